"""On which dates a rhythm falls due, as APScheduler's triggers count them."""

import heapq
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from apscheduler.triggers.calendarinterval import CalendarIntervalTrigger

from bot.domain.hours import DAYS
from bot.domain.schedules import Rhythm


def dates(rhythm: Rhythm, *, after: date | None = None) -> Iterator[date]:
    """List the dates in order: all, or those after one. Without a last day it never ends.

    The triggers count in UTC, where no midnight is left out, so that they drop no date; the time
    on the clock is `schedules.wall`'s.
    """
    monday = rhythm.starts_on - timedelta(days=rhythm.starts_on.weekday())
    names = list(DAYS)
    firsts = [monday + timedelta(days=names.index(day)) for day in rhythm.days]
    for day in heapq.merge(*(_every(rhythm, first) for first in firsts)):
        if day >= rhythm.starts_on and (after is None or day > after):
            yield day


def _every(rhythm: Rhythm, first: date) -> Iterator[date]:
    """List the dates of one weekday, from the first in the week that holds the rhythm's start."""
    if rhythm.ends_on and rhythm.ends_on < first:
        return
    trigger = CalendarIntervalTrigger(
        weeks=rhythm.every, start_date=first, end_date=rhythm.ends_on, timezone=UTC
    )
    due: datetime | None = None
    while due := trigger.get_next_fire_time(due, now=datetime.min.replace(tzinfo=UTC)):
        yield due.date()
