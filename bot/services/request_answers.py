"""Answer a request for help, or an offer of it: once, and of several mentors the first wins."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.services import (
    asking_state,
    askings,
    conversations,
    mentors,
    problems,
    request_messages,
    suggestions,
)
from models import Asking, AskingState, Origin, Problem, Request, RequestState

_ANSWERED = {
    RequestState.ACCEPTED: "You have said yes to this already: the conversation is in your direct "
    "messages.",
    RequestState.DONE: "The two of you have talked about this already.",
    RequestState.DECLINED: "You have answered this with Not now already. The other side knows.",
    RequestState.WITHDRAWN: "This request was taken back meanwhile, so it needs no answer any "
    "more. Thank you for thinking about it.",
    RequestState.ENDED: "This was closed meanwhile, so there is nothing left to answer.",
}
_QUICKER = (
    "Thank you: somebody else said yes to this a moment before you, so it needs no answer any "
    "more. Your time stays yours."
)


async def accept(
    session: AsyncSession, request_id: int, *, by: str, now: datetime, network: Network
) -> None:
    """Say yes, and bring the two together; a mentor only where they have room.

    Of several mentors who were asked about a problem, the first counts, or as many as its author
    wants. The others need not think about it any more. A yes after the time was over counts.
    """
    problem, request = await _answerable(session, request_id, by=by)
    asking = await asking_state.of(session, problem, lock=True)
    if request.origin == Origin.ASKED:
        if asking and await asking_state.helped(session, problem) >= asking.wanted:
            raise Gone(_QUICKER)
        await _require_room(session, request.helper)
    request.state, request.answered_at = RequestState.ACCEPTED, now
    request.nudge_at = request.passes_at = None
    await session.flush()
    await problems.mark_answered(session, problem, by=request.helper, now=now, network=network)
    link = await problems.link(session, problem, network)
    if asking:
        await _settle(session, problem, asking, now=now, network=network, link=link)
    await conversations.begin(session, problem, request, link=link, now=now)
    await request_messages.show(session, problem, request, link=link)
    await suggestions.show(session, problem, network, link=link)


async def decline(
    session: AsyncSession, request_id: int, *, by: str, now: datetime, network: Network
) -> None:
    """Say not now, which needs no reason, and let the search go on."""
    problem, request = await _answerable(session, request_id, by=by)
    was_waited_for = request.state == RequestState.OPEN
    request.state, request.answered_at = RequestState.DECLINED, now
    request.nudge_at = request.passes_at = None
    await session.flush()
    link = await problems.link(session, problem, network)
    await request_messages.show(session, problem, request, link=link)
    if request.origin == Origin.OFFERED:
        await request_messages.tell_of_not_now(session, problem, request, link=link)
    elif was_waited_for:
        await askings.go_on(
            session, problem, now=now, network=network, since="declined", mentor=request.helper
        )
    await suggestions.show(session, problem, network, link=link)


async def _settle(
    session: AsyncSession,
    problem: Problem,
    asking: Asking,
    *,
    now: datetime,
    network: Network,
    link: str | None,
) -> None:
    """End the search where as many help as are wanted; whom an author accepts, they want."""
    helped = await asking_state.helped(session, problem)
    asking.wanted = max(asking.wanted, helped)
    if helped < asking.wanted:
        await askings.schedule(session, problem, asking)
        return
    await askings.close(session, problem, asking, AskingState.HELPED, network=network)
    for other in await asking_state.asked(session, problem, *askings.UNSETTLED):
        was_thinking = other.state == RequestState.OPEN
        await askings.take_back(session, problem, other, now=now, link=link)
        if was_thinking:
            await request_messages.release(session, other, why="helped")


async def _answerable(
    session: AsyncSession, request_id: int, *, by: str
) -> tuple[Problem, Request]:
    """Lock what is to be answered, and see that it is theirs to answer and still open.

    The problem's lock makes all answers about it take turns, so what is read after it is true.
    """
    found = select(Request.problem_id).where(Request.id == request_id)
    problem_id = await session.scalar(found)
    if problem_id is None:
        raise Gone
    problem = await problems.get(session, problem_id, lock=True)
    request = (await session.scalars(select(Request).where(Request.id == request_id))).one()
    if by != (request.helper if request.origin == Origin.ASKED else problem.author):
        raise NotAllowed("Only the person this was sent to can answer it.")
    if request.state not in askings.UNSETTLED:
        raise Gone(await _said_of(session, problem, request))
    problems.require_open(problem)
    return problem, request


async def _said_of(session: AsyncSession, problem: Problem, request: Request) -> str:
    asking = await asking_state.of(session, problem)
    is_helped = asking is not None and asking.state == AskingState.HELPED
    if request.state == RequestState.WITHDRAWN and is_helped:
        return _QUICKER
    return _ANSWERED[request.state]


async def _require_room(session: AsyncSession, helper: str) -> None:
    """Lock a mentor's offer, so that two problems cannot take the same last place."""
    mentor = await mentors.get(session, helper, lock=True)
    if mentor and await mentors.load(session, helper) >= mentor.capacity:
        raise NotAllowed(
            f"You offered to help {mentor.capacity} at once, and you do. Answer Not now, or first "
            "raise the number under Change my mentoring in my Home."
        )
