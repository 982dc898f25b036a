"""Celebrations: what somebody did that a colleague wants their cohort to see."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from bot.domain.errors import InvalidInput

LONGEST_NAME, LONGEST_DID = 75, 1000

CelebrationStand: TypeAlias = Literal["asked", "declined", "shared", "taken_back"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CelebrationDraft:
    """A celebration as it was typed."""

    by: str
    cohort_id: int | None
    member: str | None
    """Who is celebrated, where they are a member."""
    name: str
    """Who it is otherwise."""
    did: str

    def __post_init__(self) -> None:
        if self.member and self.name:
            raise InvalidInput(name="Choose a member above, or write a name here: not both.")
        if not self.member and not self.name:
            raise InvalidInput(name="Whom do you celebrate? Choose a member, or write a name.")
        if self.member == self.by:
            raise InvalidInput(member="This is for what somebody else did. Who comes to mind?")
        if not self.did:
            raise InvalidInput(did="What did they do?")
        if self.cohort_id is None:
            raise InvalidInput(cohort="Choose a cohort.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Celebrated:
    """A celebration as its author, or who is celebrated, finds it again."""

    celebration_id: int
    partner: str | None
    """Who is celebrated, where they are a member."""
    name: str
    """Who it is otherwise."""
    did: str
    is_shared: bool
    mine: bool
    """Whether the reader wrote it; otherwise it is about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CohortWithChannel:
    """A cohort in which something can be shared."""

    cohort_id: int
    name: str
    channel: str
