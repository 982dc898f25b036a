"""A piece of guidance: what it says, where it comes from, and how it is read from a file."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Literal, TypeAlias

import frontmatter

KINDS = {
    "tip": "Tip",
    "guiding reflection": "Guiding reflection",
    "prompt": "Prompt",
    "anecdote": "Anecdote",
    "framework step": "Framework step",
}
"""What is stored, and what is shown."""
GUIDES = {
    "define-narrate-act": "Define, Narrate, Act",
    "first-ninety-days": "The first ninety days",
    "consultancy": "The consultancy protocol",
}
"""Sets of pieces that are read in order, step by step."""
REVIEWED_EVERY = timedelta(days=365)
"""How long a piece is taken to be right where nobody set another interval."""

AudienceName: TypeAlias = Literal["open", "network", "facilitators"]


class Unreadable(Exception):
    """A file of the library is not a piece of guidance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the idea comes from. The words are the network's own."""

    title: str
    author: str
    year: int
    url: str | None = None
    page: str | None = None
    """Where in it: a page or a heading, of what was imported."""

    def __str__(self) -> str:
        place = f", {self.page}" if self.page else ""
        return f"{self.author}, {self.title} ({self.year}){place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One short piece of advice with its source."""

    slug: str
    title: str
    kind: str
    """A key of KINDS."""
    topics: frozenset[str]
    support: str | None
    summary: str
    source: Source
    licence: str
    reviewed: date
    body: str
    """Markdown: paragraphs, headings, lists, bold, italic, links."""
    states: frozenset[str] = frozenset()
    """Codes of the states that it applies to; none: everywhere."""
    guide: str | None = None
    """A key of GUIDES, where it is one of its steps."""
    step: int | None = None

    @property
    def text(self) -> str:
        """What is searched: what it is about first, for the encoder reads only so far."""
        return f"{self.title}. {self.summary}\n{self.body}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrary:
    """Another piece that advises against one."""

    slug: str
    about: str
    """In one sentence, what the two disagree about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A piece as it stands in a network's library: who may read it, and how far to trust it."""

    piece: Piece
    audience: AudienceName = "open"
    from_network: bool = False
    """Made here; otherwise it came with Lantern, perhaps changed here."""
    version: int = 1
    reviewed: date
    """The last review, here or before it came here."""
    review_by: date
    law_changed: frozenset[str] = frozenset()
    """Codes of states in which the law may have changed since."""
    useful: int = 0
    not_useful: int = 0
    contrary: tuple[Contrary, ...] = ()
    contributor: str | None = None
    """Who gave it, where they wish to be named."""
    published: date | None = None
    """Since when it is in this network's library; None: it came with Lantern."""

    def is_overdue(self, today: date) -> bool:
        return self.review_by < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """Who reads: decides what may be shown at all, and what fits best."""

    facilitates: bool = False
    state: str | None = None
    """The code of the state whose law holds for them, if they told."""

    def may_read(self, entry: Entry) -> bool:
        return self.facilitates or entry.audience != "facilitators"


NETWORK = Reader()
"""Whoever is in the channel for problems."""


def as_shipped(piece: Piece) -> Entry:
    """Say how a piece stands that nobody here has touched."""
    return Entry(piece=piece, reviewed=piece.reviewed, review_by=piece.reviewed + REVIEWED_EVERY)


@dataclass(frozen=True, slots=True)
class Sentence:
    """Where in a text the words stand that fit best, in characters."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An entry that fits, the passage of it that does, and why in words."""

    entry: Entry
    why: str
    passage: str = ""
    """Plain words, without Markdown."""
    sentence: Sentence | None = field(default=None)
    """The part of the passage that fits best."""

    @property
    def piece(self) -> Piece:
        return self.entry.piece


def parse(slug: str, text: str) -> Piece:
    """Read a piece from Markdown with front matter; raise Unreadable, naming what is missing."""
    told, body = frontmatter.parse(text)
    page: dict[str, Any] = dict(told)
    try:
        source = page["source"]
        return Piece(
            slug=slug,
            title=str(page["title"]),
            kind=str(page["kind"]),
            topics=frozenset(page["topics"]),
            support=str(page["support"]) if page.get("support") else None,
            summary=str(page["summary"]),
            source=Source(
                title=str(source["title"]),
                author=str(source["author"]),
                year=int(source["year"]),
                url=source.get("url"),
                page=source.get("page"),
            ),
            licence=str(page["licence"]),
            reviewed=date.fromisoformat(str(page["reviewed"])),
            body=body.strip(),
            states=frozenset(page.get("states") or ()),
            guide=page.get("guide"),
            step=page.get("step"),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"{slug}.md: {error} is missing or not as it should be") from error
