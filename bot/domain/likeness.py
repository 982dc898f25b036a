"""Texts that are nearly the same, found by the runs of words that they share."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\w+(?:[\u2019']\w+)*")
_RUN = 4
"""Words in a run. Two texts on one subject share hardly any run of four words."""


def alike(texts: Mapping[str, str], *, share: float) -> Iterator[tuple[str, str]]:
    """Name the pairs that share so much of the shorter text's runs of words, from 0 to 1."""
    runs = {name: _runs(text) for name, text in texts.items()}
    seen: dict[tuple[str, ...], list[str]] = {}
    for name, mine in runs.items():
        shared = Counter(other for run in mine for other in seen.get(run, ()))
        for other, count in shared.items():
            if count >= share * min(len(mine), len(runs[other])):
                yield other, name
        for run in mine:
            seen.setdefault(run, []).append(name)


def _runs(text: str) -> set[tuple[str, ...]]:
    """Give the runs of words; of a text shorter than a run, the text itself."""
    words = _WORD.findall(text.casefold())
    if not words:
        return set()
    return {tuple(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
