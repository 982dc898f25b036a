"""What a report is over: calendar quarters, whole or so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.errors import InvalidInput

CHOICES = {
    "this": "This quarter so far",
    "last": "Last quarter",
    "year": "This school year",
    "programme": "The programme so far",
}
"""What a facilitator may ask for: what is stored, and what is shown."""
MADE_UP = timedelta(days=6)
"""How long after its Monday a quarterly report is still sent that nobody could send then."""
_MONTHS, _QUARTERS = 3, 4
_SCHOOL_YEAR = 7
"""The month in which it begins."""
_MOST = 12
"""Quarters in a report: a programme lasts three years at most."""
_HOUR = time(14)
"""Of a Monday, in UTC: in the morning where the districts are."""


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> "Quarter":
        return cls(year=day.year, number=(day.month - 1) // _MONTHS + 1)

    @property
    def key(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def label(self) -> str:
        return f"Q{self.number} {self.year}"

    @property
    def first(self) -> date:
        return date(self.year, (self.number - 1) * _MONTHS + 1, 1)

    @property
    def last(self) -> date:
        return self.next.first - timedelta(days=1)

    @property
    def next(self) -> "Quarter":
        years, number = divmod(self.number, _QUARTERS)
        return Quarter(year=self.year + years, number=number + 1)

    @property
    def before(self) -> "Quarter":
        return Quarter.of(self.first - timedelta(days=1))

    @property
    def begins(self) -> datetime:
        return datetime.combine(self.first, time(), UTC)

    @property
    def ends(self) -> datetime:
        return self.next.begins

    def as_known(self, now: datetime) -> str:
        """Name it as it is known now: whole, or so far, which is told once a month."""
        return self.key if now >= self.ends else f"{self.key}~{now:%Y-%m}"


def quarters(choice: str, now: datetime, programme: date | None) -> list[Quarter]:
    """List the quarters of a period, the first first; `programme` is a cohort's first day.

    A quarter's own key stands for that quarter.
    """
    this = Quarter.of(now.date())
    match choice:
        case "this":
            return [this]
        case "last":
            return [this.before]
        case "year":
            back = now.year - (now.month < _SCHOOL_YEAR)
            return list(_through(date(back, _SCHOOL_YEAR, 1), this))
        case "programme":
            return list(_through(programme or now.date(), this))[-_MOST:] or [this]
        case _:
            return [_read(choice)]


def words(those: Sequence[Quarter], now: datetime) -> str:
    """Say over which days a report is."""
    last = min(those[-1].last, now.date())
    return f"{_day(those[0].first)} to {_day(last)}"


def monday_of(quarter: Quarter) -> datetime:
    """Tell when the report on the quarter before it is due: its first Monday."""
    first = quarter.first
    monday = first + timedelta(days=(-first.weekday()) % 7)
    return datetime.combine(monday, _HOUR, UTC)


def due(now: datetime) -> tuple[Quarter, datetime] | None:
    """Tell which quarter is to be reported now and since when, if that is not too long ago."""
    this = Quarter.of(now.date())
    at = monday_of(this)
    return (this.before, at) if at <= now < at + MADE_UP else None


def _through(first: date, last: Quarter) -> Iterator[Quarter]:
    each = Quarter.of(first)
    while each <= last:
        yield each
        each = each.next


def _read(key: str) -> Quarter:
    year, _, number = key.partition("-Q")
    if not (year.isdigit() and number in ("1", "2", "3", "4")):
        raise InvalidInput(period="Choose a period.")
    return Quarter(year=int(year), number=int(number))


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
