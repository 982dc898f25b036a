"""The engine, and the only place where a transaction begins or ends."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, nullcontext
from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import Connection, event, func, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import (
    AsyncEngine,
    AsyncSession,
    async_sessionmaker,
    create_async_engine,
)
from sqlalchemy.orm import Session

from bot.scope import ScopedSession
from bot.vault import Vault

_POSTGRES_MANNERS = "-c idle_in_transaction_session_timeout=10000 -c lock_timeout=10000"
"""A replica that freezes inside a transaction must not hold its locks for ever."""


class Database:
    """One workspace's view of the database.

    `url` is SQLAlchemy's, for aiosqlite or psycopg; `keys` are Fernet keys, newest first.
    """

    def __init__(self, url: str, *, keys: Sequence[str], team_id: str) -> None:
        self.team_id = team_id
        self.vault = Vault(keys)
        self.engine = create_async_engine(url, hide_parameters=True, **_options(url))
        self.engine.dialect.vault = self.vault  # type: ignore[attr-defined]  # for sealed columns
        self._sessions = async_sessionmaker(
            self.engine,
            sync_session_class=ScopedSession,
            info={"team_id": team_id},
            expire_on_commit=False,
        )
        self._is_sqlite = self.engine.dialect.name == "sqlite"
        self._turn = asyncio.Lock() if self._is_sqlite else nullcontext()
        if self._is_sqlite:
            _teach_sqlite_manners(self.engine)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """Commit when the block ends well, roll back when it raises.

        In SQLite writers queue for their turn here, which is fairer and faster than its busy
        handler's naps.
        """
        async with self._turn, self._sessions.begin() as session:
            yield session

    @property
    def is_shared(self) -> bool:
        """Whether other processes may use it too."""
        return not self._is_sqlite

    async def dispose(self) -> None:
        await self.engine.dispose()


def _options(url: str) -> dict[str, Any]:
    if url.startswith("sqlite"):
        return {}
    return {"pool_pre_ping": True, "connect_args": {"options": _POSTGRES_MANNERS}}


def _teach_sqlite_manners(engine: AsyncEngine) -> None:
    """Check foreign keys, survive a power cut, and take the write lock at BEGIN."""

    @event.listens_for(engine.sync_engine, "connect")
    def on_connect(connection: Any, _: Any) -> None:
        connection.isolation_level = None
        for pragma in (
            "foreign_keys=ON",
            "journal_mode=WAL",
            "synchronous=FULL",
            "busy_timeout=5000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine.sync_engine, "begin")
    def on_begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")


async def clock(session: AsyncSession) -> datetime:
    """Tell the time for leases: the database's own, where several hosts share it."""
    if session.get_bind().dialect.name == "sqlite":
        return datetime.now(UTC)
    told: datetime = (await session.execute(select(func.clock_timestamp()))).scalar_one()
    return told


def insert(session: AsyncSession | Session, table: type[Any]) -> postgresql.Insert:
    """Start an INSERT that may say ON CONFLICT, in the session's own dialect."""
    if session.get_bind().dialect.name == "postgresql":
        return postgresql.insert(table)
    # The two dialects' statements are the same where we use them, in all but their type.
    return cast(postgresql.Insert, sqlite.insert(table))
