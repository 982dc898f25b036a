"""On which days a cohort's next prompts fall due, as its schedules tell."""

import heapq
from datetime import date, timedelta
from itertools import islice

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.prompts import Ahead
from bot.services import prompts, schedules
from bot.services.falling_due import dates
from models import Schedule, ScheduleKind

_LOOKED_AHEAD = timedelta(days=400)


async def ahead(session: AsyncSession, cohort_id: int, *, today: date) -> list[Ahead]:
    """List what a cohort is going to be asked; the first ones with their days, as far as known."""
    planned = await prompts.upcoming(session, cohort_id, today=today)
    days: list[date | None] = [*await _days(session, cohort_id, len(planned), today)]
    days += [None] * (len(planned) - len(days))
    return [
        Ahead(prompt=each.prompt, reveals=each.reveals.value, day=day)
        for each, day in zip(planned, days, strict=True)
    ]


async def _days(session: AsyncSession, cohort_id: int, count: int, today: date) -> list[date]:
    calendar = await schedules.calendar_of(session, cohort_id)
    found = select(Schedule).where(
        Schedule.cohort_id == cohort_id,
        Schedule.kind == ScheduleKind.PROMPT,
        Schedule.stopped_at.is_(None),
        Schedule.next_on.is_not(None),
    )
    each = [_coming(it, today + _LOOKED_AHEAD) for it in await session.scalars(found)]
    coming = (day for day in heapq.merge(*each) if calendar.why_not(day) is None)
    return list(islice(coming, count))


def _coming(it: Schedule, last: date) -> list[date]:
    """List a schedule's next days; until one, for most have no end."""
    days = []
    for day in dates(schedules.rhythm_of(it)):
        if day > last:
            break
        if it.next_on and day >= it.next_on:
            days.append(day)
    return days
