"""Work out, at the moment of sending, what takes too long for the moment of asking."""

from datetime import date

from bot.domain.notices import (
    AnswerWanted,
    FoundPiece,
    GuidanceFound,
    GuidanceWanted,
    MessageAnswered,
    Notice,
)
from bot.services.library import Library


async def work_out(notice: Notice, library: Library, *, today: date) -> Notice | None:
    """Turn a wish for an answer into the answer; None where there is nothing to say."""
    match notice:
        case GuidanceWanted():
            found = await library.search(notice.text, topics=notice.topics)
            pieces = [FoundPiece.of(each, today=today) for each in found]
            return GuidanceFound(problem_id=notice.problem_id, pieces=pieces) if pieces else None
        case AnswerWanted():
            found = await library.search(notice.text)
            pieces = [FoundPiece.of(each, today=today) for each in found]
            return MessageAnswered(text=notice.text, pieces=pieces)
        case _:
            return notice
