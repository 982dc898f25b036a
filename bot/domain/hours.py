"""A member's working week, on their own wall clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DAYS = {
    "mon": "Monday",
    "tue": "Tuesday",
    "wed": "Wednesday",
    "thu": "Thursday",
    "fri": "Friday",
    "sat": "Saturday",
    "sun": "Sunday",
}
"""What is stored, and what is shown; in the week's order."""
WEEKDAYS = frozenset(("mon", "tue", "wed", "thu", "fri"))


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingWeek:
    """When somebody works."""

    zone: str | None = None
    """An IANA name; None where it is not known, which counts as UTC."""
    starts: int = 9 * 60
    ends: int = 17 * 60
    """Minutes after midnight."""
    days: frozenset[str] = WEEKDAYS
    """Keys of DAYS; none at all counts as all."""

    @property
    def clock(self) -> ZoneInfo:
        return ZoneInfo(self.zone or "UTC")

    def works_on(self, day: date) -> bool:
        return not self.days or tuple(DAYS)[day.weekday()] in self.days

    def hours_of(self, day: date) -> tuple[datetime, datetime] | None:
        """Tell when work begins and ends on a day of theirs, aware; None on a day off."""
        if not self.works_on(day):
            return None
        return self._at(day, self.starts), self._at(day, self.ends)

    def next_open(self, moment: datetime) -> datetime:
        """Tell when they next are at work: `moment` itself where they are."""
        moment = moment.astimezone(UTC)
        for starts, ends in self._days_from(moment):
            if moment < ends:
                return max(moment, starts)
        raise AssertionError("A week has a working day.")

    def last_open(self, day: date) -> datetime:
        """Tell when their work ends on a day, or ended last before it."""
        for back in range(8):
            if hours := self.hours_of(day - timedelta(days=back)):
                return hours[1].astimezone(UTC)
        raise AssertionError("A week has a working day.")

    def after(self, moment: datetime, hours: float) -> datetime:
        """Tell when this many hours of working days are over, moved into working hours.

        A day off does not count, a working day counts whole, on the wall clock: 24 hours after
        Friday at four is Monday at four, also where the clocks change in between.
        """
        local = moment.astimezone(self.clock).replace(tzinfo=None)
        left = timedelta(hours=hours)
        while True:
            tomorrow = datetime.combine(local.date() + timedelta(days=1), time())
            if self.works_on(local.date()):
                if local + left < tomorrow:
                    break
                left -= tomorrow - local
            local = tomorrow
        over = (local + left).replace(tzinfo=self.clock).astimezone(UTC)
        # in an hour that a clock shows twice, it is the first that it names
        return self.next_open(max(over, moment))

    def worked(self, start: datetime, end: datetime) -> timedelta:
        """Tell for how long they are at work between two moments; nothing where `end` is first."""
        total = timedelta(0)
        start, end = start.astimezone(UTC), end.astimezone(UTC)
        day, last = start.astimezone(self.clock).date(), end.astimezone(self.clock).date()
        while day <= last:
            if hours := self.hours_of(day):
                opens, closes = (each.astimezone(UTC) for each in hours)
                total += max(timedelta(0), min(closes, end) - max(opens, start))
            day += timedelta(days=1)
        return total

    def later(self, moment: datetime, work: timedelta) -> datetime:
        """Tell when they have been at work for this long after a moment."""
        at = self.next_open(moment).astimezone(UTC)
        while True:
            closes = next(ends for _, ends in self._days_from(at) if at < ends).astimezone(UTC)
            if at + work <= closes:
                return at + work
            work -= closes - at
            at = self.next_open(closes).astimezone(UTC)

    def _days_from(self, moment: datetime) -> Iterator[tuple[datetime, datetime]]:
        day = moment.astimezone(self.clock).date()
        for ahead in range(8):
            if hours := self.hours_of(day + timedelta(days=ahead)):
                yield hours

    def _at(self, day: date, minutes: int) -> datetime:
        return datetime.combine(day, time()).replace(tzinfo=self.clock) + timedelta(minutes=minutes)


def overlap(one: WorkingWeek, other: WorkingWeek, day: date) -> tuple[datetime, datetime] | None:
    """Find the stretch of a day in which both work; None where there is none."""
    mine, theirs = one.hours_of(day), other.hours_of(day)
    if not mine or not theirs:
        return None
    starts, ends = max(mine[0], theirs[0]), min(mine[1], theirs[1])
    return (starts, ends) if starts < ends else None


def hours_apart(one: WorkingWeek, other: WorkingWeek, moment: datetime) -> float | None:
    """Tell how many hours the other's clock is ahead; None where a zone is not known."""
    if one.zone is None or other.zone is None:
        return None
    ahead = moment.astimezone(other.clock).utcoffset(), moment.astimezone(one.clock).utcoffset()
    theirs, mine = (each or timedelta(0) for each in ahead)
    return (theirs - mine).total_seconds() / 3600
