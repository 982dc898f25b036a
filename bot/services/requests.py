"""Ask a mentor for help with a problem, or offer one's own: at most once between two people."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.services import conversations, mentors, problems, request_messages, suggestions
from models import Origin, Problem, ProblemState, Request, RequestState

MOST_ASKED_AT_ONCE = 3
"""Mentors who may be thinking about one problem at a time."""

_ASKED_BEFORE = {
    (Origin.ASKED, RequestState.OPEN): "You have asked this mentor already. I tell you as soon as "
    "they answer.",
    (Origin.ASKED, RequestState.DECLINED): "This mentor cannot take it on just now. Please ask "
    "another one.",
    (Origin.OFFERED, RequestState.OPEN): "This mentor has offered to help already: their offer "
    "waits for your answer in our messages.",
    (Origin.OFFERED, RequestState.DECLINED): "You answered this mentor's offer with Not now, so I "
    "do not ask them again. Please ask another one.",
}
"""What an author hears who asks somebody a second time."""
_OFFERED_BEFORE = {
    (Origin.OFFERED, RequestState.OPEN): "You have offered your help already. I tell you as soon "
    "as the author answers.",
    (Origin.OFFERED, RequestState.DECLINED): "You have offered your help, and the author said not "
    "now. You can still write in the thread.",
    (Origin.ASKED, RequestState.OPEN): "The author has asked you for this very thing: their "
    "request waits for your answer in our messages.",
}
"""What a colleague hears who offers help a second time."""
_HELPING = "The two of you are talking about this already: look in your direct messages."


async def ask(
    session: AsyncSession,
    problem_id: int,
    mentor: str,
    *,
    by: str,
    now: datetime,
    network: Network,
) -> Problem:
    """Ask a mentor to help the author of a problem, who is the only one who may.

    Asking is no promise of time: that is decided when the mentor accepts.
    """
    problem = await problems.get(session, problem_id, lock=True)
    problems.require_author(problem, by)
    problems.require_open(problem)
    known = await _between(session, problem, mentor)
    if known:
        raise Gone(_ASKED_BEFORE.get((known.origin, known.state), _HELPING))
    await _require_available(session, mentor, author=problem.author)
    await _require_patience(session, problem)
    request = Request(problem_id=problem.id, helper=mentor, origin=Origin.ASKED, created_at=now)
    session.add(request)
    await _put(session, problem, request, to=mentor, network=network)
    return problem


async def offer(
    session: AsyncSession, problem_id: int, *, by: str, now: datetime, network: Network
) -> Problem:
    """Offer a colleague's help to the author of a problem, who alone hears of it.

    A mentor who said not now to the author may think better of it.
    """
    problem = await problems.get(session, problem_id, lock=True)
    problems.require_open(problem)
    if by == problem.author:
        raise NotAllowed("This problem is your own. Colleagues who can help press this button.")
    known = await _between(session, problem, by)
    if known and (known.origin, known.state) != (Origin.ASKED, RequestState.DECLINED):
        raise Gone(_OFFERED_BEFORE.get((known.origin, known.state), _HELPING))
    request = known or Request(
        problem_id=problem.id, helper=by, origin=Origin.OFFERED, created_at=now
    )
    request.origin, request.state = Origin.OFFERED, RequestState.OPEN
    request.created_at, request.answered_at = now, None
    session.add(request)
    await _put(session, problem, request, to=problem.author, network=network)
    return problem


async def retell(session: AsyncSession, problem: Problem, network: Network) -> None:
    """Show an edited problem's new words wherever its old ones were put to somebody."""
    link = await problems.link(session, problem, network)
    for request in await _of(session, problem, RequestState.OPEN, RequestState.ACCEPTED):
        await request_messages.show(session, problem, request, link=link)
    await suggestions.show(session, problem, network, link=link)


async def end_for(session: AsyncSession, problem: Problem, network: Network) -> None:
    """End what waits for an answer, because its problem was closed.

    Conversations about a resolved problem go on. Of a withdrawn one nothing stays.
    """
    link = await problems.link(session, problem, network)
    withdrawn = problem.state == ProblemState.WITHDRAWN
    for request in await _of(session, problem, RequestState.OPEN, RequestState.ACCEPTED):
        if request.state == RequestState.ACCEPTED:
            if not withdrawn:
                continue
            await conversations.end(session, problem, request)
        request.state = RequestState.ENDED
        await request_messages.show(session, problem, request, link=link)
    await suggestions.show(session, problem, network, link=link)


async def _put(
    session: AsyncSession, problem: Problem, request: Request, *, to: str, network: Network
) -> None:
    """Owe the question to the one who answers it, and say so where the author chose."""
    link = await problems.link(session, problem, network)
    await request_messages.put(session, problem, request, to=to, link=link)
    await suggestions.show(session, problem, network, link=link)


async def _of(session: AsyncSession, problem: Problem, *states: RequestState) -> Sequence[Request]:
    found = select(Request).where(Request.problem_id == problem.id, Request.state.in_(states))
    return (await session.scalars(found.order_by(Request.id))).all()


async def _between(session: AsyncSession, problem: Problem, helper: str) -> Request | None:
    return await session.scalar(
        select(Request).where(Request.problem_id == problem.id, Request.helper == helper)
    )


async def _require_available(session: AsyncSession, mentor: str, *, author: str) -> None:
    if mentor == author:
        raise NotAllowed("You know your problem best already. Please ask another mentor.")
    offered = await mentors.get(session, mentor)
    if offered is None or offered.paused:
        raise Gone("This mentor is taking a break. Please ask another one.")
    if await mentors.load(session, mentor) >= offered.capacity:
        raise Gone("This mentor has no room for one more just now. Please ask another one.")


async def _require_patience(session: AsyncSession, problem: Problem) -> None:
    """Keep an author from asking everybody at once: mentors' time is scarce."""
    waiting = select(func.count()).where(
        Request.problem_id == problem.id,
        Request.origin == Origin.ASKED,
        Request.state == RequestState.OPEN,
    )
    if (await session.execute(waiting)).scalar_one() >= MOST_ASKED_AT_ONCE:
        raise NotAllowed(
            f"{MOST_ASKED_AT_ONCE} mentors are thinking about this already. As soon as one of them "
            "answers, you can ask another."
        )
