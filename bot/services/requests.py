"""Ask a mentor for help with a problem, or offer one's own: at most once between two people."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.services import (
    apart,
    asking_state,
    askings,
    calls,
    conversations,
    members,
    problems,
    request_messages,
    suggestions,
)
from models import AskingState, Origin, Problem, ProblemState, Request, RequestState

_UNAVAILABLE = "This mentor cannot take it on just now. Please ask another one."
"""Whatever stands against it: who is full, or away, or not to be matched, is told from nothing."""
_ASKED_BEFORE = {
    (Origin.ASKED, RequestState.OPEN): "You have asked this mentor already. I tell you as soon as "
    "they answer.",
    (Origin.ASKED, RequestState.PASSED): "I have asked this mentor. If they say yes after all, it "
    "still counts.",
    (Origin.OFFERED, RequestState.OPEN): "This mentor has offered to help already: their offer "
    "waits for your answer in our messages.",
    (Origin.OFFERED, RequestState.DECLINED): "You answered this mentor's offer with Not now, so I "
    "do not ask them again. Please ask another one.",
}
"""What an author hears who asks somebody a second time."""
_OFFERED_BEFORE = {
    (Origin.OFFERED, RequestState.OPEN): "You have offered your help already. If the author takes "
    "it up, I tell you.",
    (Origin.OFFERED, RequestState.WITHDRAWN): "You have offered your help already. If the author "
    "takes it up, I tell you.",
    (Origin.OFFERED, RequestState.DECLINED): "You have offered your help, and the author said not "
    "now.",
    (Origin.ASKED, RequestState.OPEN): "The author has asked you for this very thing: their "
    "request waits for your answer in our messages.",
    (Origin.ASKED, RequestState.PASSED): "The author has asked you for this very thing: you can "
    "still accept, in our messages.",
}
"""What a colleague hears who offers help a second time."""
_TALKING = "The two of you are talking about this already: look in your direct messages."
_TALKED = "The two of you have talked about this."
_BETWEEN = {
    RequestState.ACCEPTED: _TALKING,
    RequestState.DONE: _TALKED,
    RequestState.ENDED: _TALKED,
}
_ANEW = {(Origin.ASKED, RequestState.DECLINED), (Origin.ASKED, RequestState.WITHDRAWN)}
"""Who was asked, and is not any more, may offer help of their own accord."""


async def ask(
    session: AsyncSession,
    problem_id: int,
    mentor: str,
    *,
    by: str,
    now: datetime,
    network: Network,
    passes_on: bool | None = None,
) -> Problem:
    """Ask a mentor to help the author of a problem, who is the only one who may.

    One mentor is asked at a time. Asking is no promise of time: that is decided when they accept.
    `passes_on` says whether the next is asked without asking the author again; None: as before.
    """
    problem = await askings.own(session, problem_id, by=by)
    if mentor == by:
        raise NotAllowed("You know your problem best already. Please ask another mentor.")
    known = await _between(session, problem, mentor)
    if known and (known.origin, known.state) != (Origin.ASKED, RequestState.WITHDRAWN):
        said = _BETWEEN.get(known.state, _UNAVAILABLE)
        raise Gone(_ASKED_BEFORE.get((known.origin, known.state), said))
    await _require_turn(session, problem)
    asking = await askings.begin(session, problem, passes_on=passes_on, now=now)
    if not await askings.is_free(session, problem, mentor, now=now):
        raise Gone(_UNAVAILABLE)
    await askings.put_to(session, problem, asking, mentor, now=now, network=network)
    await _show(session, problem, network)
    return problem


async def offer(
    session: AsyncSession, problem_id: int, *, by: str, now: datetime, network: Network
) -> Problem:
    """Offer a colleague's help to the author of a problem, who alone hears of it.

    A mentor who said not now to the author may think better of it. Between two who are kept
    apart the offer is noted and goes no further, and nobody can tell: not who offers, who might
    learn whose problem it is, and not the author.
    """
    problem = await problems.get(session, problem_id, lock=True)
    problems.require_open(problem)
    if not problem.for_channel and not await calls.is_made(session, problem):
        raise Gone
    if by == problem.author:
        raise NotAllowed("This problem is your own. Colleagues who can help press this button.")
    if not (await members.get(session, by)).here:
        raise NotAllowed("You have left the channel for problems. Join it again to offer help.")
    request = await _offered(session, problem, by=by, now=now)
    if await apart.among(session, [problem.author, by]):
        request.state = RequestState.WITHDRAWN
        await session.flush()
        return problem
    link = await problems.link(session, problem, network)
    await request_messages.put(session, problem, request, to=problem.author, link=link)
    await suggestions.show(session, problem, network, link=link)
    return problem


async def _offered(session: AsyncSession, problem: Problem, *, by: str, now: datetime) -> Request:
    """Note the offer, once; what was asked of them and is not any more becomes one."""
    request = await _between(session, problem, by)
    if request and (request.origin, request.state) not in _ANEW:
        said = _BETWEEN.get(request.state, _TALKED)
        raise Gone(_OFFERED_BEFORE.get((request.origin, request.state), said))
    if request is None:
        request = Request(problem_id=problem.id, helper=by, origin=Origin.OFFERED, created_at=now)
        session.add(request)
    request.origin, request.state = Origin.OFFERED, RequestState.OPEN
    request.created_at, request.answered_at = now, None
    return request


async def retell(session: AsyncSession, problem: Problem, network: Network) -> None:
    """Show an edited problem's new words wherever its old ones were put to somebody."""
    link = await problems.link(session, problem, network)
    states = (RequestState.OPEN, RequestState.PASSED, RequestState.ACCEPTED)
    for request in await _of(session, problem, *states):
        await request_messages.show(session, problem, request, link=link)
    await suggestions.show(session, problem, network, link=link)


async def end_for(
    session: AsyncSession, problem: Problem, network: Network, *, now: datetime
) -> None:
    """End what waits for an answer, because its problem was closed.

    Conversations about a resolved problem are done. Of a withdrawn one nothing stays.
    """
    link = await problems.link(session, problem, network)
    await _end_search(session, problem, network)
    for request in await _of(session, problem, RequestState.OPEN, RequestState.PASSED):
        await _end(session, problem, request, link=link)
    for request in await _of(session, problem, RequestState.ACCEPTED):
        if problem.state == ProblemState.WITHDRAWN:
            await conversations.end(session, problem, request, now=now)
            request.state = RequestState.ENDED
        else:
            await conversations.finish(session, problem, request, now=now)
        await session.flush()
        await request_messages.show(session, problem, request, link=link)
    await suggestions.show(session, problem, network, link=link)


async def part_with(session: AsyncSession, member: str, *, now: datetime, network: Network) -> None:
    """Let what waits for somebody who left go on, and end what waits on their behalf."""
    waiting = select(Request.problem_id).where(
        Request.helper == member, Request.state.in_(askings.UNSETTLED)
    )
    own = [problem.id for problem in await problems.open_of(session, member)]
    for problem_id in sorted({*await session.scalars(waiting), *own}):
        problem = await problems.get(session, problem_id, lock=True)
        if problem.author == member:
            await _part_with_author(session, problem, network)
        else:
            await _part_with_helper(session, problem, member, now=now, network=network)


async def _part_with_author(session: AsyncSession, problem: Problem, network: Network) -> None:
    link = await problems.link(session, problem, network)
    await _end_search(session, problem, network)
    for request in await _of(session, problem, *askings.UNSETTLED):
        was_thinking = request.state == RequestState.OPEN
        await _end(session, problem, request, link=link)
        if was_thinking:
            await request_messages.release(session, request, why="left")


async def _part_with_helper(
    session: AsyncSession, problem: Problem, member: str, *, now: datetime, network: Network
) -> None:
    request = await _between(session, problem, member)
    if request is None or request.state not in askings.UNSETTLED:
        return
    was_asked = (request.origin, request.state) == (Origin.ASKED, RequestState.OPEN)
    link = await problems.link(session, problem, network)
    await _end(session, problem, request, link=link)
    if was_asked:
        await askings.go_on(session, problem, now=now, network=network, since="left", mentor=member)
    await suggestions.show(session, problem, network, link=link)


async def _end(
    session: AsyncSession, problem: Problem, request: Request, *, link: str | None
) -> None:
    request.state, request.nudge_at, request.passes_at = RequestState.ENDED, None, None
    await session.flush()
    await request_messages.show(session, problem, request, link=link)


async def _end_search(session: AsyncSession, problem: Problem, network: Network) -> None:
    if asking := await asking_state.of(session, problem, lock=True):
        await askings.close(session, problem, asking, AskingState.ENDED, network=network)


async def _show(session: AsyncSession, problem: Problem, network: Network) -> None:
    link = await problems.link(session, problem, network)
    await suggestions.show(session, problem, network, link=link)


async def _of(session: AsyncSession, problem: Problem, *states: RequestState) -> Sequence[Request]:
    found = select(Request).where(Request.problem_id == problem.id, Request.state.in_(states))
    return (await session.scalars(found.order_by(Request.id))).all()


async def _between(session: AsyncSession, problem: Problem, helper: str) -> Request | None:
    found = select(Request).where(Request.problem_id == problem.id, Request.helper == helper)
    return await session.scalar(found.execution_options(populate_existing=True))


async def _require_turn(session: AsyncSession, problem: Problem) -> None:
    """Ask one mentor at a time, for each that is wanted: their time is scarce."""
    asking = await asking_state.of(session, problem)
    thinking = await asking_state.thinking(session, problem)
    if asking and thinking and not await asking_state.missing(session, problem, asking):
        raise NotAllowed(
            f"<@{thinking[0].helper}> is thinking about this just now, and I ask one mentor at a "
            "time. In my message about it you can withdraw that request, or ask for one mentor "
            "more."
        )
