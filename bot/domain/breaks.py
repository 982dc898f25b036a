"""Breaks: days on which nobody is asked anything, of a district, a cohort, or everybody."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, TypeAlias

from bot.domain.errors import InvalidInput

LONGEST_NAME = 75
LONGEST = timedelta(days=120)
FURTHEST = timedelta(days=2 * 366)

Whose: TypeAlias = Literal["cohort", "district", "network"]
WHOSE: dict[Whose, str] = {
    "cohort": "Everybody in this cohort",
    "district": "One district",
    "network": "The whole network",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakDraft:
    """A break as somebody writes it."""

    name: str
    whose: Whose
    starts_on: date | None
    ends_on: date | None
    """The last day of it; None: one day."""
    district: str = ""
    """Its name, as its officers wrote it in *About my district*."""
    today: date

    def __post_init__(self) -> None:
        wrong = dict(self._wrong())
        if wrong:
            raise InvalidInput(**wrong)

    @property
    def days(self) -> tuple[date, date]:
        """Its first and its last day."""
        starts = self.starts_on or self.today
        return starts, self.ends_on or starts

    def _wrong(self) -> Sequence[tuple[str, str]]:
        starts, ends = self.days
        checks = (
            (not self.name, "name", "Say what it is, such as: winter break."),
            (len(self.name) > LONGEST_NAME, "name", f"At most {LONGEST_NAME} characters, please."),
            (self.starts_on is None, "starts_on", "When does it begin?"),
            (ends < starts, "ends_on", "This is before it begins."),
            (ends - starts > LONGEST, "ends_on", "A break lasts 120 days at most."),
            (ends < self.today, "ends_on", "This break is over already."),
            (starts - self.today > FURTHEST, "starts_on", "Breaks are kept two years ahead."),
            (
                self.whose == "district" and not self.district,
                "district",
                "Which district? Its officers wrote its name in *About my district*.",
            ),
        )
        return [(field, what) for is_wrong, field, what in checks if is_wrong]


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakSeen:
    """A break in the list."""

    break_id: int
    name: str
    whose: Whose
    starts_on: date
    ends_on: date
