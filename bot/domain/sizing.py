"""Brings the sections of a document to a size to read: joins the short, divides the long."""

import re
from collections.abc import Iterable, Iterator, Sequence

from bot.domain.documents import Section
from bot.domain.pieces import FEWEST_WORDS, LONGEST_BODY, LONGEST_TITLE

MOST_WORDS = 300
ENOUGH_WORDS = 60
"""Less than that under a heading is put together with what follows."""

_SENTENCE = re.compile(r"(?<=[.?!])\s+")
_NEARLY = 0.9
"""How near to its fair share of the words a part has to come."""
_GIANT = LONGEST_BODY // 2
"""Characters of a paragraph that is divided, too."""
_ROOM = 10 * ENOUGH_WORDS
"""Characters that are kept free for a rest that is too short to stand alone."""
_COUNT = len(" (99 of 99)")


def sized(sections: Sequence[Section]) -> Iterator[Section]:
    """Give sections whose words are enough for a piece and not too many for one."""
    for section in _joined(sections):
        parts = list(_parts(section.markdown))
        for number, part in enumerate(parts, start=1):
            count = f" ({number} of {len(parts)})" if len(parts) > 1 else ""
            heading = f"{short(section.heading or '', LONGEST_TITLE - _COUNT)}{count}"
            yield Section(heading=heading.strip(), markdown=part, page=section.page)


def _joined(sections: Iterable[Section]) -> Iterator[Section]:
    """Put a short section in front of the next; the last goes to the end of the one before."""
    held: Section | None = None
    ready: Section | None = None
    for section in sections:
        one = _together(held, section) if held else section
        held = None
        if _words(one.markdown) < ENOUGH_WORDS:
            held = one
            continue
        if ready:
            yield ready
        ready = one
    if held and ready:
        ready = _together(ready, held)
    last = ready or held
    if last and _words(last.markdown) >= FEWEST_WORDS:
        yield last


def _together(first: Section, then: Section) -> Section:
    """Make one of two sections; the second's heading is a bold line, where the first has words."""
    if not first.markdown:
        return Section(
            heading=then.heading or first.heading, markdown=then.markdown, page=then.page
        )
    line = f"**{then.heading}**\n\n" if then.heading and then.heading != first.heading else ""
    return Section(
        heading=first.heading or then.heading,
        markdown=f"{first.markdown}\n\n{line}{then.markdown}".strip(),
        page=first.page,
    )


def _parts(markdown: str) -> Iterator[str]:
    """Divide between paragraphs, as evenly as they allow; a giant of one between sentences."""
    count = max(-(-_words(markdown) // MOST_WORDS), -(-len(markdown) // LONGEST_BODY))
    if count <= 1:
        yield markdown
        return
    blocks = [piece for block in re.split(r"\n{2,}", markdown) for piece in _pieces(block)]
    left = _words(markdown)
    part, fair = "", left / count * _NEARLY
    for block in blocks:
        longer = f"{part}\n\n{block}".strip()
        is_rest = left < ENOUGH_WORDS
        is_full = len(longer) > LONGEST_BODY - (0 if is_rest else _ROOM)
        left -= _words(block)
        if part and (is_full or (_words(part) >= fair and not is_rest)):
            yield part
            longer = block
        part = longer
    yield part


def _words(text: str) -> int:
    return len(text.split())


def _pieces(block: str) -> Iterator[str]:
    """Give a block whole, or the runs of lines, sentences or words that fit."""
    if len(block) <= _GIANT:
        yield block
        return
    for parts, glue in ((block.split("\n"), "\n"), (_SENTENCE.split(block), " ")):
        if len(parts) > 1:
            half = len(parts) // 2
            yield from _pieces(glue.join(parts[:half]))
            yield from _pieces(glue.join(parts[half:]))
            return
    yield from (block[at : at + _GIANT] for at in range(0, len(block), _GIANT))


def short(text: str, limit: int) -> str:
    """Cut a line where a word ends, so that it has at most `limit` characters."""
    if len(text) <= limit:
        return text
    kept = text[: limit - 1]
    return f"{kept.rpartition(' ')[0] or kept}…"
