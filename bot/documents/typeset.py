"""Finds paragraphs and headings in lines of print, by what they look like."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.documents import Section

_LARGER = 1.12
"""How much larger than the text's a heading's letters are."""
_LONGEST_HEADING = 14
"""Words."""
_SHORT = 0.75
"""Of the longest line: a line that ends before that, and with a full stop, ends a paragraph."""
_BULLET = re.compile(r"(?:[•▪◦‣●\u2013\u2014*\-\uf0b7]|\uf0a7)\s+(.+)")
_NUMBERED = re.compile(r"\d{1,2}[.)]\s+\S")
_ENDS = (".", "?", "!", ":", ";", "”", '"')
_FOLIO = re.compile(r"(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", re.IGNORECASE)
_REPEATED = 3
"""On how many pages a line stands at the edge before it is taken for a running head or foot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of print; empty where there is a gap."""

    text: str
    size: float
    """Of its letters, in points."""
    page: int


def without_edges(pages: Sequence[Sequence[Line]]) -> list[Line]:
    """Give all pages' lines without page numbers and running heads and feet."""
    edges = Counter(text for page in pages for text in {_shape(line) for line in _edges(page)})
    often = {text for text, count in edges.items() if count >= _REPEATED}
    return [
        line
        for page in pages
        for line in page
        if not (line in _edges(page) and (_shape(line) in often or _FOLIO.fullmatch(line.text)))
    ]


def _edges(page: Sequence[Line]) -> list[Line]:
    full = [line for line in page if line.text]
    return [*full[:1], *full[-1:]]


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "0", line.text)


def sections(lines: Sequence[Line]) -> Iterator[Section]:
    """Put lines together under the headings that stand out."""
    body = _body_size(lines)
    heading: list[Line] = []
    under: list[Line] = []
    for line in lines:
        if not _stands_out(line, body):
            under.append(line)
            continue
        if any(each.text for each in under):
            yield _section(heading, under)
            heading, under = [], []
        if heading and abs(heading[-1].size - line.size) > body * (_LARGER - 1):
            yield _section(heading, [])
            heading = []
        heading.append(line)
        under = []
    if heading or any(each.text for each in under):
        yield _section(heading, under)


def _stands_out(line: Line, body: float) -> bool:
    short = 0 < len(line.text.split()) <= _LONGEST_HEADING
    return short and line.size >= body * _LARGER and any(map(str.isalpha, line.text))


def _body_size(lines: Sequence[Line]) -> float:
    """Find the size that most letters have."""
    letters: Counter[float] = Counter()
    for line in lines:
        letters[line.size] += len(line.text)
    return letters.most_common(1)[0][0] if letters else 0.0


def _section(heading: Sequence[Line], under: Sequence[Line]) -> Section:
    first = next((line for line in [*heading, *under] if line.text), None)
    return Section(
        heading=" ".join(line.text for line in heading) or None,
        markdown=re.sub(r"(?m)^(- .+)\n\n(?=- )", r"\1\n", "\n\n".join(_paragraphs(under))),
        page=f"page {first.page}" if first else None,
    )


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    """Join lines to paragraphs, and words that were cut at a line's end."""
    longest = max((len(line.text) for line in lines), default=0)
    so_far = ""
    ended = False
    for line in lines:
        item = _BULLET.match(line.text)
        text = f"- {item[1]}" if item else line.text
        if so_far and (ended or not text or item or _NUMBERED.match(text)):
            yield so_far
            so_far = ""
        if text:
            so_far = _joined(so_far, text)
        ended = len(text) < longest * _SHORT and text.endswith(_ENDS)
    if so_far:
        yield so_far


def _joined(so_far: str, text: str) -> str:
    if so_far.endswith("-") and text[0].islower() and so_far[-2:-1].isalpha():
        return so_far[:-1] + text
    return f"{so_far} {text}".strip()
