"""One process at a time on a SQLite file, which cannot tell two bots apart."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy import make_url

from bot.settings import CannotStart


@contextmanager
def held(url: str) -> Iterator[None]:
    """Hold the database's file for this process; PostgreSQL needs no such thing."""
    file = make_url(url).database
    if not url.startswith("sqlite") or not file:
        yield
        return
    lock = FileLock(f"{file}.lock")
    try:
        if not Path(file).parent.is_dir():  # the lock would make it
            raise FileNotFoundError
        lock.acquire(blocking=False)
    except Timeout as error:
        raise CannotStart(
            f"Another process uses {file}: stop it first, or use PostgreSQL to run several."
        ) from error
    except OSError as error:
        raise CannotStart(
            f"{file} cannot be used: check that its folder exists and may be written to."
        ) from error
    try:
        yield
    finally:
        lock.release()
