"""The words of a text that say what it is about."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.search.stem import stem

APOSTROPHE = "\u2019"
"""The typographic one, which phones write."""

_ARTICLES_AND_PRONOUNS = """
a an the this that these those i me my mine we us our ours you your yours he him his she her hers
it its they them their theirs who whom whose which what myself ourselves themselves
"""
_AUXILIARIES = """
am is are was were be been being do does did doing done have has had having can could may might
must shall should will would
"""
_PREPOSITIONS_AND_CONJUNCTIONS = """
about after as at because before but by for from if in into of on onto or over and nor so since
than then though through to until upon when where while with without
"""
_SMALL_ADVERBS = """
also any both each even here how just no not only own same some such there too very why yet
"""
STOP_WORDS = frozenset(
    (
        _ARTICLES_AND_PRONOUNS + _AUXILIARIES + _PREPOSITIONS_AND_CONJUNCTIONS + _SMALL_ADVERBS
    ).split()
)
"""Words that hold a sentence together and say nothing about its subject."""

_WORD = re.compile(rf"[^\W_]+(?:['{APOSTROPHE}][^\W_]+)?")


@dataclass(frozen=True, slots=True)
class Term:
    """One distinct word of a text: its stem, how it was first written, how often it occurs."""

    stem: str
    surface: str
    count: int


def stems(text: str) -> Iterator[str]:
    """Yield the stems of a text's words in order, each as often as it occurs."""
    for word in _WORD.findall(text):
        if known := _stem_of(word):
            yield known


def terms(text: str) -> list[Term]:
    """List the distinct words of a text in the order of their first appearance."""
    surfaces: dict[str, str] = {}
    counts: dict[str, int] = {}
    for word in _WORD.findall(text):
        if known := _stem_of(word):
            surfaces.setdefault(known, word)
            counts[known] = counts.get(known, 0) + 1
    return [Term(known, surfaces[known], count) for known, count in counts.items()]


@lru_cache(maxsize=100_000)
def _stem_of(word: str) -> str:
    """Give a word's stem; nothing for a stop word, a single letter or "can't" and its like."""
    plain = _fold(word)
    if plain.endswith("n't"):
        return ""
    plain = plain.partition("'")[0]
    return "" if len(plain) == 1 or plain in STOP_WORDS else stem(plain)


def _fold(word: str) -> str:
    """Lower the case and take accents away: "SEÑORA" is "senora"."""
    if not word.isascii():
        parts = unicodedata.normalize("NFKD", word.replace(APOSTROPHE, "'"))
        word = "".join(part for part in parts if not unicodedata.combining(part))
    return word.lower()
