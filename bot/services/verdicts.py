"""How it went between two people: asked once, privately, and shown to nobody."""

from datetime import datetime
from typing import cast

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone
from bot.domain.notices import HowItWent
from bot.domain.notices.talking import Ending, VerdictWord
from bot.services import outbox
from models import Delivery, Problem, Request, Side, Verdict


async def ask(
    session: AsyncSession, problem: Problem, request: Request, *sides: Side, why: Ending
) -> None:
    """Tell each of these sides that it is over, and ask how it went; nobody is asked twice."""
    for side in sides:
        if await of(session, request, side):
            continue
        verdict = Verdict(request_id=request.id, side=side)
        notice = _notice(problem, request, verdict, why=why)
        to = problem.author if side is Side.AUTHOR else request.helper
        said = await outbox.say(session, notice, to=to, key=_key(request, side))
        verdict.asked_in_id = said.id
        session.add(verdict)
    await session.flush()


async def say(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    side: Side,
    word: VerdictWord,
    *,
    now: datetime,
) -> None:
    """Keep one side's word, asked for or not; their message then thanks them for it."""
    verdict = await of(session, request, side)
    if verdict is None:
        verdict = Verdict(request_id=request.id, side=side)
        session.add(verdict)
    verdict.word, verdict.said_at = word, now
    await session.flush()
    await show(session, problem, request, verdict)


async def require_asked(session: AsyncSession, request: Request, side: Side) -> Verdict:
    """Return the side's open question, or say why there is none."""
    verdict = await of(session, request, side)
    if verdict is None:
        raise Gone("I ask how it went once your conversation is over.")
    if verdict.word:
        raise Gone("You have answered this already. Thank you.")
    return verdict


async def of(session: AsyncSession, request: Request, side: Side) -> Verdict | None:
    return await session.scalar(
        select(Verdict).where(Verdict.request_id == request.id, Verdict.side == side)
    )


async def show_all(session: AsyncSession, problem: Problem, request: Request) -> None:
    """Take a withdrawn problem's words out of what was asked."""
    found = select(Verdict).where(Verdict.request_id == request.id).order_by(Verdict.id)
    for verdict in (await session.scalars(found)).all():
        await show(session, problem, request, verdict)


async def show(
    session: AsyncSession,
    problem: Problem,
    request: Request,
    verdict: Verdict,
    *,
    kept_apart: bool = False,
) -> None:
    """Owe the question the look of its answer, or of a problem that is withdrawn."""
    if verdict.asked_in_id is None:
        return
    message = await session.get_one(Delivery, verdict.asked_in_id)
    notice = _notice(problem, request, verdict, kept_apart=kept_apart)
    look = ":".join([verdict.word or "", str(kept_apart), problem.state])
    key = f"{_key(request, verdict.side)}:{look}"
    await outbox.revise(session, message, notice, key=key)


def _notice(
    problem: Problem,
    request: Request,
    verdict: Verdict,
    *,
    why: Ending = "done",
    kept_apart: bool = False,
) -> HowItWent:
    named = request.helper if verdict.side is Side.AUTHOR else problem.author
    is_unnamed = problem.anonymous and verdict.side is Side.HELPER
    return HowItWent(
        request_id=request.id,
        title=problem.title,
        side=verdict.side.value,
        other=None if is_unnamed else named,
        why=why,
        said=cast(VerdictWord | None, verdict.word),
        kept_apart=kept_apart,
    )


def _key(request: Request, side: Side) -> str:
    return f"request:{request.id}:how it went:{side}"
