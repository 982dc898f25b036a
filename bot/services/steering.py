"""An author steers the search for a mentor: takes it back, chooses first, or wants one more."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.services import asking_state, askings, problems, suggestions
from models import AskingState, Problem

MOST_AT_ONCE = 2
"""Mentors who may be thinking about one problem at a time, where its author wants more than one."""


async def withdraw(
    session: AsyncSession, problem_id: int, *, by: str, now: datetime, network: Network
) -> Problem:
    """Take the requests of a search back, for its author, who may begin again at any time."""
    problem = await askings.own(session, problem_id, by=by)
    asking = await asking_state.of(session, problem, lock=True)
    if asking is None or asking.state in (AskingState.ENDED, AskingState.HELPED):
        raise Gone("Nobody is thinking about this just now, so there is nothing to take back.")
    link = await problems.link(session, problem, network)
    await askings.close(session, problem, asking, AskingState.ENDED, network=network)
    for request in await asking_state.asked(session, problem, *askings.UNSETTLED):
        await askings.take_back(session, problem, request, now=now, link=link)
    await suggestions.show(session, problem, network, link=link)
    return problem


async def switch(
    session: AsyncSession, problem_id: int, *, by: str, now: datetime, network: Network
) -> bool:
    """Ask the author before the next mentor from now on, or no more; tell whether it passes on."""
    problem = await askings.own(session, problem_id, by=by)
    asking = await asking_state.of(session, problem, lock=True)
    if asking is None or asking.state not in asking_state.SEARCHING:
        raise Gone("There is no search going on about this just now.")
    asking.passes_on = not asking.passes_on
    await session.flush()
    if asking.passes_on and asking.state == AskingState.CHOOSING:
        await askings.go_on(session, problem, now=now, network=network)
    else:
        link = await problems.link(session, problem, network)
        await suggestions.show(session, problem, network, link=link)
    return asking.passes_on


async def want_another(
    session: AsyncSession, problem_id: int, *, by: str, now: datetime, network: Network
) -> Problem:
    """Look for one more mentor on the author's behalf, or for the first: the best who fits."""
    problem = await askings.own(session, problem_id, by=by)
    asking = await askings.begin(session, problem, passes_on=None, now=now)
    if not await asking_state.missing(session, problem, asking):
        asking.wanted += 1
    if asking.wanted - await asking_state.helped(session, problem) > MOST_AT_ONCE:
        raise NotAllowed(
            f"{MOST_AT_ONCE} mentors are thinking about this already. As soon as one of them "
            "answers, I can ask another."
        )
    asking.passes_on = True
    await session.flush()
    await askings.go_on(session, problem, now=now, network=network)
    return problem
