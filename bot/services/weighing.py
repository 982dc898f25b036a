"""Who knows a problem's subject: what waits to be worked out, and what came of it."""

from collections.abc import Mapping, Sequence

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.domain.problems import Draft
from bot.services import outbox, problems
from models import Problem, ProblemState


def words_of(problem: Problem | Draft) -> str:
    """Return what tells who knows the subject, the most telling first."""
    title = problem.title if problem.for_channel else ""  # otherwise the question begins with it
    return "\n".join(filter(None, (title, problem.question, problem.context)))


async def is_due(session: AsyncSession) -> bool:
    """Whether there is anything to work out, or to announce: a short look, taken often."""
    found = select(Problem.id).where(
        Problem.state == ProblemState.OPEN, or_(Problem.affinity.is_(None), problems.IS_NEW)
    )
    return await session.scalar(found.limit(1)) is not None


async def waiting(session: AsyncSession, network: Network, *, limit: int = 5) -> Sequence[Problem]:
    """List the open problems that were saved or edited since it was worked out, oldest first.

    A channel takes a message a second: what would only wait there waits here, where it costs
    nobody's time.
    """
    if await outbox.waiting(session, network.channel) >= problems.ENOUGH:
        return ()
    found = select(Problem).where(Problem.state == ProblemState.OPEN, Problem.affinity.is_(None))
    return (await session.scalars(found.order_by(Problem.id).limit(limit))).all()


async def keep(session: AsyncSession, seen: Problem, affinity: Mapping[str, float]) -> None:
    """Keep what was worked out for a problem, unless its words have changed since it was seen."""
    problem = await problems.get(session, seen.id, lock=True)
    if problem.version == seen.version:
        problem.affinity = dict(affinity)
        await session.flush()
