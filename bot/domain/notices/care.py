"""What is said to somebody whose weeks are heavy, and to the coach whom they want to know."""

from dataclasses import dataclass
from typing import Literal

CareState = Literal["open", "told", "put_away"]
"""What became of an offer: nothing yet, the coach was told, or *Not now*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CareOffered:
    """To a member alone, once, after heavy weeks: where help is to be had."""

    offer_id: int
    coach: str | None
    """Whom they may have told; None: they have no coach."""
    state: CareState = "open"
    kind: Literal["care_offered"] = "care_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class CoachTold:
    """To an officer's coach, because the officer pressed a button for it: weeks were heavy."""

    author: str
    kind: Literal["coach_told"] = "coach_told"
