"""What Lantern writes to a person of its own accord: what comes first, why, and for how long."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """How a kind of notice is treated that nobody asked for just now."""

    rank: int
    """The lower, the sooner: at most one goes to a person on a day of theirs."""
    why: str
    """Why they get it, told in their Home."""
    keeps: timedelta
    """How long it is worth sending."""


_DAY = timedelta(days=1)

UNASKED: dict[str, Unasked] = {
    "meeting_asked": Unasked(rank=35, why="You take part in rounds of pairs.", keeps=10 * _DAY),
    "reviews_due": Unasked(rank=40, why="You keep pieces of guidance right.", keeps=5 * _DAY),
    "mentor_wanted": Unasked(rank=45, why="A facilitator invited you to mentor.", keeps=20 * _DAY),
    "library_digest": Unasked(
        rank=50, why="You asked for news of the library, once a month.", keeps=10 * _DAY
    ),
}
"""By the notice's kind. What is not here answers somebody, or cannot wait."""
