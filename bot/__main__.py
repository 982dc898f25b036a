"""The command line. What it needs is imported when it is asked for, so that help is quick."""

import asyncio
import json
import sys
from typing import Annotated

import typer

from bot.commands.library import library
from bot.settings import CannotStart, ModelSettings, Settings, SettingsError, load

cli = typer.Typer(
    name="lantern",
    help="Lantern: peer support in Slack for networks of equity officers.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
db = typer.Typer(no_args_is_help=True, help="The database.")
keys = typer.Typer(no_args_is_help=True, help="The keys that seal private text.")
model = typer.Typer(no_args_is_help=True, help="The search model.")
cli.add_typer(db, name="db")
cli.add_typer(keys, name="keys")
cli.add_typer(model, name="model")
cli.add_typer(library, name="library")


def main() -> None:
    """Run a command. What a person can put right is one sentence, and no traceback."""
    try:
        cli()
    except CannotStart as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(2 if isinstance(error, SettingsError) else 1)


@cli.command()
def run() -> None:
    """Run the bot, with the settings in the environment and .env."""
    settings = load()
    from bot import process  # noqa: PLC0415

    process.run(settings)


@cli.command()
def demo(
    port: Annotated[int, typer.Option(min=1, max=65535, help="Where the page is shown.")] = 8080,
) -> None:
    """Try everything in a local Slack, with invented people.

    It needs no settings, begins afresh each time and leaves nothing behind.
    """
    from bot.demo import stage  # noqa: PLC0415

    stage.run(port)


@cli.command()
def manifest(
    url: Annotated[
        str | None,
        typer.Option(
            metavar="https://…", help="Where Slack reaches the bot. Without it: Socket Mode."
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="JSON, without the reasons.")] = False,
) -> None:
    """Print the app manifest for Slack, with its reasons."""
    from bot import manifest as app  # noqa: PLC0415

    if url and not url.startswith("https://"):
        raise CannotStart("--url should begin with https://, because Slack posts nowhere else.")
    typer.echo(json.dumps(app.manifest(url), indent=2) if as_json else app.as_yaml(url), nl=False)


@cli.command()
def doctor() -> None:
    """Check that everything fits; exit with 1 on a fault."""
    from bot import doctor as practice  # noqa: PLC0415

    async def consult(settings: Settings) -> bool:
        all_well = True
        async for finding in practice.examine(settings):
            typer.echo(finding)
            all_well = all_well and finding.is_well
        return all_well

    try:
        settings = load()
    except SettingsError as error:
        typer.echo(practice.unset(error))
        raise typer.Exit(1) from None
    raise typer.Exit(0 if asyncio.run(consult(settings)) else 1)


@db.command()
def upgrade() -> None:
    """Bring the database to the shape this version needs. `run` does it, too."""
    settings = load()
    from bot import migrate  # noqa: PLC0415

    done = asyncio.run(migrate.upgrade(settings.database_url))
    typer.echo("The database was upgraded." if done else "The database was up to date.")


@keys.command()
def new() -> None:
    """Make a key for LANTERN_KEYS."""
    from bot.vault import Vault  # noqa: PLC0415

    typer.echo(Vault.new_key())


@keys.command()
def rotate() -> None:
    """Seal everything anew with the first key of LANTERN_KEYS.

    Put a new key first, restart the bot, run this, then remove the old key. It may be
    interrupted, and run again.
    """
    settings = load()
    from bot import rotation  # noqa: PLC0415

    count = asyncio.run(rotation.rotate(settings.database_url, settings.keys))
    typer.echo(f"Sealed anew: {count.changed}. Already under the newest key: {count.current}.")


@model.command()
def build() -> None:
    """Build the search model, once a machine.

    It takes about 10 seconds after a download of 84 MB, and then reads the guidance.
    """
    from bot import start  # noqa: PLC0415
    from bot.encoder.build import build as make  # noqa: PLC0415
    from bot.encoder.model import ModelUnavailable  # noqa: PLC0415

    folder = ModelSettings().lantern_model
    try:
        make(folder, say=typer.echo)
    except ModelUnavailable as error:
        raise CannotStart(str(error)) from error
    pieces = start.load_starter(folder)
    typer.echo(f"{len(pieces)} pieces of guidance are ready to be searched.")


if __name__ == "__main__":
    main()
