"""Pieces of the library for the supports that an officer finds weakest."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.domain import browsing
from bot.domain.guidance import Entry, Reader
from bot.domain.supports import Answers, lowest, statement, weakest
from bot.services.library import Library

EACH = 3
"""Pieces for a support, at most."""
_LOOKED_AT = 40
"""Pieces that a search for a support's weakest statements brings, of all supports."""


async def suited(
    library: Library, answers: Answers, *, reader: Reader, today: date
) -> Mapping[str, Sequence[Entry]]:
    """Choose a few pieces for each weak support: what fits its weakest statements comes first."""
    return {
        support: await _for(library, answers, support, reader, today)
        for support in weakest(answers)
    }


async def _for(
    library: Library, answers: Answers, support: str, reader: Reader, today: date
) -> list[Entry]:
    words = " ".join(statement(key) for key in lowest(answers, support))
    ranked = await library.rank(words, reader=reader, limit=_LOOKED_AT)
    all_of_it = browsing.on([support], library.entries(reader), today=today)
    fitting = [it.entry for it in ranked if it.piece.support == support]
    chosen = {it.piece.slug: it for it in [*fitting, *all_of_it] if _holds_for(it, reader)}
    return list(chosen.values())[:EACH]


def _holds_for(entry: Entry, reader: Reader) -> bool:
    """Leave out what is about the law of another state."""
    return not entry.piece.states or reader.state in entry.piece.states
