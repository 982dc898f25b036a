"""What is said of who is celebrated: first to them, then to the cohort."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.domain.celebrations import CelebrationStand


@dataclass(frozen=True, slots=True, kw_only=True)
class CelebrationAsked:
    """To who is celebrated: may the cohort see this? And what became of it."""

    celebration_id: int
    author: str
    partner: str
    """The reader, whom the words are about."""
    did: str
    cohort: str
    channel: str
    stand: CelebrationStand = "asked"
    kind: Literal["celebration_asked"] = "celebration_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class CelebrationShared:
    """To a cohort's channel: what somebody did."""

    author: str
    partner: str | None
    """Who is celebrated, where they are a member."""
    name: str
    """Who it is otherwise."""
    did: str
    kind: Literal["celebration_shared"] = "celebration_shared"


CelebrationNotice: TypeAlias = CelebrationAsked | CelebrationShared
"""All that is said of celebrations."""
