"""When the library's digests are due, on the clock of who gets them, and what is worth telling."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.domain.guidance import Entry

MADE_UP = timedelta(days=5)
"""How long after its time a digest is still sent that nobody could send then."""
FEWEST_WORDS = 5
"""Words on a piece from which on it may be named as useful: fewer could tell whose they are."""
MOST_NAMED = 5
"""Pieces in each part of the monthly digest."""

_NINE, _WEEK = time(9), timedelta(days=7)
_MONDAY, _TUESDAY = 0, 1


def weekly(zone: str | None, now: datetime) -> datetime | None:
    """Tell since when a weekly digest is due: Monday at nine; None where it is not, or too late."""
    clock = _clock(zone)
    today = now.astimezone(clock).date()
    monday = today - timedelta(days=today.weekday())
    return _due([_nine(monday - _WEEK, clock), _nine(monday, clock)], now)


def monthly(zone: str | None, now: datetime) -> datetime | None:
    """Tell the same of a monthly one: the first Tuesday of a month at nine."""
    clock = _clock(zone)
    this = first_tuesday(now.astimezone(clock).date())
    return _due([_nine(month_before(this), clock), _nine(this, clock)], now)


def first_tuesday(day: date) -> date:
    """Find the first Tuesday of a day's month."""
    first = day.replace(day=1)
    return first + timedelta(days=(_TUESDAY - first.weekday()) % 7)


def month_before(day: date) -> date:
    """Find the first Tuesday of the month before a day's."""
    return first_tuesday(day.replace(day=1) - timedelta(days=1))


def tuesday_of(at: datetime) -> date:
    """Tell on which Tuesday it is nine in some zone of the world at this time."""
    day = at.astimezone(UTC).date()  # where the day begins first, a Monday still
    return day + timedelta(days=(_TUESDAY - day.weekday()) % 7)


def _clock(zone: str | None) -> ZoneInfo:
    return ZoneInfo(zone or "UTC")


def _nine(day: date, clock: ZoneInfo) -> datetime:
    return datetime.combine(day, _NINE, clock).astimezone(UTC)


def _due(planned: Sequence[datetime], now: datetime) -> datetime | None:
    """Choose the last of these times that has come, if that is not too long ago."""
    last = max(each for each in planned if each <= now)
    return last if now - last <= MADE_UP else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What members said of a piece, all in all."""

    slug: str
    useful: int
    words: int
    """Useful or not."""
    last: datetime
    """When the last of them was said."""


def most_useful(judged: Collection[Judged], *, since: datetime) -> list[str]:
    """Name the pieces that helped most, of those that somebody spoke of since."""
    fit = [
        each
        for each in judged
        if each.words >= FEWEST_WORDS and each.last >= since and 2 * each.useful > each.words
    ]
    ranked = sorted(fit, key=lambda each: (each.words - 2 * each.useful, each.slug))
    return [each.slug for each in ranked]


def newest(entries: Collection[Entry], *, since: date, until: date) -> list[Entry]:
    """List what came into the library from one day up to before another, the newest first."""
    new = [each for each in entries if each.published and since <= each.published < until]
    return sorted(new, key=lambda each: (each.published or since, each.piece.slug), reverse=True)
