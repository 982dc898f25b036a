"""What members choose about rounds of pairs, and what facilitators see of a round."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import combinations
from typing import Literal, TypeAlias

from bot.domain.errors import DomainError, InvalidInput
from bot.domain.rounds import Peer, may_meet

WISHES = {
    "same_topic": "Somebody who works on the same topics",
    "other_region": "Somebody from a different region",
    "experience": "Somebody with more, or with fewer, years in the role",
}
"""What a member may ask for: what is stored, and what is shown."""
NO_REPEAT_WITHIN = 6
MOST_NO_REPEAT = 24
"""Rounds."""
TAKE_BACK_FOR = timedelta(minutes=10)
"""Between the decision to send a round and its first message."""
ASK_AFTER = timedelta(days=7)
"""Until members are asked whether they met, and again until they are asked once more."""
CLOSE_AFTER = timedelta(days=28)
"""From a round's sending until nothing is asked or changed any more."""

Said: TypeAlias = Literal["met", "planned", "not_yet", "could_not"]
"""What a member says of their meeting."""
State: TypeAlias = Literal["draft", "sending", "sent", "dropped"]

LEFT_OUT_BY_HAND = (
    "The facilitator who prepared this round of pairs left you out of it this time. Ask them if "
    "you wonder why; you take part in the next one."
)


class CannotPair(InvalidInput):
    """Two people may not meet; whoever reads it is not told why, and it is always the same."""

    def __init__(self, name: str) -> None:
        """`name` is the field that chose the second of them."""
        super().__init__(**{name: "These two cannot be paired. Please choose another."})


class Changed(DomainError):
    """Somebody changed this draft meanwhile, so yours was not done. See how it stands now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeerChoices:
    """What a member chose about rounds of pairs."""

    takes_part: bool = False
    paused_until: date | None = None
    """The first day on which they take part again; None where they do not pause."""
    wish: str | None = None
    """A key of WISHES."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundDraft:
    """Whom a new round is for, as a facilitator decides it."""

    cohorts: tuple[int, ...]
    """Ids; none: the whole network."""
    no_repeat_within: int
    """Rounds."""
    whole: bool

    def __post_init__(self) -> None:
        if not self.whole and not self.cohorts:
            raise InvalidInput(cohorts="Choose a cohort, or the whole network above.")
        if not 0 <= self.no_repeat_within <= MOST_NO_REPEAT:
            raise InvalidInput(no_repeat=f"Choose a number from 0 to {MOST_NO_REPEAT}.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupSeen:
    """Some who meet in a round, or one who is left out, and why."""

    group_id: int
    members: Sequence[str]
    reasons: Sequence[str]
    locked: bool = False
    met_ago: int = 0
    """How many rounds ago two of them last met, within the rounds that count; 0: did not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSeen:
    """A round as facilitators see it."""

    round_id: int
    state: State
    version: int
    cohorts: Sequence[str]
    """Names; none: the whole network."""
    no_repeat_within: int
    made_by: str
    made_at: datetime
    groups: Sequence[GroupSeen] = ()
    """Those who meet first, then who is left out."""
    newcomers: int = 0
    """Who take part by now, and are not in the draft."""
    sends_at: datetime | None = None
    sent_at: datetime | None = None
    said: Mapping[str, int] = field(default_factory=dict)
    """How many said what; see Said."""
    asked: int = 0
    """How many were asked whether they met."""
    want_another: Sequence[str] = ()
    """Who asked for a new partner, and agreed to be named."""

    @property
    def meeting(self) -> Sequence[GroupSeen]:
        return [group for group in self.groups if len(group.members) > 1]

    @property
    def alone(self) -> Sequence[GroupSeen]:
        return [group for group in self.groups if len(group.members) == 1]


def may_all_meet(peers: Collection[Peer], apart: Collection[frozenset[str]]) -> bool:
    """Tell whether each two of these may be brought together."""
    return all(may_meet(one, other, apart) for one, other in combinations(peers, 2))


def pairs_of(members: Collection[str]) -> list[frozenset[str]]:
    """List who meets whom: a trio is three pairs."""
    return [frozenset(pair) for pair in combinations(sorted(members), 2)]
