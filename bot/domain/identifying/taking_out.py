"""Take out of a text what tells who or where it is about, and say what was changed."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from bot.domain.identifying import names, patterns
from bot.domain.identifying.values import WHY, Marked


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What was, what is, and why."""

    before: str
    after: str
    """Nothing where it was only left out."""
    why: str


def found(text: str, *, kept: Collection[str] = ()) -> list[Marked]:
    """Mark what may identify, in order and without overlaps; `kept` are names that may stand.

    It marks too much rather than too little: somebody looks at every change.
    """
    chosen: list[Marked] = []
    stays = list(_places(text, kept))
    named = list(names.marked(text))
    for each in [*patterns.marked(text), *named, *names.again(text, named)]:
        if not any(_overlap(each, other) for other in chosen) and not any(
            start <= each.start and each.end <= end for start, end in stays
        ):
            chosen.append(each)
    return sorted(chosen, key=lambda each: each.start)


def taken_out(text: str, *, kept: Collection[str] = ()) -> tuple[str, list[Change]]:
    """Put plain words in the place of what may identify; each change is told once."""
    changes: dict[tuple[str, str], Change] = {}
    parts, at = [], 0
    for each in found(text, kept=kept):
        before = text[each.start : each.end].strip()
        instead = _as_it_stands(each, text)
        parts += [text[at : each.start], instead]
        at = each.end
        told = Change(before=before, after=instead, why=WHY[each.kind])
        changes.setdefault((before, each.instead.lower()), told)
    return "".join([*parts, text[at:]]), list(changes.values())


def _as_it_stands(each: Marked, text: str) -> str:
    """Begin with a capital where a sentence begins."""
    before = text[: each.start].rstrip(" \t\"“'(*_")
    opens = not before or before[-1] in ".?!\n"
    return each.instead[:1].upper() + each.instead[1:] if opens else each.instead


def _places(text: str, kept: Iterable[str]) -> Iterable[tuple[int, int]]:
    for name in filter(None, kept):
        for each in re.finditer(re.escape(name), text):
            yield each.start(), each.end()


def _overlap(one: Marked, other: Marked) -> bool:
    return one.start < other.end and other.start < one.end
