"""Work out, at the moment of sending, what takes too long for the moment of asking."""

from datetime import date

from bot.domain import browsing
from bot.domain.guidance import Reader
from bot.domain.notices import (
    AnswerWanted,
    FoundPiece,
    GuidanceFound,
    GuidanceWanted,
    MessageAnswered,
    Notice,
)
from bot.services.library import Library

_ANSWER = 3
"""Pieces that answer a direct message."""
_DEEPEST = 50
"""Pieces that a search finds at most, whatever is shown of them: so its pages fit together."""


async def work_out(
    notice: Notice, library: Library, *, today: date, reader: Reader
) -> Notice | None:
    """Turn a wish for an answer into the answer; None where there is nothing to say.

    `reader` is who gets a direct answer. A thread shows what everybody may see.
    """
    match notice:
        case GuidanceWanted():
            found = await library.search(notice.text, topics=notice.topics)
            pieces = [FoundPiece.of(each, today=today) for each in found]
            return GuidanceFound(problem_id=notice.problem_id, pieces=pieces) if pieces else None
        case AnswerWanted():
            pieces = await find(library, notice.text, reader=reader, today=today)
            return MessageAnswered(text=notice.text, pieces=pieces[:_ANSWER])
        case _:
            return notice


async def find(library: Library, words: str, *, reader: Reader, today: date) -> list[FoundPiece]:
    """Find what answers a member's words, best first.

    Words that only name a subject fit no piece well: all that is on it follows what they found.
    """
    found = await library.search(words, reader=reader, limit=_DEEPEST)
    pieces = {each.piece.slug: FoundPiece.of(each, today=today) for each in found}
    if subjects := browsing.named(words):
        for entry in browsing.on(subjects, library.entries(reader), today=today):
            pieces.setdefault(entry.piece.slug, FoundPiece.whole(entry, today=today))
    return list(pieces.values())
