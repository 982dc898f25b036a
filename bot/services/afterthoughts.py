"""What a mentor may add to *Not now*: why, topics never again, and somebody who might help."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.services import finding, mentors, problems, suggestions
from models import Origin, Problem, ProblemState, Request, RequestState

_THOUGHT_OF = "A colleague who read your question thought of them"


async def declined_by(
    session: AsyncSession, request_id: int, *, by: str
) -> tuple[Problem, Request]:
    """Lock the problem of a request to which a mentor said not now; they alone may add to it."""
    problem_id = await session.scalar(select(Request.problem_id).where(Request.id == request_id))
    if problem_id is None:
        raise Gone
    problem = await problems.get(session, problem_id, lock=True)
    request = (await session.scalars(select(Request).where(Request.id == request_id))).one()
    if by != request.helper or request.origin != Origin.ASKED:
        raise NotAllowed("Only the person this was sent to can answer it.")
    if request.state != RequestState.DECLINED:
        raise Gone("This is for requests that you answered with Not now.")
    return problem, request


async def say_why(session: AsyncSession, request_id: int, *, by: str, why: str) -> None:
    """Keep why a mentor cannot, for the matching alone; the last word counts."""
    _, request = await declined_by(session, request_id, by=by)
    request.reason = why
    await session.flush()


async def never_again(
    session: AsyncSession, request_id: int, *, by: str, topics: list[str]
) -> None:
    """Keep a mentor from being asked about topics of this problem ever again."""
    problem, _ = await declined_by(session, request_id, by=by)
    await mentors.never(session, by, [each for each in topics if each in problem.topics])


async def suggest(
    session: AsyncSession,
    request_id: int,
    *,
    by: str,
    somebody: str,
    now: datetime,
    network: Network,
) -> None:
    """Show the author somebody whom a mentor thought of, if they may be asked.

    Nobody hears whether they may: not the one who suggests, nor the one who is suggested.
    """
    problem, _ = await declined_by(session, request_id, by=by)
    shown = problem.suggested or []
    known = {each["mentor"] for each in shown if each.get("shown", True)}
    if problem.state != ProblemState.OPEN or somebody in known:
        return
    if not await finding.may_be_asked(session, problem, somebody, now=now):
        return
    new = {"mentor": somebody, "reasons": [_THOUGHT_OF], "shown": True}
    problem.suggested = [*(each for each in shown if each["mentor"] != somebody), new]
    await session.flush()
    link = await problems.link(session, problem, network)
    await suggestions.show(session, problem, network, link=link)
