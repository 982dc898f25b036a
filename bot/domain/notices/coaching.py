"""What is said between a coach or mentor and an officer who go a longer way together."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeAlias

PairingKind: TypeAlias = Literal["coaching", "mentorship"]
Ending: TypeAlias = Literal["other", "facilitator", "time", "left", "closed"]
"""Why a pairing ended, for the reader; `closed` tells nothing."""

QuestionState: TypeAlias = Literal["open", "well", "ended"]
"""What became of the question how it goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingBegan:
    """To each of the two: you go together from now on."""

    pairing_id: int
    pairing: PairingKind
    is_guide: bool
    """The reader is the coach or mentor."""
    other: str
    sender: str | None
    """The facilitator who brought them together; None: the two themselves."""
    rhythm: str
    ends_on: date | None
    title: str = ""
    """The problem on which they talked before, where the reader learns only now with whom."""
    kind: Literal["pairing_began"] = "pairing_began"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingChanged:
    """To one of the two: the other changed how often they talk, or until when."""

    pairing_id: int
    pairing: PairingKind
    other: str
    rhythm: str
    ends_on: date | None
    kind: Literal["pairing_changed"] = "pairing_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingEndsSoon:
    """To each of the two, a week before it: it ends by itself."""

    pairing_id: int
    pairing: PairingKind
    other: str
    ends_on: date
    kind: Literal["pairing_ends_soon"] = "pairing_ends_soon"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingEnded:
    """To one of the two: it has ended."""

    pairing_id: int
    pairing: PairingKind
    other: str
    why: Ending
    forgotten_on: date
    """Until when goals and notes can still be read."""
    kind: Literal["pairing_ended"] = "pairing_ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairingAsked:
    """To the officer alone: how is it going? `state` is what became of the question."""

    pairing_id: int
    asked_on: date
    pairing: PairingKind
    other: str
    state: QuestionState = "open"
    kind: Literal["pairing_asked"] = "pairing_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class FacilitatorWanted:
    """To a facilitator: an officer would like to talk about a pairing of theirs."""

    pairing: PairingKind
    author: str
    """The officer, who asks."""
    other: str
    kind: Literal["facilitator_wanted"] = "facilitator_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalsTouched:
    """To one of the two: the other set a goal or wrote a note; never what it says."""

    pairing_id: int
    other: str
    kind: Literal["goals_touched"] = "goals_touched"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepGoingProposed:
    """To one side of a conversation: the other would like to keep going together."""

    proposal_id: int
    title: str
    """Empty once it is answered."""
    other: str | None
    """None: the author, who gave no name."""
    shows_name: bool
    """The reader gave no name; to agree shows it to the other."""
    rhythm: str
    ends_on: date | None
    state: Literal["open", "agreed", "declined"] = "open"
    kind: Literal["keep_going_proposed"] = "keep_going_proposed"


@dataclass(frozen=True, slots=True, kw_only=True)
class KeepGoingDeclined:
    """To the one who proposed it: not now."""

    title: str
    other: str | None
    """None: the author, who gave no name."""
    kind: Literal["keep_going_declined"] = "keep_going_declined"
