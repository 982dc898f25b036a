"""What the ranking is given, a need and those who may meet it, and what it gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.members import Person

CLOSE = 0.6
"""From this affinity on, a problem is close to what somebody did: they fit without its topics."""
FAINT = 0.35
"""From this affinity on, somebody fits words that name no topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A problem, reduced to what the ranking needs."""

    author: Person
    topics: frozenset[str]
    """None at all where there are only words so far."""
    now: datetime
    affinity: Mapping[str, float] = field(default_factory=dict)
    """How well mentors know the subject, 0 to 1; empty where nobody could tell."""
    excluded: frozenset[str] = frozenset()
    """Who is not asked. The ranking does not know why, so it cannot tell."""
    urgent: bool = False
    """An answer is needed within days."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the network asked of a mentor lately, in counts."""

    helping: int = 0
    """Colleagues they are helping now."""
    waiting: int = 0
    """Requests that wait for their answer."""
    this_week: int = 0
    """Requests that reached them in the last seven days."""
    accepted: int = 0
    answered: int = 0
    """Requests of the last half year that they said yes to, and that they answered at all."""
    unanswered: int = 0
    """Requests of the last half year that went on to somebody else without a word."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A mentor, reduced to what the ranking needs."""

    person: Person
    topics: frozenset[str]
    led: frozenset[str] = frozenset()
    """Those of the topics that they have led."""
    never: frozenset[str] = frozenset()
    """Topics on which they are not matched."""
    capacity: int = 2
    weekly: int = 2
    paused: bool = False
    present: float = 1.0
    """The share of the last half year in which they have mentored."""
    record: Record = Record()

    @property
    def mentor(self) -> str:
        return self.person.member

    @property
    def has_room(self) -> bool:
        """Whether they can be asked now, going by what they offered."""
        return self.record.helping < self.capacity and self.record.this_week < self.weekly


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A mentor who fits, and why, in words for the author."""

    mentor: str
    reasons: list[str]
