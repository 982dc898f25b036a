"""Take each thing that Slack delivers once, however often it is delivered."""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from models import Receipt

KEPT_FOR = timedelta(days=2)
"""Slack gives up after minutes; a form may stay open for a day."""


async def take(session: AsyncSession, key: str, *, now: datetime) -> bool:
    """Say whether this is the first delivery of `key`; a later one waits here for the first.

    `key` is Slack's name for it: an event id, a view id, a trigger id.
    """
    first = await session.scalar(
        insert(session, Receipt)
        .values(key=key, received_at=now)
        .on_conflict_do_nothing()
        .returning(Receipt.id)
    )
    return first is not None


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget what Slack can no longer deliver again."""
    await session.execute(delete(Receipt).where(Receipt.received_at < now - KEPT_FOR))
