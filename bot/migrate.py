"""Brings a database to the shape this code expects, or says in a sentence why it cannot."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Literal

from sqlalchemy import Connection, event, make_url, text
from sqlalchemy.engine import URL
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

import migrations
from bot.settings import CannotStart

SCRIPTS = Path(migrations.__file__).parent
PATIENCE = 5000
"""Milliseconds to wait for another program to let go of a SQLite file."""
_ADVISORY_LOCK = 0x1A47E24
"""Any number that nobody else locks: two processes that start at once take turns."""

Shape = Literal["current", "empty", "older", "newer"]

REMEDIES: dict[Shape, str] = {
    "empty": "There are no tables yet: run `lantern db upgrade`, or just `lantern run`.",
    "older": "The tables are those of an older version: run `lantern db upgrade`.",
    "newer": "The database was made by a newer version of Lantern: install that version, "
    "or restore the backup from before the upgrade.",
}


@asynccontextmanager
async def plain_engine(url: str) -> AsyncIterator[AsyncEngine]:
    """Open a database without the bot's types and scope: for migrations, keys and the doctor.

    In SQLite foreign keys are not enforced here, or a table that a migration builds anew would
    take the rows that refer to it along.
    """
    engine = create_async_engine(url, poolclass=NullPool, hide_parameters=True, **_options(url))
    if engine.dialect.name == "sqlite":
        _begin_with_the_write_lock(engine)
    try:
        yield engine
    except DBAPIError as error:
        raise CannotStart(_sentence(make_url(url), error)) from error
    finally:
        await engine.dispose()


async def upgrade(url: str) -> bool:
    """Bring the database to the newest shape; tell whether anything had to be done."""
    async with plain_engine(url) as engine, engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            await connection.execute(text(f"SELECT pg_advisory_xact_lock({_ADVISORY_LOCK})"))
        return await connection.run_sync(_upgrade)


async def shape(url: str) -> Shape:
    """Tell how the database compares with this code, and make no file to find out."""
    if _is_missing_file(make_url(url)):
        return "empty"
    async with plain_engine(url) as engine, engine.connect() as connection:
        return await connection.run_sync(_shape)


def _upgrade(connection: Connection) -> bool:
    from alembic import command  # noqa: PLC0415  # a fifth of a second, seldom needed

    found = _shape(connection)
    if found == "newer":
        raise CannotStart(REMEDIES[found])
    if found != "current":
        command.upgrade(_config(connection), "head")
    return found != "current"


def _shape(connection: Connection) -> Shape:
    from alembic.migration import MigrationContext  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    scripts = ScriptDirectory.from_config(_config(connection))
    reached = set(MigrationContext.configure(connection).get_current_heads())
    if reached == set(scripts.get_heads()):
        return "current"
    if not reached <= {script.revision for script in scripts.walk_revisions()}:
        return "newer"
    return "older" if reached else "empty"


def _config(connection: Connection) -> Any:
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    return config


def _is_missing_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite" and not Path(url.database or "").exists()


def _options(url: str) -> dict[str, Any]:
    return {} if url.startswith("sqlite") else {"connect_args": {"connect_timeout": 10}}


def _begin_with_the_write_lock(engine: AsyncEngine) -> None:
    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout={PATIENCE}")

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


def _sentence(url: URL, error: DBAPIError) -> str:
    if url.get_backend_name() == "sqlite":
        if "locked" in str(error.orig):
            return f"The database {url.database} is locked by another program: stop that first."
        return (
            f"The database {url.database} cannot be opened: check DATABASE_URL, "
            "and that its folder exists and may be written to."
        )
    return (
        f"PostgreSQL at {url.host or 'its socket'} cannot be used: check DATABASE_URL, that the "
        "server runs, and that its user may create tables in the database."
    )
