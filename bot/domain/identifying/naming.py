"""What a name is the name of, by what it ends with and what stands before it."""

from collections.abc import Sequence
from typing import Protocol

from bot.domain.identifying import cues
from bot.domain.identifying.ordinary import STATE_NAMES
from bot.domain.identifying.values import INSTEAD


class Placed(Protocol):
    """A word where it stands."""

    @property
    def small(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def opens(self) -> bool: ...
    @property
    def text(self) -> str: ...


def kind_of(name: Sequence[str], before: Sequence[str], text: str, at: int) -> str:
    """Tell the kind, a key of INSTEAD; of whom nothing tells, a person."""
    if kind := _by_its_words(name):
        return kind
    if name[0] in cues.CIVIL or name[0] in cues.ROLES:
        return "person"
    shouted = text[at : at + len(name[0])].isupper() and len(name[0]) > 1
    return _by_what_stands_before(before) or ("group" if shouted else "person")


def _by_what_stands_before(before: Sequence[str]) -> str | None:
    if any(word in cues.STUDENT for word in before):
        return "student"
    if any(word in cues.PARENT for word in before):
        return "parent"
    last = before[-1] if before else ""
    if last in cues.IN:
        return "place"
    return "school" if last == "at" else None


def instead_of(kind: str, first: Placed, before: Sequence[Placed], text: str) -> tuple[int, str]:
    """Tell where the name begins that goes, and what takes its place."""
    if before and before[-1].small in cues.CALLED and kind in ("student", "parent", "person"):
        gap = before[-1].start
        return len(text[:gap].rstrip()), ""
    instead = cues.ROLES.get(first.small, INSTEAD[kind])
    if before and before[-1].small in cues.ARTICLES:
        instead = instead.removeprefix("a ").removeprefix("the ")
    return first.start, instead


def _by_its_words(name: Sequence[str]) -> str | None:
    last = name[-1]
    if " ".join(name) in STATE_NAMES:
        return "state"
    if last.endswith(("isd", "usd")) or (last in ("district", "unified", "isd", "usd")):
        return "district"
    if last == "schools" and len(name) > 1:
        return "district"
    if last in cues.SCHOOLS and len(name) > 1:
        return "school"
    if last in ("county", "parish", "city", "township", "university", "college") and len(name) > 1:
        return "place"
    return None
