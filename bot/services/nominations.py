"""Problems on the agenda of a convening: only those whose authors want it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.convenings import Nominated, OnOffer
from bot.domain.errors import Gone
from bot.domain.network import Network
from bot.domain.notices.convenings import NominationWanted
from bot.services import convening_news, convening_people, convenings, outbox, problems
from models import Attendance, Nomination, Problem, ProblemState

_ASKABLE = 100
_ON_AGENDA = 20


async def on_agenda(session: AsyncSession, convening_id: int, network: Network) -> list[Nominated]:
    """List the open problems whose authors want them there, without the authors."""
    found = (
        select(Problem)
        .join(Nomination, Nomination.problem_id == Problem.id)
        .where(
            Nomination.convening_id == convening_id,
            Nomination.agreed,
            Problem.state == ProblemState.OPEN,
        )
        .order_by(Problem.id)
        .limit(_ON_AGENDA)
    )
    rows = (await session.scalars(found)).all()
    return [await _nominated(session, each, network) for each in rows]


async def own(session: AsyncSession, convening_id: int, member: str) -> list[OnOffer]:
    """List a member's open problems, except those that only mentors read."""
    agreed = select(Nomination.problem_id).where(
        Nomination.convening_id == convening_id, Nomination.agreed
    )
    there = set(await session.scalars(agreed))
    mine = [each for each in await problems.open_of(session, member) if each.for_channel]
    return [_on_offer(each, chosen=each.id in there) for each in mine]


async def choose(
    session: AsyncSession,
    convening_id: int,
    chosen: Collection[int],
    *,
    by: str,
    cause: str,
    now: datetime,
) -> None:
    """Put a member's own problems on the agenda, and take off those not chosen.

    Their own invitation shows it at once; others see it when they look again.
    """
    await convenings.coming(session, convening_id, now=now, lock=True)
    mine = {each.problem_id for each in await own(session, convening_id, by)}
    for problem_id in mine.intersection(chosen):
        await _agree(session, convening_id, problem_id, by=by)
    off = delete(Nomination).where(
        Nomination.convening_id == convening_id,
        Nomination.problem_id.in_(mine.difference(chosen)),
        Nomination.agreed,
    )
    await session.execute(off)
    if row := await session.get(Attendance, (convening_id, by)):
        await convening_news.revise_invitation(session, row, cause=cause)


async def askable(session: AsyncSession, convening_id: int) -> list[OnOffer]:
    """List the problems whose authors may be asked.

    Of those with a name, the ones whose author is invited. Of those without, all: to leave some
    out would tell of whom they are.
    """
    convening = await convenings.get(session, convening_id)
    there = await convening_people.invited(session, convening)
    known = select(Nomination.problem_id).where(Nomination.convening_id == convening_id)
    asked = set(await session.scalars(known))
    found = select(Problem).where(Problem.state == ProblemState.OPEN, Problem.for_channel)
    rows = (await session.scalars(found.order_by(Problem.id.desc()))).all()
    those = [each for each in rows if each.anonymous or each.author in there]
    return [_on_offer(each, chosen=each.id in asked) for each in those[:_ASKABLE]]


async def ask(
    session: AsyncSession,
    convening_id: int,
    problem_id: int,
    network: Network,
    *,
    by: str,
    now: datetime,
) -> None:
    """Ask an author, once, whether their problem may go on the agenda."""
    convening = await convenings.coming(session, convening_id, now=now)
    offered = {each.problem_id: each for each in await askable(session, convening_id)}
    if problem_id not in offered:
        raise Gone("This problem is not open any more.")
    new = insert(session, Nomination).values(
        convening_id=convening_id, problem_id=problem_id, by=by, agreed=False
    )
    made = new.on_conflict_do_nothing().returning(Nomination.problem_id)
    if await session.scalar(made) is None:
        raise Gone("Its author was asked already, or put it on the agenda themselves.")
    problem = await problems.get(session, problem_id)
    if await convening_people.is_invited(session, convening, problem.author):
        notice = await _wanted(session, convening_id, problem, network, agreed=None)
        await outbox.say(session, notice, to=problem.author, key=_key(convening_id, problem_id))


async def settle(
    session: AsyncSession,
    convening_id: int,
    problem_id: int,
    network: Network,
    *,
    agreed: bool,
    by: str,
    cause: str,
    now: datetime,
) -> None:
    """Take an author's word; a no is told to nobody, and can become a yes."""
    await convenings.coming(session, convening_id, now=now, lock=True)
    problem = await problems.get(session, problem_id)
    problems.require_author(problem, by)
    problems.require_open(problem)
    row = await session.get(Nomination, (convening_id, problem_id), with_for_update=True)
    if row is None:
        raise Gone("Nobody asks for this any more.")
    row.agreed = agreed
    if message := await outbox.find(session, _key(convening_id, problem_id)):
        notice = await _wanted(session, convening_id, problem, network, agreed=agreed)
        key = f"{_key(convening_id, problem_id)}:{cause}"
        await outbox.revise(session, message, notice, key=key)


async def _agree(session: AsyncSession, convening_id: int, problem_id: int, *, by: str) -> None:
    new = insert(session, Nomination).values(
        convening_id=convening_id, problem_id=problem_id, by=by, agreed=True
    )
    index = ["convening_id", "problem_id"]
    await session.execute(new.on_conflict_do_update(index_elements=index, set_={"agreed": True}))


async def _wanted(
    session: AsyncSession,
    convening_id: int,
    problem: Problem,
    network: Network,
    *,
    agreed: bool | None,
) -> NominationWanted:
    convening = await convenings.get(session, convening_id)
    return NominationWanted(
        convening_id=convening_id,
        problem_id=problem.id,
        problem=await _nominated(session, problem, network),
        anonymous=problem.anonymous,
        title=convening.title,
        starts_at=convening.starts_at,
        agreed=agreed,
    )


async def _nominated(session: AsyncSession, problem: Problem, network: Network) -> Nominated:
    return Nominated(title=problem.title, link=await problems.link(session, problem, network))


def _on_offer(problem: Problem, *, chosen: bool) -> OnOffer:
    return OnOffer(
        problem_id=problem.id, title=problem.title, anonymous=problem.anonymous, chosen=chosen
    )


def _key(convening_id: int, problem_id: int) -> str:
    return f"convening:{convening_id}:problem:{problem_id}"
