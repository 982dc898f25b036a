"""How an author's search for a mentor stands: read here, changed in `askings`."""

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.notices.helping import AskingClock
from models import Asking, AskingState, Origin, Problem, ProblemState, Request, RequestState

SEARCHING = (AskingState.ASKING, AskingState.CHOOSING, AskingState.WAITING)
"""What time still brings something to."""
_HELPED = (RequestState.ACCEPTED, RequestState.DONE)


async def of(session: AsyncSession, problem: Problem, *, lock: bool = False) -> Asking | None:
    """Find a problem's search. Who locks it holds the problem's lock already."""
    return await session.get(Asking, problem.id, with_for_update=lock or None)


async def thinking(session: AsyncSession, problem: Problem) -> Sequence[Request]:
    """List the requests that a mentor is thinking about, oldest first."""
    return await asked(session, problem, RequestState.OPEN)


async def asked(
    session: AsyncSession, problem: Problem, *states: RequestState
) -> Sequence[Request]:
    found = select(Request).where(
        Request.problem_id == problem.id,
        Request.origin == Origin.ASKED,
        Request.state.in_(states),
    )
    return (await session.scalars(found.order_by(Request.created_at, Request.id))).all()


async def helped(session: AsyncSession, problem: Problem) -> int:
    """Count the colleagues who help with a problem or did, whoever asked whom."""
    found = select(func.count()).where(Request.problem_id == problem.id, Request.state.in_(_HELPED))
    return (await session.execute(found)).scalar_one()


async def missing(session: AsyncSession, problem: Problem, asking: Asking) -> int:
    """Count the mentors who are wanted and not asked yet."""
    found = await helped(session, problem) + len(await thinking(session, problem))
    return max(0, asking.wanted - found)


async def clock(session: AsyncSession, problem: Problem) -> AskingClock | None:
    """Show the author how their search stands; None where they asked nobody yet."""
    asking = await of(session, problem)
    if asking is None:
        return None
    first = next(iter(await thinking(session, problem)), None)
    return AskingClock(
        state=asking.state.value,
        mentor=first.helper if first else None,
        answer_by=first.passes_at if first else None,
        passes_on=asking.passes_on,
        place=await place(session, asking),
        may_call=_may_call(problem, asking),
    )


async def place(session: AsyncSession, asking: Asking) -> int | None:
    """Tell its place in the line, from 1; None where it does not stand in it."""
    if asking.waiting_since is None:
        return None
    ahead = select(func.count()).where(
        Asking.waiting_since.is_not(None),
        or_(
            Asking.waiting_since < asking.waiting_since,
            (Asking.waiting_since == asking.waiting_since)
            & (Asking.problem_id < asking.problem_id),
        ),
    )
    return (await session.execute(ahead)).scalar_one() + 1


async def searches(session: AsyncSession, author: str, *, but: Problem) -> int:
    """Count an author's other searches in which a mentor thinks, or that stand in line.

    Authors are sealed, so each of the searches that are going on is unsealed.
    """
    found = (
        select(Problem.id, Problem.author)
        .join(Asking, Asking.problem_id == Problem.id)
        .where(
            Asking.state.in_((AskingState.ASKING, AskingState.WAITING)),
            Problem.state == ProblemState.OPEN,
        )
    )
    rows = await session.execute(found)
    return sum(by == author and problem_id != but.id for problem_id, by in rows)


def _may_call(problem: Problem, asking: Asking) -> bool:
    """Everybody is asked once, and only where nobody else is left or it took too long."""
    if asking.called_in_id or problem.state != ProblemState.OPEN:
        return False
    stuck = asking.state in (AskingState.CHOOSING, AskingState.WAITING)
    return stuck or (asking.state == AskingState.ASKING and asking.call_offered_at is not None)
