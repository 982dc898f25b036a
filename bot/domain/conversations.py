"""When a quiet conversation is over, and who hears that something was wrong in one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

QUIET = timedelta(days=10)
"""Without a word, before the author is asked whether it goes on."""
PATIENCE = timedelta(days=7)
"""For the author's answer, before it closes."""
LONGER = timedelta(days=14)
"""What *Need more time* gives."""
NOTED_EVERY = timedelta(hours=1)
"""How exactly it is noted when somebody wrote last."""
LENGTH = "30 minutes, twice"
"""What is suggested to the two."""


def after_word(due_at: datetime, *, asked: bool, now: datetime) -> datetime:
    """Tell when to look again, once somebody wrote: never sooner than was promised before."""
    return now + QUIET if asked else max(due_at, now + QUIET)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Who would hear that something was wrong, and what they would learn of whom."""

    request_id: int
    reader: str | None
    """None: everybody who could is part of it."""
    is_ombuds: bool
    """Otherwise a facilitator, because nobody else is there to hear it."""
    unnamed: Literal["writer", "other"] | None
    """Which of the two gave no name in this conversation: who writes, or the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What one of the two tells of what was wrong."""

    request_id: int
    reader: str
    """Whom the form named."""
    words: str
    may_be_named: bool
    """Asked only of an author who gave no name."""
