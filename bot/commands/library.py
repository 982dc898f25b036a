"""`lantern library`: look through the library, bring documents in, publish what is open."""

import asyncio
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from bot.settings import CannotStart, load_store

library = typer.Typer(no_args_is_help=True, help="The library of guidance.")


class Audience(StrEnum):
    """Who may read what is imported, as `bot.domain.guidance.AudienceName`."""

    OPEN = "open"
    NETWORK = "network"
    FACILITATORS = "facilitators"


Workspace = Annotated[
    str | None,
    typer.Option(metavar="T…", help="The workspace, where the database has more than one."),
]


@library.command()
def lint(
    folder: Annotated[
        Path | None, typer.Argument(help="Where the pieces are. Without it: the starter library.")
    ] = None,
) -> None:
    """Look for faults in the library's files and in the prompts.

    A line each; the exit code is 1 if there is any.
    """
    from bot.domain import linting, prompt_linting  # noqa: PLC0415
    from bot.services.starter import FOLDER  # noqa: PLC0415

    place = folder or FOLDER
    files, prompts = _pages(place), _pages(place / "prompts")
    if not files:
        raise CannotStart(f"There are no pieces (*.md) in {place}.")
    faults = [*linting.lint(files, _today()), *prompt_linting.lint(prompts)]
    for fault in faults:
        typer.echo(fault)
    if faults:
        raise typer.Exit(1)
    asked = f" and {len(prompts)} prompts" if prompts else ""
    typer.echo(f"{len(files)} pieces{asked}, no faults.")


@library.command("import")
def bring_in(
    paths: Annotated[list[Path], typer.Argument(help="Documents, or folders with documents.")],
    *,
    author: Annotated[str | None, typer.Option(help="Who wrote them.")] = None,
    year: Annotated[int | None, typer.Option(help="The year they appeared.")] = None,
    title: Annotated[str | None, typer.Option(help="What the source is called.")] = None,
    licence: Annotated[str | None, typer.Option(help="Under what they may be used.")] = None,
    link: Annotated[str | None, typer.Option(metavar="https://…", help="Where they are.")] = None,
    audience: Annotated[Audience, typer.Option(help="Who may read them.")] = Audience.NETWORK,
    kind: Annotated[str, typer.Option(help="What they are, if they do not say.")] = "tip",
    topic: Annotated[
        list[str] | None,
        typer.Option(metavar="TOPIC", help="What they are about; may be repeated."),
    ] = None,
    publish: Annotated[bool, typer.Option("--publish", help="Without review.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    workspace: Workspace = None,
) -> None:
    """Read Markdown, HTML, DOCX, PDF and CSV into pieces for review.

    What they would become is shown first, and nothing is changed before you agree. Without
    --author, --year and so on it counts what the documents say of themselves.
    """
    settings = load_store()
    from bot.commands import importing  # noqa: PLC0415
    from bot.domain.cutting import Given  # noqa: PLC0415

    given = Given(
        title=title,
        author=author,
        year=year,
        licence=licence,
        link=link,
        audience=audience.value,
        kind=kind,
        topics=tuple(topic or ()),
    )
    wish = importing.Wish(publish=publish, ask=not yes, workspace=workspace)
    asyncio.run(importing.run(settings, paths, given, wish))


@library.command()
def export(
    folder: Annotated[Path, typer.Argument(help="New, empty, or an earlier export.")],
    starter: Annotated[
        bool, typer.Option("--starter", help="Only what comes with Lantern; needs no database.")
    ] = False,
    title: Annotated[str, typer.Option(help="What it is called.")] = "Guidance for equity officers",
    by: Annotated[str, typer.Option(help="Who publishes it.")] = "a network of equity officers",
    workspace: Workspace = None,
) -> None:
    """Write what is open to everybody, as a website.

    Beside the website stand the pieces as Markdown.

    Only pieces that are published and open to everybody leave; nobody who gave one is named.
    """
    settings = None if starter else load_store()
    from bot.commands import exporting  # noqa: PLC0415

    exporting.check(folder)
    found = asyncio.run(exporting.entries(settings, workspace)) if settings else exporting.shipped()
    count = exporting.write(found, folder, title=title, by=by, today=_today())
    typer.echo(f"{count} pieces are in {folder}. The website is {folder / 'site' / 'index.html'}.")


def _pages(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.glob("*.md")}


def _today() -> date:
    return datetime.now(UTC).date()
