"""The pages of the site: every piece, and lists by topic, support and guided set."""

from collections.abc import Iterator, Sequence
from datetime import date

from bot.domain.guidance import Entry
from bot.domain.states import in_words
from bot.domain.topics import SUPPORTS, TOPICS
from bot.publishing.book import Book, Shelf
from bot.publishing.escaping import block, line, link

_STRICT = """\
---
orphan: true
myst:
  disable_syntax: [code, fence, html_block, html_inline, image, myst_role, myst_target,
    myst_block_break, myst_line_comment, reference, table]
---
"""
"""Nothing that somebody wrote may be more than words."""
_TOPICS = {topic.slug: topic.label for topic in TOPICS}
_SUPPORTS = {support.slug: support.label for support in SUPPORTS}


def pages(book: Book) -> Iterator[tuple[str, str]]:
    """Give each page's path and its text."""
    yield "index.md", _index(book)
    yield "licence.md", attribution(book)
    for shelf in (*book.topics(), *book.supports(), *book.guides()):
        yield f"{shelf.path}.md", _list(shelf)
    for entry in book.entries:
        yield f"pieces/{entry.piece.slug}.md", _piece(entry, book)


def attribution(book: Book) -> str:
    """Say under which licence each piece may be used, and whose idea it is."""
    parts = [
        "# Licence and attribution",
        f"The words are published by {line(book.by)}. Each piece names the source of its idea.",
    ]
    for licence in sorted({entry.piece.licence for entry in book.entries}):
        parts += [f"## {line(licence)}", *_terms(licence)]
        pieces = [entry.piece for entry in book.entries if entry.piece.licence == licence]
        parts.append("\n".join(f"- {line(p.title)}. {line(str(p.source))}" for p in pieces))
    return "\n\n".join(parts) + "\n"


def _terms(licence: str) -> list[str]:
    if licence != "CC BY 4.0":
        return []
    address = "https://creativecommons.org/licenses/by/4.0/"
    terms = (
        "You may share and adapt these pieces, also commercially, if you say where they come "
        f"from and what you changed. The terms: {link('Creative Commons BY 4.0', address)}."
    )
    return [terms]


def _index(book: Book) -> str:
    shelves = {
        "Step by step": book.guides(),
        "By topic": book.topics(),
        "By support": book.supports(),
    }
    trees = [
        _tree(caption, [shelf.path for shelf in found])
        for caption, found in shelves.items()
        if found
    ]
    opening = (
        f"{len(book.entries)} short pieces of advice for those who work for fairness in "
        f"schools, published by {line(book.by)} on {_day(book.made_on)}. "
        "Each names its source. Use the {ref}`search <search>`, or begin with a list."
    )
    return "\n\n".join([f"# {line(book.title)}", opening, *trees, _tree("About", ["licence"]), ""])


def _tree(caption: str, paths: Sequence[str]) -> str:
    return "\n".join(["```{toctree}", f":caption: {caption}", ":maxdepth: 1", "", *paths, "```"])


def _list(shelf: Shelf) -> str:
    numbered = shelf.path.startswith("guides/")
    items = [
        f"{'1.' if numbered else '-'} [{line(entry.piece.title)}](../pieces/{entry.piece.slug}.md)"
        f"\\\n   {line(entry.piece.summary)}"
        for entry in shelf.entries
    ]
    return "\n\n".join([f"# {shelf.title}", *items]) + "\n"


def _piece(entry: Entry, book: Book) -> str:
    piece = entry.piece
    return _STRICT + "\n\n".join(
        [
            f"# {line(piece.title)}",
            f"*{line(piece.summary)}*",
            block(piece.body),
            *_neighbours(entry, book),
            "## About this piece",
            "\n".join(f"- {fact}" for fact in _facts(entry)),
            "",
        ]
    )


def _facts(entry: Entry) -> Iterator[str]:
    piece = entry.piece
    yield f"Kind: {line(piece.kind)}"
    topics = [f"[{_TOPICS[t]}](../topics/{t}.md)" for t in sorted(piece.topics) if t in _TOPICS]
    yield f"Topics: {', '.join(topics)}"
    if piece.support in _SUPPORTS:
        yield f"Support: [{_SUPPORTS[piece.support]}](../supports/{piece.support}.md)"
    yield f"Source: {link(str(piece.source), piece.source.url or '')}"
    yield f"Licence: {line(piece.licence)}"
    yield f"Reviewed on {_day(entry.reviewed)}"
    if piece.states:
        yield f"Applies to: {line(in_words(piece.states))}"
    if entry.law_changed:
        yield f"The law may have changed since in: {line(in_words(entry.law_changed))}"


def _neighbours(entry: Entry, book: Book) -> list[str]:
    """Lead to the steps before and after, in a guided set."""
    shelves = [shelf.entries for shelf in book.guides() if entry in shelf.entries]
    steps = shelves[0] if shelves else (entry,)
    at = steps.index(entry)
    links = []
    if at:
        links.append(f"Previous step: {_to(steps[at - 1])}")
    if at + 1 < len(steps):
        links.append(f"Next step: {_to(steps[at + 1])}")
    return [" · ".join(links)] if links else []


def _to(entry: Entry) -> str:
    return f"[{line(entry.piece.title)}]({entry.piece.slug}.md)"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
