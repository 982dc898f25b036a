"""`lantern library export`: write what is open to everybody, and nothing else."""

from datetime import date
from pathlib import Path

from bot import publishing
from bot.commands.store import opened
from bot.domain.guidance import Entry
from bot.publishing import Book, NotOurs, SiteFailed, open_to_all, publish
from bot.services import starter
from bot.services.library import Library
from bot.services.starter import Starter
from bot.settings import CannotStart, StoreSettings


async def entries(
    settings: StoreSettings, workspace: str | None, came: Starter | None = None
) -> list[Entry]:
    """Give what members of a workspace may read, as it stands in the database."""
    library = Library(came or starter.load(None))
    async with opened(settings, workspace) as db, db.transaction() as session:
        await library.follow(session)
    return library.entries()


def shipped() -> list[Entry]:
    """Give what comes with Lantern; no database is needed."""
    return Library(starter.load(None)).entries()


def check(folder: Path) -> None:
    """Say what is in the way of an export."""
    try:
        publishing.check(folder)
    except NotOurs as error:
        raise CannotStart(
            f"{error} holds something else: name a folder that is empty, new, or an earlier export."
        ) from error


def write(found: list[Entry], folder: Path, *, title: str, by: str, today: date) -> int:
    """Write the export and count its pieces; what is in the way is a sentence."""
    book = Book(title=title, by=by, made_on=today, entries=open_to_all(found))
    check(folder)
    try:
        publish(book, folder)
    except SiteFailed as error:
        raise CannotStart(f"The site could not be made, so nothing was written: {error}") from error
    except OSError as error:
        raise CannotStart(f"{folder} cannot be written to: {error.strerror}.") from error
    return len(book.entries)
