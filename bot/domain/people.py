"""The people of the network as facilitators see them, before anyone decides how it looks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentoring:
    """How it stands with somebody's offer to mentor."""

    load: int
    capacity: int
    paused: bool
    paused_until: date | None
    """None: until they say so."""
    silent: bool
    """They let their last requests pass without an answer."""

    @property
    def is_full(self) -> bool:
        return self.load >= self.capacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A member, as far as facilitators look after them."""

    member: str
    roles: Sequence[str] = ()
    """Those that were given: coach, facilitator, ombuds."""
    is_named: bool = False
    """A facilitator by the settings."""
    mentoring: Mentoring | None = None
    """None where they do not mentor."""
    here: bool = True
    invited_on: date | None = None
    """When they were last invited to mentor, if that is less than a month ago."""

    @property
    def urgency(self) -> tuple[int, str]:
        """Order people: who may need a word comes first, who left last."""
        offer = self.mentoring
        if not self.here:
            return 4, self.member
        if offer is None:
            return 3, self.member
        return 0 if offer.silent else 1 if offer.paused or offer.is_full else 2, self.member
