"""What the library's digests say: to who looks after pieces, and to who asked for news of it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from bot.domain.freshness import Due, Seen


@dataclass(frozen=True, slots=True, kw_only=True)
class DuePiece:
    """A piece that its reader is to look at, as far as a message shows it."""

    slug: str
    title: str
    version: int
    review_by: date
    overdue: bool
    law: tuple[str, ...] = ()
    """Codes of states in which the law may have changed."""
    unkept: bool = False
    """Nobody looks after it, so facilitators read of it."""

    @classmethod
    def of(cls, due: Due, *, today: date, unkept: bool) -> "DuePiece":
        seen = Seen.of(due.entry)
        return cls(
            slug=seen.slug,
            title=due.entry.piece.title,
            version=seen.version,
            review_by=due.entry.review_by,
            overdue=due.entry.is_overdue(today),
            law=seen.law,
            unkept=unkept,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewsDue:
    """To who looks after pieces, on a Monday: what is due, and after each press what is left."""

    week: date
    """The Monday."""
    due: list[DuePiece]
    more: int = 0
    """How many there are besides."""
    redrawn: bool = False
    """They did some of it since the message came."""
    kind: Literal["reviews_due"] = "reviews_due"


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPiece:
    """A piece by its name."""

    slug: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LookedFor:
    """Words that several people looked for without finding anything."""

    words: str
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LibraryDigest:
    """To who asked for it, once a month: what is new in the library, and what helped."""

    month: date
    """Its first Tuesday."""
    new: list[NamedPiece]
    more_new: int = 0
    """How many are new besides."""
    useful: list[NamedPiece] = field(default_factory=list)
    looked_for: list[LookedFor] = field(default_factory=list)
    """Facilitators read what nobody found: words, and topics of what too few looked for."""
    topics: list[str] = field(default_factory=list)
    kind: Literal["library_digest"] = "library_digest"

    @property
    def is_empty(self) -> bool:
        return not (self.new or self.useful or self.looked_for or self.topics)
