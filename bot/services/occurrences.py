"""Take each time that a job is due once, however many processes have a clock."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from models import Occurrence

KEPT_FOR = timedelta(days=7)
_EPOCH = datetime(2001, 1, 1, tzinfo=UTC)
"""A Monday, from which times are counted."""


def planned(every: timedelta, now: datetime) -> datetime:
    """Tell when the job last fell due: the same in every process."""
    return now - (now - _EPOCH) % every


async def take(session: AsyncSession, job: str, *, every: timedelta, now: datetime) -> bool:
    """Say whether this transaction is the one to do the job; another waits here for it."""
    return await take_planned(session, job, planned(every, now))


async def take_planned(session: AsyncSession, job: str, at: datetime) -> bool:
    """Say the same of a job that has its time from a calendar; `at` is not older than KEPT_FOR."""
    first = await session.scalar(
        insert(session, Occurrence)
        .values(job=job, planned_at=at)
        .on_conflict_do_nothing()
        .returning(Occurrence.id)
    )
    return first is not None


async def is_taken(session: AsyncSession, job: str, at: datetime) -> bool:
    """Say whether a time is taken. For work in parts, each of which is done once by its own key."""
    found = select(Occurrence.id).where(Occurrence.job == job, Occurrence.planned_at == at)
    return await session.scalar(found) is not None


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget times that nobody can take again."""
    await session.execute(delete(Occurrence).where(Occurrence.planned_at < now - KEPT_FOR))
