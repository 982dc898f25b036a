"""A piece of guidance: what it says, where it comes from, and how it is read from a file."""

from dataclasses import dataclass
from typing import Any

import frontmatter


class Unreadable(Exception):
    """A file of the library is not a piece of guidance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where the idea comes from. The words are the network's own."""

    title: str
    author: str
    year: int
    url: str | None = None

    def __str__(self) -> str:
        return f"{self.author}, {self.title} ({self.year})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One short piece of advice with its source."""

    slug: str
    title: str
    kind: str
    """tip, guiding reflection, prompt, anecdote or framework step."""
    topics: frozenset[str]
    support: str
    summary: str
    source: Source
    licence: str
    reviewed: str
    """The date of the last review, ISO 8601."""
    body: str
    """Markdown: paragraphs, headings, lists, bold, italic, links."""

    @property
    def text(self) -> str:
        """What is searched: what it is about first, for the encoder reads only so far."""
        return f"{self.title}. {self.summary}\n{self.body}"


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
            support=str(page["support"]),
            summary=str(page["summary"]),
            source=Source(
                title=str(source["title"]),
                author=str(source["author"]),
                year=int(source["year"]),
                url=source.get("url"),
            ),
            licence=str(page["licence"]),
            reviewed=str(page["reviewed"]),
            body=body.strip(),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise Unreadable(f"{slug}.md: {error} is missing or not as it should be") from error
