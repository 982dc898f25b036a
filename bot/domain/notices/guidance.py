"""What is said of guidance, in a problem's thread and in answer to a direct message."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceWanted:
    """Guidance is to be looked for; what is found is said in its place, or nothing."""

    problem_id: int
    text: str
    topics: list[str]
    kind: Literal["guidance_wanted"] = "guidance_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPiece:
    """A piece of guidance and why it was found."""

    slug: str
    title: str
    summary: str
    why: str
    source: str
    """Author, title and year in one line."""
    url: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceFound:
    """These pieces fit a problem."""

    problem_id: int
    pieces: list[FoundPiece]
    kind: Literal["guidance_found"] = "guidance_found"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerWanted:
    """A direct message is to be answered; the answer is worked out when it is sent."""

    text: str
    kind: Literal["answer_wanted"] = "answer_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageAnswered:
    """The answer to a direct message: guidance that fits, and the way to ask colleagues."""

    text: str
    """What the member wrote, which a problem may start from."""
    pieces: list[FoundPiece]
    kind: Literal["message_answered"] = "message_answered"
