"""When people could meet: what their working weeks have in common in the coming days."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from functools import reduce
from typing import TypeAlias

from bot.domain.hours import WorkingWeek

Stretch: TypeAlias = tuple[datetime, datetime]
"""From, until."""

AHEAD = timedelta(days=7)
NOTICE = timedelta(hours=12)
"""Nobody is expected to be free sooner."""
SHORTEST = timedelta(minutes=30)
SHOWN = 3


def meeting_times(weeks: Sequence[WorkingWeek], now: datetime) -> list[Stretch]:
    """Find up to SHOWN stretches of the coming week in which all are at work, one a day."""
    begin, end = now + NOTICE, now + NOTICE + AHEAD
    common = reduce(_both, (_hours(week, begin, end) for week in weeks))
    long_enough = [(starts, ends) for starts, ends in common if ends - starts >= SHORTEST]
    a_day = {starts.date(): (starts, ends) for starts, ends in reversed(long_enough)}
    return [a_day[day] for day in sorted(a_day)][:SHOWN]


def _hours(week: WorkingWeek, begin: datetime, end: datetime) -> list[Stretch]:
    """List the whole working days of somebody that begin in between."""
    first = begin.astimezone(week.clock).date() - timedelta(days=1)
    days = (week.hours_of(first + timedelta(days=ahead)) for ahead in range(AHEAD.days + 3))
    return [hours for hours in days if hours and begin <= hours[0] < end]


def _both(mine: Iterable[Stretch], theirs: Iterable[Stretch]) -> list[Stretch]:
    theirs = list(theirs)
    common = ((max(one[0], other[0]), min(one[1], other[1])) for one in mine for other in theirs)
    return [(starts, ends) for starts, ends in common if starts < ends]
