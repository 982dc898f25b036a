"""A problem of the demo's past: what was said about it, and what came of it."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What a colleague wrote in a problem's thread."""

    by: str
    text: str
    after: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A mentor whom the author asked, and what came of it; each `after` counts from the problem."""

    mentor: str
    after: timedelta
    accepted_after: timedelta | None = None
    talk: tuple[Reply, ...] = ()
    """What the two wrote to each other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """What becomes of a problem as guidance, with its author's consent."""

    helpful: tuple[tuple[str, str], ...]
    """Whose answers the author marked, and as whom each wishes to be named; empty: not at all."""
    resolved_after: timedelta
    what_helped: str
    agreed: str = ""
    """The title that the author gave it when they agreed; empty: the draft waits for them."""
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A problem that was shared some time ago."""

    by: str
    ago: timedelta
    title: str
    context: str
    tried: str = ""
    question: str
    topics: tuple[str, ...]
    anonymous: bool = False
    replies: tuple[Reply, ...] = ()
    asked: Asked | None = None
    lesson: Lesson | None = None

    @property
    def form_id(self) -> str:
        return f"demo:{self.title}"
