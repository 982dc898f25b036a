"""What a member finds in their Home, before anyone decides how it looks."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.domain.checkins import CheckInChoices
from bot.domain.convenings import NextConvening
from bot.domain.pairings import Together
from bot.domain.peers import PeerChoices
from bot.domain.profile import Profile
from bot.domain.review import Tally
from bot.domain.unasked import Told

Stand = Literal[
    "asked_of_me",
    "passed_by_me",
    "offered_to_me",
    "waiting_for_mentor",
    "waiting_for_author",
    "in_conversation",
]
"""`passed_by_me`: the search went on without my answer, and a yes still counts."""
SearchStand = Literal["looking", "choosing", "in_line", "called"]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnProblem:
    """A member's own open problem."""

    problem_id: int
    title: str
    days: int
    """Whole days since it was shared."""
    answered: bool
    anonymous: bool
    for_channel: bool = True
    """Otherwise only mentors who are asked read it, and there is no post."""
    link: str | None
    """To the post; None where it is not posted yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnSearch:
    """A member's search for a mentor in which nobody thinks about it or offers help just now."""

    title: str
    stand: SearchStand
    place: int | None
    """In the line, from 1."""
    link: str | None
    """To the problem's post; None where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequest:
    """A request or an offer of help on an open problem, as one of the two sees it."""

    request_id: int
    title: str
    stand: Stand
    other: str | None
    """The one on the other side; None for an author who gave no name."""
    anonymous: bool
    """Whether the problem was shared without a name, so that the bot passes the words on."""
    days: int
    link: str | None
    """To the problem's post; None where it is not posted yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unanswered:
    """An open problem that nobody has answered, without its author."""

    title: str
    """Empty where only mentors who are asked may read it."""
    topics: Sequence[str]
    """Slugs."""
    days: int
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenReport:
    """What somebody asked the facilitators to look at, without who asked."""

    report_id: int
    title: str
    reason: str
    days: int
    link: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Undelivered:
    """A message that Slack refused or may have lost, without whom it was for."""

    delivery_id: int
    kind: str
    """The notice's kind; empty for a removal."""
    title: str
    """The problem's, where the message was for everybody; else empty."""
    operation: Literal["post", "update", "delete"]
    code: str
    """Slack's."""
    may_have_arrived: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What a facilitator looks after."""

    unanswered: Sequence[Unanswered]
    reports: Sequence[OpenReport]
    undelivered: Sequence[Undelivered]
    library: Tally = field(default_factory=Tally)


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """Everything one member's Home shows."""

    channel: str
    """Where problems are posted."""
    facilitators: Sequence[str]
    """Those the settings name."""
    problems: Sequence[OwnProblem]
    searches: Sequence[OwnSearch]
    requests: Sequence[OwnRequest]
    coaching: Sequence[Together]
    """Their coach, their officers, their mentorships."""
    profile: Profile
    peers: PeerChoices
    given: int = 0
    """Pieces of guidance that they gave."""
    wants_digest: bool = False
    """News of the library, once a month."""
    told: Sequence[Told] = ()
    """What was sent to them unasked, or told about them, the latest first."""
    check_ins: CheckInChoices = field(default_factory=CheckInChoices)
    convening: NextConvening | None = None
    """The next that they are invited to."""
    has_assessments: bool = False
    """They looked at the five supports before."""
    away_until: date | None = None
    """The first day on which they are written to again; None where they are here."""
    thanks: int
    """How often colleagues thanked them."""
    overview: Overview | None
    """None for everybody but facilitators."""
