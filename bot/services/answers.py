"""Work out, at the moment of sending, what takes too long for the moment of asking."""

from bot.domain.notices import (
    AnswerWanted,
    GuidanceFound,
    GuidanceWanted,
    MessageAnswered,
    Notice,
)
from bot.services.library import Library


async def work_out(notice: Notice, library: Library) -> Notice | None:
    """Turn a wish for an answer into the answer; None where there is nothing to say."""
    match notice:
        case GuidanceWanted():
            found = await library.search(notice.text, topics=notice.topics)
            pieces = [each.told() for each in found]
            return GuidanceFound(problem_id=notice.problem_id, pieces=pieces) if pieces else None
        case AnswerWanted():
            found = await library.search(notice.text)
            return MessageAnswered(text=notice.text, pieces=[each.told() for each in found])
        case _:
            return notice
