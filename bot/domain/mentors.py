"""What a mentor offers, and what makes it an offer that others can use."""

from dataclasses import dataclass

from bot.domain.errors import InvalidInput

MOST_TOPICS = 5
MOST_AT_ONCE = 5
LONGEST_EXPERIENCE = 500
"""Characters: it is quoted beside every suggestion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A mentor's offer as they typed it: what they know, and for how many they have time."""

    topics: tuple[str, ...]
    """Slugs, in the mentor's order."""
    experience: str
    capacity: int = 2
    """How many colleagues at once."""
    paused: bool = False

    def __post_init__(self) -> None:
        wrong = {}
        if not 1 <= len(self.topics) <= MOST_TOPICS:
            wrong["topics"] = f"Choose between one and {MOST_TOPICS} topics."
        if not self.experience.strip():
            wrong["experience"] = "A sentence is enough: what have you done or led?"
        elif len(self.experience) > LONGEST_EXPERIENCE:
            wrong["experience"] = f"Please keep it to {LONGEST_EXPERIENCE} characters."
        if not 1 <= self.capacity <= MOST_AT_ONCE:
            wrong["capacity"] = f"Choose a number from 1 to {MOST_AT_ONCE}."
        if wrong:
            raise InvalidInput(**wrong)
