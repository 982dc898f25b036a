"""`lantern library import`: read documents, show what would come of them, then take all or none."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

import typer

from bot.commands.store import opened
from bot.documents import SUFFIXES, Desk
from bot.domain.cutting import Given, pieces
from bot.domain.documents import Unusable
from bot.domain.pieces import Words
from bot.services import imports, starter
from bot.services.imports import Sorted
from bot.settings import CannotStart, StoreSettings
from bot.start import now

MOST_FILES = 1_000
MOST_PIECES = 500
"""They come in by one transaction, and while it lasts a bot on SQLite has to wait."""

NOTHING = "Nothing was imported."


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What to do with the pieces."""

    publish: bool
    ask: bool
    workspace: str | None


async def run(settings: StoreSettings, paths: Sequence[Path], given: Given, wish: Wish) -> None:
    """Import documents. Whatever is wrong with one of them, nothing is changed."""
    files = list(_files(paths))
    async with opened(settings, wish.workspace) as db:
        words = _read(files, given)
        came = starter.load(None).pieces
        async with db.transaction() as session:
            found = await imports.sort(session, db.vault, words, came)
        for line in preview(found, publish=wish.publish):
            typer.echo(line)
        if not found.new:
            return
        if wish.ask and not _agreed():
            typer.echo(NOTHING)
            return
        async with db.transaction() as session:
            await imports.bring_in(session, db.vault, found.new, publish=wish.publish, now=now())
    typer.echo(f"Imported {_count(found.new)}.")


def preview(found: Sorted, *, publish: bool) -> Iterator[str]:
    """Say what would be imported, what is skipped, and who will see it."""
    last = None
    for words in found.new:
        source = f"{words.source.author}, {words.source.title} ({words.source.year})"
        if source != last:
            yield f"\n{source} · {words.licence}"
        last = source
        place = f" · {words.source.page}" if words.source.page else ""
        length = len(words.body.split())
        yield f"  {words.title}"
        yield f"    {words.kind} · {', '.join(words.topics)} · {length} words{place}"
    for words in found.there:
        yield f"Skipped, for it is there already: {words.title}"
    if not found.new:
        yield f"\nThere is nothing new. {NOTHING}"
        return
    yield f"\n{_count(found.new)} to import. {_readers(found.new[0], publish=publish)}"


def _readers(words: Words, *, publish: bool) -> str:
    """Say who will read them, and when."""
    readers = {
        "open": "all members, and whoever reads an export,",
        "network": "all members of this network",
        "facilitators": "facilitators",
    }[words.audience]
    if publish:
        return f"They are published at once: {readers} can read them."
    return f"They wait for a facilitator; once published, {readers} can read them."


def _agreed() -> bool:
    try:
        return typer.confirm("Import them?")
    except typer.Abort:  # there is nobody to ask, or they went away
        typer.echo()
        return False


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    """Name the documents; in a folder those that can be read, at any depth, and none hidden."""
    found: dict[Path, None] = {}
    for path in paths:
        if not path.exists():
            raise CannotStart(f"There is no {path}.")
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if not path.is_dir() or _is_meant(file, path):
                found[file] = None
    if not found:
        raise CannotStart(f"There are no documents ({', '.join(sorted(SUFFIXES))}) there.")
    if len(found) > MOST_FILES:
        raise CannotStart(f"That is more than {MOST_FILES:,} documents: import them in parts.")
    yield from found


def _is_meant(file: Path, folder: Path) -> bool:
    hidden = any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)
    return file.is_file() and file.suffix.lower() in SUFFIXES and not hidden


def _read(files: Sequence[Path], given: Given) -> list[Words]:
    """Read them all; say of each that cannot be used why, and raise where there is any."""
    words: list[Words] = []
    faults: list[str] = []
    with Desk() as desk, _progress(files) as bar:
        for file in bar:
            try:
                words += pieces(file.stem, desk.read(file), given)
            except Unusable as error:
                faults.append(f"{file} {str(error).rstrip('.')}.")
    if len(words) > MOST_PIECES:
        faults.append(f"That is more than {MOST_PIECES:,} pieces: import them in parts.")
    if faults:
        raise CannotStart("\n".join([*faults, NOTHING]))
    return words


def _progress(files: Sequence[Path]) -> AbstractContextManager[Iterable[Path]]:
    return typer.progressbar(files, label="Reading", file=sys.stderr)


def _count(words: Iterable[Words]) -> str:
    count = len(list(words))
    return "1 piece" if count == 1 else f"{count} pieces"
