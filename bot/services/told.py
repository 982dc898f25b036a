"""What Lantern wrote to a member unasked, or told about them: that it did, never what it said."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import delete, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.unasked import Told as Once
from bot.domain.unasked import Waiting
from bot.services.outbox import UNSEEN
from models import Delivery, Operation, Told
from models.delivery import IS_HELD

KEPT_FOR = timedelta(days=90)
_AT_ONCE = 500
"""Rows in one statement."""


async def note(session: AsyncSession, member: str, what: str, now: datetime) -> None:
    """Note something for a member's own list; `what` is a key of `unasked.REASONS`."""
    session.add(Told(member=member, what=what, told_at=now))


async def note_all(
    session: AsyncSession, members: Collection[str], what: str, now: datetime
) -> None:
    """Note the same for many."""
    rows = [{"member": member, "what": what, "told_at": now} for member in sorted(members)]
    for start in range(0, len(rows), _AT_ONCE):
        await session.execute(insert(session, Told), rows[start : start + _AT_ONCE])


async def note_sent(session: AsyncSession, sent: Delivery, *, now: datetime) -> None:
    """Note a message that went unasked; of others there is nothing to note."""
    kind = _kind(sent)
    if sent.rank is not None and sent.operation == Operation.POST and kind:
        await note(session, sent.channel, kind, now)


async def latest(session: AsyncSession, member: str, *, limit: int) -> Sequence[Once]:
    """List what a member was told, and what about them, the latest first."""
    found = select(Told).where(Told.member == member).order_by(Told.id.desc()).limit(limit)
    return [Once(what=row.what, at=row.told_at) for row in await session.scalars(found)]


async def held(session: AsyncSession, member: str) -> Sequence[Waiting]:
    """List what waits for its turn, the most pressing first."""
    found = select(Delivery).where(text(IS_HELD), Delivery.lane == member)
    rows = await session.scalars(found.order_by(Delivery.rank, Delivery.id))
    return [Waiting(kind=kind, until=_until(row)) for row in rows if (kind := _kind(row))]


def _kind(row: Delivery) -> str:
    return str((row.notice or {}).get("kind", ""))


def _until(row: Delivery) -> datetime | None:
    return row.due_at if row.due_at and row.due_at > UNSEEN else None


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    await session.execute(delete(Told).where(Told.told_at < now - KEPT_FOR))
