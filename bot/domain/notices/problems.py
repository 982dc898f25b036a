"""What is said about a problem of practice: its post, its thread, and news of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemPosted:
    """A colleague shares a problem of practice: the post in the channel, as it stands now."""

    problem_id: int
    title: str
    context: str
    tried: str
    question: str
    topics: list[str]
    """Slugs."""
    needed_by: date | None
    author: str | None
    """None: shared without a name."""
    same_here: int = 0
    edited: bool = False
    state: Literal["open", "resolved", "withdrawn"] = "open"
    withdrawn_by: Literal["author", "facilitator"] = "author"
    what_helped: str = ""
    kind: Literal["problem_posted"] = "problem_posted"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemContinued:
    """The rest of a text that did not fit into the post."""

    text: str
    part: int
    parts: int
    of: Literal["question", "context", "tried", "what_helped"] = "context"
    """The field it continues."""
    edited: bool = False
    kind: Literal["problem_continued"] = "problem_continued"


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorReplied:
    """In a problem's thread: the author, who gave no name, writes through the bot."""

    text: str
    kind: Literal["author_replied"] = "author_replied"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadAnswered:
    """To the author or a follower: somebody replied in the problem's thread."""

    problem_id: int
    title: str
    yours: bool
    anonymous: bool
    link: str | None
    """To the post; None where it is not known yet."""
    kind: Literal["thread_answered"] = "thread_answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemChanged:
    """To a follower: a problem was edited, resolved or withdrawn."""

    problem_id: int
    title: str
    change: Literal["edited", "resolved", "withdrawn"]
    what_helped: str = ""
    link: str | None = None
    kind: Literal["problem_changed"] = "problem_changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class ThanksGiven:
    """To somebody who helped: the author says thank you."""

    title: str
    author: str | None
    kind: Literal["thanks_given"] = "thanks_given"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemReported:
    """To a facilitator: somebody asks them to look at a problem."""

    problem_id: int
    title: str
    reason: str
    link: str | None = None
    kind: Literal["problem_reported"] = "problem_reported"
