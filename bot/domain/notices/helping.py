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
    link: str | None = None
    state: RequestStand = "open"
    kind: Literal["mentor_asked"] = "mentor_asked"


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
class RequestDeclined:
    """To the one who waited: not this time, and what to do next."""

    title: str
    problem_id: int
    by_author: bool
    """The author declined an offer; otherwise a mentor declined a request."""
    other: str | None
    """Who declined; None where that is an author who gave no name."""
    more_to_ask: bool = False
    """Mentors who were suggested to the author are left to ask."""
    link: str | None = None
    kind: Literal["request_declined"] = "request_declined"


@dataclass(frozen=True, slots=True, kw_only=True)
class ConversationOpened:
    """In the group DM of an author and a colleague: who is who, and what it is about."""

    title: str
    """Empty once the problem is withdrawn."""
    question: str
    author: str
    helper: str
    link: str | None = None
    kind: Literal["conversation_opened"] = "conversation_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class RelayOpened:
    """To one side of a conversation without a name: write in this thread, and it is passed on."""

    title: str
    """Empty once the problem is withdrawn."""
    side: Literal["author", "helper"]
    helper: str
    offered: bool = False
    """The helper offered help of their own accord; otherwise the author asked for it."""
    link: str | None = None
    kind: Literal["relay_opened"] = "relay_opened"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsRelayed:
    """In a relay's thread: what the other side wrote."""

    text: str
    sender: str | None
    """None: the author, who gave no name."""
    kind: Literal["words_relayed"] = "words_relayed"


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsHeldBack:
    """In a relay's thread: what its reader just wrote there was not passed on, or not all of it."""

    why: Literal["closed", "files"]
    kind: Literal["words_held_back"] = "words_held_back"
