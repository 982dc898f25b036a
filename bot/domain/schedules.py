"""When a cohort does something regularly: on which days, and at what time on whose clock."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from bot.domain import zones
from bot.domain.errors import InvalidInput
from bot.domain.hours import DAYS, WEEKDAYS

KINDS = {
    "prompt": "The weekly prompt",
    "reminder": "A reminder of the prompt",
    "digest": "The digest for facilitators",
    "pairs": "A round of pairs",
}
"""What can be done regularly: what is stored, and what is shown."""
ALWAYS_ONE_CLOCK = frozenset(("digest", "pairs"))
"""Kinds that happen at one moment for all, so never at each member's own time."""
CATCH_UP = {
    "prompt": timedelta(hours=24),
    "reminder": timedelta(hours=12),
    "digest": timedelta(days=4),
    "pairs": timedelta(days=2),
}
"""By kind: for how long a day that nobody was there for is made up. Later, it is skipped."""
WHY_SKIPPED = {
    "late": "nobody ran at that time",
    "break": "a break",
    "not_begun": "the programme has not begun",
    "over": "the programme is over",
    "archived": "the cohort is archived",
    "stopped": "it was stopped",
    "nothing": "there was nothing to do",
}
"""Why a day was skipped: what is stored, and what is shown."""
MOST_WEEKS = 12
"""Between two weeks of a schedule."""
_ORDINALS = (
    *("", "", "second", "third", "fourth", "fifth", "sixth"),
    *("seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"),
)
_MORNING, _AFTERNOON = 9 * 60, 15 * 60
_LAST_MINUTE = 24 * 60 - 1
_EASTMOST, _WESTMOST = timedelta(hours=14), timedelta(hours=-12)
"""How far any clock on earth is ahead of UTC, and how far behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """On which days, and when; raises InvalidInput by field."""

    weekdays: tuple[str, ...]
    """Keys of `hours.DAYS`."""
    minute: int
    """Minutes after midnight, on the wall clock."""
    every: int = 1
    """Weeks, counted from the one that holds `starts_on`; weeks begin on Monday."""
    zone: str | None = None
    """An IANA name; None: each member's own."""
    starts_on: date
    ends_on: date | None = None
    """The last day on which it may fall due."""

    def __post_init__(self) -> None:
        if not self.weekdays or not DAYS.keys() >= set(self.weekdays):
            raise InvalidInput(weekdays="Choose at least one day of the week.")
        if not 0 <= self.minute <= _LAST_MINUTE:
            raise InvalidInput(minute="Choose a time of day.")
        if not 1 <= self.every <= MOST_WEEKS:
            raise InvalidInput(every=f"Choose every 1 to {MOST_WEEKS} weeks.")
        if self.zone is not None and self.zone not in available_timezones():
            raise InvalidInput(zone="I do not know this time zone. Please choose another.")
        if self.ends_on and self.ends_on < self.starts_on:
            raise InvalidInput(ends_on="This is before its first day. Please choose a later one.")

    @property
    def days(self) -> list[str]:
        """The weekdays in the week's order, each once."""
        return [day for day in DAYS if day in self.weekdays]

    def begins(self, day: date) -> datetime:
        """Tell when a day's time comes to the first of those it is for."""
        return first_on_earth(day, self.minute) if self.zone is None else self._on_its_clock(day)

    def has_come_to_all(self, day: date) -> datetime:
        """Tell when a day's time has come to the last of those it is for."""
        return last_on_earth(day, self.minute) if self.zone is None else self._on_its_clock(day)

    def _on_its_clock(self, day: date) -> datetime:
        return wall(day, self.minute, self.zone)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleDraft:
    """A schedule as somebody typed it, checked; with an id, it changes one that there is."""

    cohort_id: int
    schedule_id: int | None
    kind: str
    """A key of KINDS."""
    rhythm: Rhythm

    def __post_init__(self) -> None:
        if self.kind not in KINDS:
            raise InvalidInput(kind="Choose what is to happen.")
        if self.kind in ALWAYS_ONE_CLOCK and self.rhythm.zone is None:
            raise InvalidInput(
                zone="This happens at one moment for all. Choose the cohort's clock, please."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """A day that a schedule comes to; `why` tells why it is skipped, a key of WHY_SKIPPED."""

    day: date
    why: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleSeen:
    """A schedule as those see it who look after the cohort."""

    schedule_id: int
    cohort_id: int
    kind: str
    rhythm: Rhythm
    upcoming: Sequence[Upcoming]
    skipped: Sequence[Upcoming]
    """The latest first; not what breaks and the programme's ends left out, which is no news."""


def usual_week(starts_on: date, zone: str) -> dict[str, Rhythm]:
    """Return what most cohorts want, by kind; `zone` is the cohort's."""
    return {
        "prompt": Rhythm(weekdays=("mon",), minute=_MORNING, starts_on=starts_on),
        "reminder": Rhythm(weekdays=("wed", "fri"), minute=_MORNING, starts_on=starts_on),
        "digest": Rhythm(weekdays=("fri",), minute=_AFTERNOON, zone=zone, starts_on=starts_on),
    }


def wall(day: date, minute: int, zone: str | None) -> datetime:
    """Tell when a clock shows a time on a day, in UTC; a zone that is not known counts as UTC.

    A time that the clock leaves out is as much later as the clock is put forward, or earlier
    where that would be the next day. Of a time that it shows twice, it is the first.
    """
    clock = ZoneInfo(zone or "UTC")
    shown = datetime.combine(day, time(minute // 60, minute % 60), clock)
    moment = shown.astimezone(UTC)
    if moment.astimezone(clock).date() > day:  # Nuuk leaves out the last hour of a day
        earlier = shown.replace(fold=1).astimezone(UTC)
        return earlier if earlier.astimezone(clock).date() == day else moment
    return moment


def first_on_earth(day: date, minute: int) -> datetime:
    """Tell when a time on a day comes to the first clock on earth, in UTC."""
    return _on_utc_clock(day, minute) - _EASTMOST


def last_on_earth(day: date, minute: int) -> datetime:
    """Tell when it comes to the last."""
    return _on_utc_clock(day, minute) - _WESTMOST


def too_late_from(rhythm: Rhythm, kind: str, day: date, following: date | None) -> datetime:
    """Tell from when on a day is not made up any more.

    That is after its kind's catch-up, or as soon as the following day has come to all: of several
    that were missed, only the latest is worth making up.
    """
    latest = rhythm.has_come_to_all(day) + CATCH_UP[kind]
    return latest if following is None else min(latest, rhythm.has_come_to_all(following))


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The days on which a cohort does anything at all."""

    archived: bool = False
    starts_on: date | None = None
    ends_on: date | None = None
    """The first and the last day of its programme."""
    breaks: Sequence[tuple[date, date]] = ()
    """Its own and everybody's, each with its first and its last day."""

    def why_not(self, day: date) -> str | None:
        """Tell why nothing is done on a day, a key of WHY_SKIPPED; None where it is a day."""
        if self.archived:
            return "archived"
        if self.starts_on and day < self.starts_on:
            return "not_begun"
        if self.ends_on and day > self.ends_on:
            return "over"
        return "break" if any(first <= day <= last for first, last in self.breaks) else None


def words(rhythm: Rhythm, *, whose: str = "your time") -> str:
    """Say when it is; `whose` names the clock where everybody has their own."""
    clock = f", {whose}" if rhythm.zone is None else f" ({zones.place(rhythm.zone)})"
    return f"{_days(rhythm)} at {clock_time(rhythm.minute)}{clock}"


def clock_time(minute: int) -> str:
    """Show a time of day as clocks in the network's districts do: 9:00 AM."""
    hour, past = divmod(minute, 60)
    return f"{hour % 12 or 12}:{past:02} {'AM' if hour < 12 else 'PM'}"  # noqa: PLR2004  # noon


def _days(rhythm: Rhythm) -> str:
    if rhythm.every == 1:
        if set(rhythm.days) == DAYS.keys():
            return "Every day"
        if set(rhythm.days) == WEEKDAYS:
            return "Monday to Friday"
        return _listed([f"{DAYS[day]}s" for day in rhythm.days])
    return f"Every {_ORDINALS[rhythm.every]} {_listed([DAYS[day] for day in rhythm.days])}"


def _listed(names: list[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def _on_utc_clock(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(minute // 60, minute % 60), UTC)
