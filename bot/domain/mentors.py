"""What a mentor offers, and what makes it an offer that others can use."""

from dataclasses import InitVar, dataclass, replace
from datetime import date
from typing import Protocol

from bot.domain.errors import InvalidInput

MOST_TOPICS = 8
MOST_AT_ONCE = 5
MOST_A_WEEK = 5
LONGEST_EXPERIENCE = 500
"""Characters: it is quoted beside every suggestion."""
LONGEST_RATHER_NOT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A mentor's offer as they typed it: what they know, and for how many they have time."""

    topics: tuple[str, ...]
    """Slugs of what they have done or led, in the mentor's order."""
    experience: str
    led: tuple[str, ...] = ()
    """Those of the topics that they have led."""
    capacity: int = 2
    """How many colleagues at once."""
    weekly: int = 2
    """How many new requests in seven days."""
    rather_not: str = ""
    never: tuple[str, ...] = ()
    """Slugs of topics on which they are not to be matched, whatever else they offer."""
    paused: bool = False
    paused_until: date | None = None
    """The first day of their return; None: until they say so."""
    today: InitVar[date | None] = None
    """The day on which it is typed, so that a return lies ahead."""

    def __post_init__(self, today: date | None) -> None:
        wrong = self._words_wrong() | self._numbers_wrong()
        if self.paused_until and not self.paused:
            wrong["paused_until"] = "Choose the pause above, or leave this empty."
        elif self.paused_until and today and self.paused_until <= today:
            wrong["paused_until"] = "Choose a day from tomorrow on, or leave it empty."
        if wrong:
            raise InvalidInput(**wrong)

    def as_of(self, today: date) -> "Offer":
        """Tell how it stands on a day: a pause until a date has ended by itself."""
        over = self.paused and not is_paused(self, today)
        return replace(self, paused=False, paused_until=None) if over else self

    def _words_wrong(self) -> dict[str, str]:
        wrong = {}
        if not self.topics:
            wrong["topics"] = "Choose at least one topic, here or in the next field."
        elif len(self.topics) > MOST_TOPICS:
            wrong["topics"] = f"Choose up to {MOST_TOPICS} topics in the two fields together."
        if not self.experience.strip():
            wrong["experience"] = "A sentence is enough: what have you done or led?"
        elif len(self.experience) > LONGEST_EXPERIENCE:
            wrong["experience"] = f"Please keep it to {LONGEST_EXPERIENCE} characters."
        if len(self.rather_not) > LONGEST_RATHER_NOT:
            wrong["rather_not"] = f"Please keep it to {LONGEST_RATHER_NOT} characters."
        return wrong

    def _numbers_wrong(self) -> dict[str, str]:
        wrong = {}
        if not 1 <= self.capacity <= MOST_AT_ONCE:
            wrong["capacity"] = f"Choose a number from 1 to {MOST_AT_ONCE}."
        if not 1 <= self.weekly <= MOST_A_WEEK:
            wrong["weekly"] = f"Choose a number from 1 to {MOST_A_WEEK}."
        return wrong


class Pausing(Protocol):
    """Whatever tells of a pause."""

    @property
    def paused(self) -> bool: ...
    @property
    def paused_until(self) -> date | None: ...


def is_paused(offer: Pausing, today: date) -> bool:
    """Tell whether a mentor is away: a pause until a date ends by itself on that date."""
    return offer.paused and (offer.paused_until is None or today < offer.paused_until)
