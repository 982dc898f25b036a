"""What is said in a round of pairs: to those who meet, to who is left out, and a week later."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """A stretch of the coming week in which all are at work."""

    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PeersIntroduced:
    """In the group DM of two or three who meet in a round: why they, and how to begin."""

    members: list[str]
    reasons: list[str]
    question: str
    times: list[Times] = field(default_factory=list)
    zones_known: bool = True
    """Whether Slack told everybody's time zone; without it no times can be found."""
    kind: Literal["peers_introduced"] = "peers_introduced"


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundWithoutYou:
    """To who takes part and meets nobody in this round: why, and what next."""

    why: str
    kind: Literal["round_without_you"] = "round_without_you"


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingAsked:
    """To a member, a week after a round: did you meet? `said` is what they answered."""

    group_id: int
    others: list[str]
    again: bool = False
    """It is asked for the second and last time."""
    asks_again_on: date | None = None
    """When it is asked once more, if the answer is: not yet."""
    small: bool = False
    """The round is so small that its numbers alone can tell who answered what."""
    said: Literal["met", "planned", "not_yet", "could_not"] | None = None
    wants_other: bool = False
    kind: Literal["meeting_asked"] = "meeting_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerLeft:
    """To who was to meet somebody who left the network meanwhile."""

    partner: str
    others: list[str]
    """With whom they still meet."""
    kind: Literal["partner_left"] = "partner_left"
