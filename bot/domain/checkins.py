"""The weekly question: when it comes to a member, when it comes back, and what they choose."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.domain.errors import InvalidInput
from bot.domain.hours import WorkingWeek
from bot.domain.schedules import CATCH_UP, wall

LATER_BY = timedelta(hours=3)
"""How long *Later today* puts a question off."""
_TOO_SOON = timedelta(minutes=30)
"""Before the end of a working day nothing comes back that day."""
_IN_TIME = timedelta(hours=1)
"""Before a window closes."""
MOST_REMINDERS = 2
LONGEST_PAUSE = timedelta(days=366)
_LAST_MINUTE = 24 * 60 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInChoices:
    """How a member wants to be asked; raises InvalidInput by field."""

    wanted: bool = True
    """Whether they are asked what their cohorts are asked."""
    minute: int | None = None
    """Minutes after midnight on their own clock; None: when their cohort is."""
    reminders: int = 1

    def __post_init__(self) -> None:
        if self.minute is not None and not 0 <= self.minute <= _LAST_MINUTE:
            raise InvalidInput(minute="Choose a time of day.")
        if not 0 <= self.reminders <= MOST_REMINDERS:
            raise InvalidInput(reminders="Choose none, one or two.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """How long a member is left alone, and by what; raises InvalidInput by field."""

    until: date
    """The first day on which they are written to again."""
    mentoring: bool = False
    peers: bool = False

    @classmethod
    def asked(
        cls, until: date | None, *, today: date, mentoring: bool = False, peers: bool = False
    ) -> "Pause":
        if until is None or until <= today:
            raise InvalidInput(until="Choose a day to come: the first on which I write again.")
        if until > today + LONGEST_PAUSE:
            raise InvalidInput(until="Choose a day within a year. You can pause again then.")
        return cls(until=until, mentoring=mentoring, peers=peers)


@dataclass(frozen=True, slots=True, kw_only=True)
class AwayChoices:
    """What of a member pauses, and what else could."""

    until: date | None = None
    """The first day on which they are written to again; None where they are here."""
    mentors: bool = False
    takes_part: bool = False
    """In rounds of pairs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The times of a prompt, as far as they decide when it comes to somebody."""

    day: date
    """On the calendar of whoever is asked."""
    minute: int
    zone: str | None
    """None: each member's own."""
    planned: bool
    """By a schedule; what a facilitator sends now comes to all at once."""

    def moment(self, week: WorkingWeek, own_minute: int | None = None) -> datetime:
        """Tell when it comes to somebody, in UTC: at their own time, where they chose one."""
        if self.planned and own_minute is not None:
            return wall(self.day, own_minute, week.zone)
        return wall(self.day, self.minute, self.zone or week.zone)

    def is_late(self, moment: datetime, now: datetime) -> bool:
        """Whether it is too late to make up for a moment that nobody was there for."""
        return now - moment > CATCH_UP["prompt"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far a prompt has come on its way to a cohort."""

    sent: int
    total: int
    waiting: int
    """Those who get it when they are next at work, or when the day's time comes to them."""
    done_at: datetime | None
    """When the others have it, about; None where none of them is left."""


def comes_back(week: WorkingWeek, now: datetime, closes: datetime | None) -> datetime:
    """Tell when a question comes back that somebody put off: before its window closes, if it can.

    In three hours, or at the end of their working day if that is sooner; where it ends in a
    moment, or has ended, when they are next at work.
    """
    usual = _later(week, now)
    if closes is None or usual < closes:
        return usual
    before = closes - _IN_TIME
    return before if before >= now + _TOO_SOON else usual


def _later(week: WorkingWeek, now: datetime) -> datetime:
    hours = week.hours_of(local_day(now, week))
    if hours is None:
        return week.next_open(now)
    starts, ends = (each.astimezone(UTC) for each in hours)
    if now > ends - _TOO_SOON:
        return week.next_open(max(now, ends))
    return min(max(now, starts) + LATER_BY, ends)


def done_about(now: datetime, left: int, per_second: float) -> datetime | None:
    """Tell when so many messages will have been sent; None where none is left."""
    return now + timedelta(seconds=left / per_second) if left else None


def local_day(moment: datetime, week: WorkingWeek) -> date:
    """Tell the date on somebody's own calendar."""
    return moment.astimezone(week.clock).date()
