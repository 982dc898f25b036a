"""Let what must not happen side by side take turns, where no row stands for it."""

from zlib import crc32

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession


async def wait(session: AsyncSession, what: str) -> None:
    """Wait until no other transaction does the same; in SQLite none ever does."""
    if session.get_bind().dialect.name == "postgresql":
        name = f"{session.info['team_id']}:{what}"
        await session.execute(select(func.pg_advisory_xact_lock(crc32(name.encode()))))
