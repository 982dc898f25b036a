"""A search that only names a subject is answered with all that the library has on it."""

from collections.abc import Collection, Iterable
from datetime import date

from bot.domain.guidance import Entry
from bot.domain.search.terms import stems
from bot.domain.topics import SUPPORTS, TOPICS

_LABELS = [(topic.slug, topic.label) for topic in TOPICS]
_LABELS += [(support.slug, support.label) for support in SUPPORTS]
_NAMES = {slug: frozenset(stems(label)) for slug, label in _LABELS}


def named(words: str) -> frozenset[str]:
    """Return the slugs of the topics and supports whose names hold each of these words."""
    said = frozenset(stems(words))
    return frozenset(slug for slug, name in _NAMES.items() if said and said <= name)


def on(subjects: Collection[str], entries: Iterable[Entry], *, today: date) -> list[Entry]:
    """Choose what is on a subject; what was reviewed last comes first, what is overdue last."""
    chosen = (
        entry for entry in entries if {*entry.piece.topics, entry.piece.support} & {*subjects}
    )
    return sorted(
        chosen,
        key=lambda entry: (entry.is_overdue(today), -entry.reviewed.toordinal(), entry.piece.slug),
    )
