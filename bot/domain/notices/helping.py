"""What is said between an author and those who may help."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

Stand: TypeAlias = Literal[
    "suggested",
    "asked",
    "offered",
    "accepted",
    "declined",
    "passed",
    "withdrawn",
    "done",
    "not_taken_up",
    "ended",
]
"""How far it has come between an author and a mentor who was suggested to them."""
RequestStand: TypeAlias = Literal[
    "open", "accepted", "declined", "passed", "withdrawn", "done", "ended"
]
"""What became of a request or an offer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingClock:
    """How a search for a mentor stands, and what happens next."""

    state: Literal["asking", "choosing", "waiting", "called", "helped", "ended"]
    mentor: str | None = None
    """Who thinks about it."""
    answer_by: datetime | None = None
    """When it goes on without their answer."""
    passes_on: bool = True
    """Then the next is asked; otherwise the author chooses."""
    place: int | None = None
    """In the line, from 1, where all who fit are full."""
    may_call: bool = False
    """Everybody may be asked in the channel, if the author wants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestedMentor:
    """A mentor who fits, and why in words."""

    mentor: str
    reasons: list[str]
    experience: str
    rather_not: str = ""
    """What they would rather not take, in their words."""
    stand: Stand = "suggested"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorsSuggested:
    """To the author alone: the problem is posted, and these mentors fit, if any."""

    problem_id: int
    title: str
    """Empty once the problem is withdrawn."""
    channel: str
    anonymous: bool
    mentors: list[SuggestedMentor]
    for_channel: bool = True
    """False: only mentors who are asked read it, and there is no post."""
    link: str | None = None
    """The post's address; None as long as Slack has not got it."""
    is_open: bool = True
    clock: AskingClock | None = None
    kind: Literal["mentors_suggested"] = "mentors_suggested"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorAsked:
    """To a mentor: an author asks for help. `state` is what the mentor answered."""

    request_id: int
    title: str
    question: str
    context: str
    topics: list[str]
    needed_by: date | None
    author: str | None
    reasons: list[str]
    tried: str = ""
    in_channel: bool = True
    """Colleagues read the problem in the channel; otherwise only mentors who are asked."""
    answer_by: datetime | None = None
    """When somebody else is asked; None where it is over."""
    helped: bool = False
    """It was withdrawn because somebody else said yes; otherwise the author took it back."""
    talked: bool = False
    """A conversation came of it."""
    link: str | None = None
    state: RequestStand = "open"
    kind: Literal["mentor_asked"] = "mentor_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorReminded:
    """To a mentor: a request still waits for them. It holds none of the problem's words."""

    request_id: int
    answer_by: datetime | None
    is_open: bool = True
    passed: bool = False
    """It went on without their answer, and a yes still counts."""
    kind: Literal["mentor_reminded"] = "mentor_reminded"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorReleased:
    """To a mentor: a request need not be answered any more, and why."""

    why: Literal["passed", "helped", "left"]
    """No answer in time; somebody else said yes; the author is no longer here."""
    kind: Literal["mentor_released"] = "mentor_released"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskingWentOn:
    """To an author: what became of a request, and what happens next."""

    problem_id: int
    title: str
    since: Literal["declined", "passed", "left", "free", "on"]
    """They cannot; no answer in time; they left; there is room again; whatever it was."""
    mentor: str | None
    """Whom it is about."""
    next: Literal["asked", "looking", "waiting", "choosing", "nobody", "thinking"]
    """The next is asked; will be; it stands in line; the author chooses; nobody fits; others think
    about it."""
    next_mentor: str | None = None
    answer_by: datetime | None = None
    place: int | None = None
    may_call: bool = False
    told: bool = False
    """Facilitators know that it waits."""
    link: str | None = None
    kind: Literal["asking_went_on"] = "asking_went_on"


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchWaits:
    """To a facilitator: a search for a mentor has found nobody yet."""

    topics: list[str]
    asked: int
    """How many mentors were asked."""
    title: str | None = None
    """None: only mentors who are asked read it."""
    author: str | None = None
    """None: no name was given, or it is not for facilitators."""
    link: str | None = None
    kind: Literal["search_waits"] = "search_waits"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallOffered:
    """To an author: nobody has said yes so far; everybody may be asked, if they want."""

    problem_id: int
    title: str
    in_channel: bool
    channel: str
    mentor: str | None = None
    """Who still thinks about it, and by when they answer."""
    answer_by: datetime | None = None
    link: str | None = None
    is_open: bool = True
    kind: Literal["call_offered"] = "call_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class EverybodyAsked:
    """In the channel: an author looks for somebody who can help."""

    problem_id: int
    topics: list[str]
    needed_by: date | None
    author: str | None
    title: str = ""
    """Of a problem that has a post."""
    link: str | None = None
    words: str = ""
    """What the author wrote for everybody, where it has none."""
    is_open: bool = True
    kind: Literal["everybody_asked"] = "everybody_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpOffered:
    """To an author: a colleague offers help. `state` is what the author answered."""

    request_id: int
    title: str
    helper: str
    anonymous: bool
    link: str | None = None
    state: RequestStand = "open"
    kind: Literal["help_offered"] = "help_offered"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferDeclined:
    """To a colleague who offered help: the author does not take it up just now."""

    title: str
    author: str | None
    """None where they gave no name."""
    in_channel: bool = True
    link: str | None = None
    kind: Literal["offer_declined"] = "offer_declined"
