"""Two wordings of a piece set side by side: what was removed, and what was added."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from bot.domain import states
from bot.domain.guidance import GUIDES, KINDS
from bot.domain.pieces import Words
from bot.domain.topics import SUPPORTS, in_words

_SENTENCE = re.compile(r"\S[^\n]*?(?:[.?!][\"”)*_]*(?=\s)|(?=\n)|$)", re.MULTILINE)
_WORD = re.compile(r"\S+")
_SUPPORTS = {support.slug: support.label for support in SUPPORTS}
_AUDIENCES = {
    "open": "members, and everybody who reads an export",
    "network": "members of this network",
    "facilitators": "facilitators only",
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words in a row; `only_here`: the other wording has them not."""

    text: str
    only_here: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A place where two wordings differ. Nothing removed: added; nothing added: removed."""

    field: str
    """What of the piece it is, as it is shown."""
    removed: tuple[Stretch, ...] = ()
    added: tuple[Stretch, ...] = ()


def compare(old: Words, new: Words) -> list[Difference]:
    """List what changed, field by field; of a body, sentence by sentence."""
    found = [*_lines("Title", old.title, new.title), *_lines("Summary", old.summary, new.summary)]
    found += _texts("Words", old.body, new.body)
    for field, before, after in zip(_SORTED, _sorting(old), _sorting(new), strict=True):
        found += _whole(field, before, after)
    return found


_SORTED = ("Kind", "Topics", "Support", "States", "Source", "Who may read it", "Licence", "Step")


def _sorting(words: Words) -> tuple[str, ...]:
    """Say in words what `_SORTED` names."""
    step = f"{GUIDES[words.guide]}, step {words.step}" if words.guide else ""
    source = f"{words.source} {words.source.url or ''}".strip()
    return (
        KINDS[words.kind],
        in_words(words.topics),
        _SUPPORTS.get(words.support or "", ""),
        states.in_words(words.states),
        source,
        _AUDIENCES[words.audience],
        words.licence,
        step,
    )


def _whole(field: str, old: str, new: str) -> Iterator[Difference]:
    if old != new:
        removed = (Stretch(old, only_here=True),) if old else ()
        added = (Stretch(new, only_here=True),) if new else ()
        yield Difference(field=field, removed=removed, added=added)


def _lines(field: str, old: str, new: str) -> Iterator[Difference]:
    if old != new:
        yield _pair(field, old, new)


def _texts(field: str, old: str, new: str) -> Iterator[Difference]:
    """Compare two texts sentence by sentence; a pair of sentences that were changed, by words."""
    before, after = _SENTENCE.findall(old), _SENTENCE.findall(new)
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for what, start, end, other, until in matcher.get_opcodes():
        if what != "equal":
            yield from _block(field, before[start:end], after[other:until])


def _block(field: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Difference]:
    pairs = min(len(old), len(new))
    for before, after in zip(old[:pairs], new[:pairs], strict=True):
        yield _pair(field, before, after)
    for sentence in old[pairs:]:
        yield Difference(field=field, removed=(Stretch(sentence, only_here=True),))
    for sentence in new[pairs:]:
        yield Difference(field=field, added=(Stretch(sentence, only_here=True),))


def _pair(field: str, old: str, new: str) -> Difference:
    """Tell which words of two sentences are in one of them only."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    removed, added = [], []
    matcher = SequenceMatcher(a=before, b=after, autojunk=False)
    for what, start, end, other, until in matcher.get_opcodes():
        changed = what != "equal"
        if start < end:
            removed.append(Stretch(" ".join(before[start:end]), changed))
        if other < until:
            added.append(Stretch(" ".join(after[other:until]), changed))
    return Difference(field=field, removed=tuple(removed), added=tuple(added))
