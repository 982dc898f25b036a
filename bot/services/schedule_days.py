"""A schedule's days open when they fall due, once each, and stay open until their work is done."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.schedules import too_late_from
from bot.services.falling_due import dates
from bot.services.schedules import calendar_of, rhythm_of
from models import DayState, Schedule, ScheduleDay, ScheduleKind

AT_ONCE = 100
"""Days that are looked at in one turn; the others wait for the next."""


async def to_open(session: AsyncSession, *, now: datetime) -> list[int]:
    """Name the schedules of which a day has come, those first that have waited longest."""
    due = select(Schedule.id).where(Schedule.opens_at <= now, Schedule.stopped_at.is_(None))
    return list(await session.scalars(due.order_by(Schedule.opens_at, Schedule.id).limit(AT_ONCE)))


async def open_due(session: AsyncSession, schedule_id: int, *, now: datetime) -> bool:
    """Open, or skip, one day that has come; tell whether more of this schedule may have.

    The schedule is locked and its day is unique, so of any number of processes one opens it. A
    schedule that another process is at is left to it.
    """
    mine = select(Schedule).where(
        Schedule.id == schedule_id, Schedule.opens_at <= now, Schedule.stopped_at.is_(None)
    )
    it = await session.scalar(mine.with_for_update(skip_locked=True))
    if it is None or it.next_on is None:
        return False
    rhythm, day = rhythm_of(it), it.next_on
    following = next(dates(rhythm, after=day), None)
    why = (await calendar_of(session, it.cohort_id)).why_not(day)
    if now >= too_late_from(rhythm, it.kind.value, day, following):
        why = why or "late"
    row = {"schedule_id": it.id, "day": day, "opened_at": now, **_begins(it.opens_at, why)}
    await session.execute(insert(session, ScheduleDay).values(**row).on_conflict_do_nothing())
    it.next_on, it.opens_at = following, rhythm.begins(following) if following else None
    return True


async def due_days(session: AsyncSession, *, now: datetime) -> list[tuple[int, ScheduleKind]]:
    """Name the open days that have something to do, those first that have waited longest."""
    due = (
        select(ScheduleDay.id, Schedule.kind)
        .join(Schedule, Schedule.id == ScheduleDay.schedule_id)
        .where(ScheduleDay.state == DayState.OPEN, ScheduleDay.due_at <= now)
        .order_by(ScheduleDay.due_at, ScheduleDay.id)
        .limit(AT_ONCE)
    )
    return [(day_id, kind) for day_id, kind in await session.execute(due)]


async def take(
    session: AsyncSession, day_id: int, *, now: datetime
) -> tuple[Schedule, ScheduleDay] | None:
    """Lock an open day for one step of its work; None where there is nothing to do any more.

    What is stopped meanwhile, or too late by now, is skipped.
    """
    mine = select(ScheduleDay).where(
        ScheduleDay.id == day_id, ScheduleDay.state == DayState.OPEN, ScheduleDay.due_at <= now
    )
    fresh = mine.execution_options(populate_existing=True)
    day = await session.scalar(fresh.with_for_update(skip_locked=True))
    if day is None:
        return None
    it = await session.get_one(Schedule, day.schedule_id)
    if it.stopped_at:
        skip(day, "stopped")
        return None
    following: date | None = next(dates(rhythm_of(it), after=day.day), None)
    if now >= too_late_from(rhythm_of(it), it.kind.value, day.day, following):
        skip(day, "late")
        return None
    return it, day


def settle(day: ScheduleDay, look_again: datetime | None) -> None:
    """Note when a day is looked at again; None: its work is done. What was skipped stays so."""
    if day.state != DayState.OPEN:
        return
    day.due_at = look_again
    if look_again is None:
        day.state = DayState.DONE


def skip(day: ScheduleDay, why: str) -> None:
    """Leave a day undone, with why: a key of `schedules.WHY_SKIPPED`."""
    day.state, day.due_at, day.why = DayState.SKIPPED, None, why


def _begins(opens_at: datetime | None, why: str | None) -> dict[str, object]:
    if why:
        return {"state": DayState.SKIPPED, "why": why}
    # what fell due first is done first, also where several days are made up at once
    return {"state": DayState.OPEN, "due_at": opens_at}
