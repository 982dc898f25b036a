"""What an export holds: the pieces that are open to everybody, and under which name."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from unicodedata import normalize

from bot.domain.guidance import GUIDES, Entry
from bot.domain.topics import SUPPORTS, TOPICS

_MOST_WORDS = 8
_TAIL = 6
"""Letters of the name that a piece has in the database, so that no two get the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """Pieces that belong together, and where their list stands."""

    path: str
    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything that is exported, and nothing that says who gave it."""

    title: str
    by: str
    """Who publishes it."""
    made_on: date
    entries: tuple[Entry, ...]

    def topics(self) -> list[Shelf]:
        return [
            self._shelf(f"topics/{topic.slug}", topic.label, topic.slug, "topics")
            for topic in TOPICS
            if any(topic.slug in entry.piece.topics for entry in self.entries)
        ]

    def supports(self) -> list[Shelf]:
        return [
            self._shelf(f"supports/{support.slug}", support.label, support.slug, "support")
            for support in SUPPORTS
            if any(entry.piece.support == support.slug for entry in self.entries)
        ]

    def guides(self) -> list[Shelf]:
        """Give the guided sets, each in its order."""
        shelves = []
        for slug, title in GUIDES.items():
            steps = [entry for entry in self.entries if entry.piece.guide == slug]
            steps.sort(key=lambda entry: entry.piece.step or 0)
            if steps:
                shelves.append(Shelf(path=f"guides/{slug}", title=title, entries=tuple(steps)))
        return shelves

    def _shelf(self, path: str, title: str, slug: str, field: str) -> Shelf:
        found = [entry for entry in self.entries if slug in (getattr(entry.piece, field) or ())]
        return Shelf(path=path, title=title, entries=tuple(found))


def open_to_all(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Keep what everybody may have, by title. Whatever is not said to be open stays."""
    kept = [_named(entry) for entry in entries if entry.audience == "open"]
    return tuple(sorted(kept, key=lambda entry: (entry.piece.title.casefold(), entry.piece.slug)))


def _named(entry: Entry) -> Entry:
    """Name a piece of the network by its title: here that is no secret, as it is in a database."""
    if not entry.from_network:
        return entry
    letters = normalize("NFKD", entry.piece.title).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", letters.replace("'", ""))[:_MOST_WORDS]
    slug = "-".join([*words, entry.piece.slug[-_TAIL:]])
    return replace(entry, piece=replace(entry.piece, slug=slug))
