"""Who has a stake in a problem (same here, follow, report), and what they are told of it.

The caller holds the problem's lock.
"""

from datetime import datetime

from sqlalchemy import ColumnElement, delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import InvalidInput, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import ProblemChanged, ProblemReported, ThreadAnswered
from bot.services import outbox, roles
from models import Interest, InterestKind, Problem, Report

_YOURS = {
    InterestKind.SAME_HERE: "This problem is yours, so it counts already. Colleagues add to it.",
    InterestKind.FOLLOW: "This problem is yours, so I tell you of every answer anyway.",
}


async def toggle(
    session: AsyncSession, problem: Problem, kind: InterestKind, *, member: str
) -> None:
    """Note a member's interest, or take it back where it was noted before."""
    if member == problem.author:
        raise NotAllowed(_YOURS[kind])
    made = insert(session, Interest).values(
        problem_id=problem.id, kind=kind, member=member, mark=_mark(problem, member)
    )
    if await session.scalar(made.on_conflict_do_nothing().returning(Interest.id)) is None:
        await session.execute(delete(Interest).where(*_is(problem, kind, member)))


async def has(session: AsyncSession, problem: Problem, kind: InterestKind, *, member: str) -> bool:
    found = select(Interest.id).where(*_is(problem, kind, member))
    return await session.scalar(found) is not None


async def count(session: AsyncSession, problem: Problem) -> int:
    """Count the colleagues who have the same problem."""
    found = select(func.count(Interest.id)).where(
        Interest.problem_id == problem.id, Interest.kind == InterestKind.SAME_HERE
    )
    return await session.scalar(found) or 0


async def audience(session: AsyncSession, problem: Problem, *, but: str) -> list[str]:
    """List the author and the followers, except the one who caused what they are told."""
    found = select(Interest.member).where(
        Interest.problem_id == problem.id, Interest.kind == InterestKind.FOLLOW
    )
    followers = await session.scalars(found.order_by(Interest.id))
    return [member for member in (problem.author, *followers) if member != but]


async def tell_of_answer(
    session: AsyncSession, problem: Problem, *, by: str, link: str | None, now: datetime
) -> None:
    """Tell of a reply in the thread: everyone at most once an hour, however lively it gets."""
    for member in await audience(session, problem, but=by):
        yours = member == problem.author
        notice = ThreadAnswered(
            problem_id=problem.id,
            title=problem.title,
            yours=yours,
            anonymous=problem.anonymous,
            link=link,
        )
        await outbox.say(
            session,
            notice,
            to=member,
            key=f"problem:{problem.id}:answered:{member}:{now:%Y-%m-%dT%H}",
            priority=outbox.PROMPT if yours else outbox.ROUTINE,
        )


async def tell_of_change(
    session: AsyncSession, problem: Problem, notice: ProblemChanged, *, by: str
) -> None:
    """Tell all but the one who made the change, once for each version of the problem."""
    key = f"problem:{problem.id}:{notice.change}:{problem.version}"
    for member in await audience(session, problem, but=by):
        await outbox.say(session, notice, to=member, key=f"{key}:{member}", priority=outbox.ROUTINE)


async def report(
    session: AsyncSession,
    problem: Problem,
    reason: str,
    *,
    reporter: str,
    form_id: str,
    network: Network,
    link: str | None,
    now: datetime,
) -> None:
    """Ask the facilitators to look at a problem.

    Its author is not told, and nobody is told who reported it.
    """
    if not reason:
        raise InvalidInput(reason="A few words are enough: what should facilitators look at?")
    made = Report(
        form_id=form_id, problem_id=problem.id, reporter=reporter, reason=reason, created_at=now
    )
    session.add(made)
    await session.flush()
    notice = ProblemReported(problem_id=problem.id, title=problem.title, reason=reason, link=link)
    for facilitator in await roles.facilitators(session, network):
        if facilitator != problem.author:
            await outbox.say(session, notice, to=facilitator, key=f"report:{made.id}:{facilitator}")


def _is(problem: Problem, kind: InterestKind, member: str) -> tuple[ColumnElement[bool], ...]:
    return (
        Interest.problem_id == problem.id,
        Interest.kind == kind,
        Interest.mark == _mark(problem, member),
    )


def _mark(problem: Problem, member: str) -> str:
    """Name a member's interest so that marks on two problems cannot be told to be one member's."""
    return f"{problem.id}:{member}"
