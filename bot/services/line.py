"""The line in which searches stand while all who fit are full, served in order."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.services import asking_state, askings, problems, room, suggestions
from models import Asking, Problem, ProblemState


async def waiting(session: AsyncSession) -> Sequence[int]:
    """List the problems whose searches stand in line, the first first."""
    found = select(Asking.problem_id).where(Asking.waiting_since.is_not(None))
    return (await session.scalars(found.order_by(Asking.waiting_since, Asking.problem_id))).all()


async def serve(session: AsyncSession, problem_id: int, *, now: datetime, network: Network) -> bool:
    """Ask a mentor for a search that stands in line, if one has room; tell whether it moved.

    What another transaction holds is left to it.
    """
    problem = await unlocked(session, problem_id)
    if problem is None:
        return False
    asking = await asking_state.of(session, problem, lock=True)
    if asking is None or asking.waiting_since is None:
        return False
    if await room.first(session, problem, now=now):
        await askings.go_on(session, problem, now=now, network=network, since="free")
        return asking.waiting_since is None
    if await room.is_full_for(session, problem, now=now):
        return False
    await askings.go_on(session, problem, now=now, network=network)
    return True


async def show_place(session: AsyncSession, problem_id: int, network: Network) -> None:
    """Show its author where a search stands in the line now."""
    problem = await unlocked(session, problem_id)
    if problem:
        link = await problems.link(session, problem, network)
        await suggestions.show(session, problem, network, link=link)


async def unlocked(session: AsyncSession, problem_id: int) -> Problem | None:
    """Lock an open problem; None where that is done, or done by somebody else just now."""
    found = select(Problem).where(Problem.id == problem_id, Problem.state == ProblemState.OPEN)
    return await session.scalar(
        found.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    )
