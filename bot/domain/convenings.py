"""Convenings: what makes one valid, when something is said of it, and what people see of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo, available_timezones

from bot.domain import zones
from bot.domain.errors import InvalidInput
from bot.domain.schedules import wall

LONGEST_TITLE, LONGEST_PLACE, LONGEST_TEXT = 100, 300, 2000
LENGTHS = {
    30: "30 minutes",
    45: "45 minutes",
    60: "1 hour",
    75: "1 hour 15 minutes",
    90: "1 hour 30 minutes",
    120: "2 hours",
    150: "2 hours 30 minutes",
    180: "3 hours",
    240: "4 hours",
    360: "6 hours",
    480: "8 hours",
}
"""How long one may take, in minutes: what is stored, and what is shown."""
AHEAD = timedelta(days=548)
"""How far ahead one may be planned."""
COMING = {"yes": "Yes, I come", "remote": "Remote", "no": "No"}
"""What is answered to an invitation: what is stored, and what is shown."""
ANSWERED = {"yes": "you come", "remote": "you join remotely", "no": "you do not come"}
USEFUL = {5: "5, very much", 4: "4", 3: "3", 2: "2", 1: "1, not at all"}
"""Was it worth your time?"""
LONGEST_WORDS = 500
_REST_OF_A_DAY = timedelta(hours=3)
_SATURDAY = 5

Stand: TypeAlias = Literal["coming", "over", "called_off"]


@dataclass(frozen=True, slots=True, kw_only=True)
class ConveningDraft:
    """A convening as it was typed, checked against the time at which it was."""

    title: str
    day: date | None
    minute: int | None
    """Minutes after midnight, on the clock of `zone`."""
    length: int
    """Minutes."""
    zone: str
    everybody: bool = False
    """It is for all cohorts that run, not for one."""
    place: str = ""
    agenda: str = ""
    materials: str = ""
    now: datetime

    def __post_init__(self) -> None:
        if not self.title:
            raise InvalidInput(title="Give it a title that people will recognise.")
        if self.zone not in available_timezones():
            raise InvalidInput(zone="I do not know this time zone. Please choose one of the list.")
        if self.day is None:
            raise InvalidInput(day="Choose a day.")
        if self.minute is None:
            raise InvalidInput(minute="Choose a time of day.")
        if self.length not in LENGTHS:
            raise InvalidInput(length="Choose how long it takes.")
        self._check_time()

    def _check_time(self) -> None:
        today = self.now.astimezone(ZoneInfo(self.zone)).date()
        if self.day and self.day < today:
            raise InvalidInput(day="This day is over. Please choose a later one.")
        if self.starts_at <= self.now:
            raise InvalidInput(minute="This time is over. Please choose a later one.")
        if self.starts_at - self.now > AHEAD:
            raise InvalidInput(day="This is more than 18 months ahead. Please choose a nearer day.")

    @property
    def starts_at(self) -> datetime:
        if self.day is None or self.minute is None:
            raise InvalidInput(day="Choose a day.")
        return wall(self.day, self.minute, self.zone)

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.length)

    @property
    def is_moved(self) -> bool:
        """Whether the clock leaves out the time that was typed, so that it is another."""
        there = self.starts_at.astimezone(ZoneInfo(self.zone))
        return there.hour * 60 + there.minute != self.minute


@dataclass(frozen=True, slots=True, kw_only=True)
class Nominated:
    """A problem on the agenda."""

    title: str
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OnOffer:
    """A problem that may be put on an agenda."""

    problem_id: int
    title: str
    anonymous: bool
    chosen: bool
    """It is on the agenda, or its author was asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A convening as one of those sees it who are invited."""

    convening_id: int
    title: str
    cohort: str
    """Its name; empty: it is for the whole network."""
    starts_at: datetime
    ends_at: datetime
    clocks: Sequence[str]
    """When it begins on each clock among those invited, in words."""
    place: str
    agenda: str
    materials: str
    problems: Sequence[Nominated]
    stand: Stand
    coming: str | None = None
    """What the reader answered: a key of COMING."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextConvening:
    """What somebody is invited to, on one line."""

    convening_id: int
    title: str
    starts_at: datetime
    coming: str | None
    """What they answered: a key of COMING."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A convening as those see it who look after it."""

    convening_id: int
    cohort_id: int | None
    title: str
    starts_at: datetime
    ends_at: datetime
    stand: Stand
    answers: Mapping[str, int]
    """How many answered what, by keys of COMING."""
    invited: int
    came: int | None
    """None: nobody noted it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attending:
    """Who comes to a convening, as those see it who look after it."""

    convening_id: int
    title: str
    by_answer: Mapping[str, Sequence[str]]
    """Members by keys of COMING; `none` for those who did not answer."""
    came: Sequence[str]
    is_noted: bool
    """Whether somebody noted who came."""


def times(
    starts_at: datetime, ends_at: datetime, zone: str
) -> dict[str, tuple[datetime, datetime]]:
    """Tell by step when something is said, and until when it makes sense; in their order."""
    return {
        "day": (_day_before(starts_at, zone), starts_at - _REST_OF_A_DAY),
        "hour": (starts_at - timedelta(hours=1), starts_at),
        "ask": (ends_at + timedelta(hours=1), ends_at + timedelta(days=3)),
        "close": (ends_at + timedelta(days=7), datetime.max.replace(tzinfo=UTC)),
    }


def following(
    its_times: Mapping[str, tuple[datetime, datetime]], after: datetime
) -> tuple[str, datetime] | None:
    """Tell the next step after a moment, and when it is."""
    return next(((step, at) for step, (at, _) in its_times.items() if at > after), None)


def clocks(moment: datetime, found: Sequence[str | None], planned_in: str) -> list[str]:
    """Tell a moment on each of these clocks, the most westerly first; alike ones together.

    Where it is another day than on the clock on which it was planned, the day is told too.
    """
    here = moment.astimezone(ZoneInfo(planned_in)).date()
    named: dict[datetime, dict[str, None]] = {}
    known = sorted({zone for zone in found if zone} | {planned_in}, key=_known_first)
    for zone in known:
        there = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        named.setdefault(there, {})[zones.name(zone)] = None
    return [_told(there, list(names), here) for there, names in sorted(named.items())]


def _told(there: datetime, names: list[str], here: date) -> str:
    day = f"{there:%A} " if there.date() != here else ""
    return f"{day}{there:%I:%M %p}".replace(" 0", " ").lstrip("0") + f" {' / '.join(names)}"


def _known_first(zone: str) -> tuple[bool, str]:
    return zone not in zones.ZONES, zone


def _day_before(starts_at: datetime, zone: str) -> datetime:
    """Tell the same time on the working day before."""
    there = starts_at.astimezone(ZoneInfo(zone))
    day = there.date() - timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day -= timedelta(days=1)
    return wall(day, there.hour * 60 + there.minute, zone)


def planned_on(moment: datetime, zone: str) -> tuple[date, int]:
    """Tell the day and the minute of a moment on a clock, as its form asks for them."""
    there = moment.astimezone(ZoneInfo(zone))
    return there.date(), there.hour * 60 + there.minute
