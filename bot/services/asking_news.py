"""What an author hears of their search, and facilitators of one that waits."""

from datetime import datetime
from typing import Literal, TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.domain.notices import AskingWentOn, CallOffered, SearchWaits
from bot.services import asking_state, outbox, problems, roles
from models import Asking, AskingState, Problem, Request, RequestState

Since: TypeAlias = Literal["declined", "passed", "left", "free", "on"]
_Next: TypeAlias = Literal["asked", "looking", "waiting", "choosing", "nobody", "thinking"]


async def tell(
    session: AsyncSession,
    problem: Problem,
    asking: Asking,
    request: Request | None,
    *,
    since: Since,
    mentor: str | None,
    link: str | None,
    now: datetime,
) -> None:
    """Tell the author what became of whom, and what happens next."""
    clock = await asking_state.clock(session, problem)
    notice = AskingWentOn(
        problem_id=problem.id,
        title=problem.title,
        since=since,
        mentor=mentor,
        next="asked" if request else await _next(session, problem, asking),
        next_mentor=request.helper if request else None,
        answer_by=request.passes_at if request else None,
        place=clock.place if clock else None,
        may_call=bool(clock and clock.may_call),
        told=asking.told_at is not None,
        link=link,
    )
    key = f"problem:{problem.id}:search:{since}:{mentor}:{now.timestamp()}"
    await outbox.say(session, notice, to=problem.author, key=key)


async def tell_facilitators(
    session: AsyncSession, problem: Problem, asking: Asking, network: Network
) -> None:
    """Tell those who run the network that a search waits: of what only mentors read, its topics."""
    states = (RequestState.OPEN, RequestState.DECLINED, RequestState.PASSED)
    known = problem.for_channel
    notice = SearchWaits(
        topics=problem.topics,
        asked=len(await asking_state.asked(session, problem, *states)),
        title=problem.title if known else None,
        author=problem.author if known and not problem.anonymous else None,
        link=await problems.link(session, problem, network) if known else None,
    )
    for facilitator in await roles.facilitators(session, network):
        if facilitator != problem.author:
            key = f"problem:{problem.id}:waits:{asking.began_at.timestamp()}:{facilitator}"
            await outbox.say(session, notice, to=facilitator, key=key)


async def offer_call(
    session: AsyncSession, problem: Problem, asking: Asking, network: Network
) -> None:
    """Ask the author whether everybody may be asked, whoever may still be thinking about it."""
    first = next(iter(await asking_state.thinking(session, problem)), None)
    notice = CallOffered(
        problem_id=problem.id,
        title=problem.title,
        in_channel=problem.for_channel,
        channel=network.channel,
        mentor=first.helper if first else None,
        answer_by=first.passes_at if first else None,
        link=await problems.link(session, problem, network),
    )
    key = f"problem:{problem.id}:call offered:{asking.began_at.timestamp()}"
    await outbox.say(session, notice, to=problem.author, key=key)


async def _next(session: AsyncSession, problem: Problem, asking: Asking) -> _Next:
    if asking.waiting_since is not None:
        return "waiting"
    if await asking_state.thinking(session, problem):
        return "thinking"
    if asking.state == AskingState.ASKING:
        return "looking"
    return "nobody" if asking.passes_on else "choosing"
