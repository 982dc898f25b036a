"""Something was wrong between two people: it stops at once, and one person may hear why."""

import hashlib
from dataclasses import replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.conversations import Hearing, Told
from bot.domain.network import Network
from bot.domain.notices import ConcernRaised
from bot.services import apart, outbox, pairings, partings, relay, roles, verdicts
from models import (
    ApartWhy,
    Asking,
    Concern,
    Problem,
    Request,
    RequestState,
    RoleName,
    Side,
)


async def stop(
    session: AsyncSession, request_id: int, *, by: str, now: datetime, network: Network
) -> Hearing:
    """Stop everything between the two, now and for good; return who may hear about it.

    The other side is told what they are told at any ending, so that nobody can tell the two apart.
    """
    problem, request, side = await partings.between(session, request_id, by=by)
    was_open = request.state == RequestState.ACCEPTED
    other = relay.person(problem, request, _across(side))
    await apart.keep(session, by, other, ApartWhy.WRONG)
    await verdicts.say(session, problem, request, side, "wrong", now=now)
    if was_open and side is Side.AUTHOR:
        await _ask_nobody_else(session, problem)
    if was_open or request.state == RequestState.DONE:
        await partings.end(session, problem, request, side, now=now, network=network)
    if not problem.anonymous:  # or that what they share has ended would tell who the author is
        await pairings.part(session, by, other, now=now)
    return await hearing(session, problem, request, side, network)


async def tell(
    session: AsyncSession,
    told: Told,
    *,
    by: str,
    form_id: str,
    now: datetime,
    network: Network,
) -> Hearing:
    """Tell the one whom the form named, once a form; return who hears it.

    Where that is somebody else by now, nothing is sent: the form is to be shown anew.
    """
    problem, request, side = await partings.between(session, told.request_id, by=by)
    heard_by = await hearing(session, problem, request, side, network)
    known = await session.scalar(select(Concern.goes_to).where(Concern.form_id == form_id))
    if known:
        return replace(heard_by, reader=known)
    if heard_by.reader != told.reader:
        return heard_by
    about = relay.person(problem, request, _across(side))
    made = Concern(
        form_id=form_id,
        request_id=request.id,
        raised_by=by,
        about=about,
        words=told.words,
        goes_to=told.reader,
        raised_at=now,
    )
    session.add(made)
    await session.flush()
    is_named = heard_by.unnamed != "writer" or told.may_be_named
    notice = ConcernRaised(
        raised_by=by if is_named else None,
        about=None if heard_by.unnamed == "other" else about,
        words=told.words,
    )
    await outbox.say(session, notice, to=told.reader, key=f"concern:{made.id}")
    return heard_by


async def hearing(
    session: AsyncSession, problem: Problem, request: Request, side: Side, network: Network
) -> Hearing:
    """Say who would hear it: an ombuds person, or a facilitator, who is not part of it."""
    two = {problem.author, request.helper}
    ombuds = [each for each in await roles.holders(session, RoleName.OMBUDS) if each not in two]
    others = [each for each in await roles.facilitators(session, network) if each not in two]
    hides_author = problem.anonymous and side is Side.HELPER
    if hides_author:
        reader = _drawn(problem, request, sorted({*ombuds, *others}))
    else:
        reader = next(iter((*ombuds, *others)), None)
    return Hearing(
        request_id=request.id,
        reader=reader,
        is_ombuds=reader in ombuds,
        unnamed=("other" if hides_author else "writer") if problem.anonymous else None,
    )


def _drawn(problem: Problem, request: Request, hearers: list[str]) -> str | None:
    """Draw one, always the same, where the first choice could tell who gave no name.

    A helper who saw the ombuds person passed over would know who the author is.
    """
    if not hearers:
        return None
    drawn = hashlib.sha256(f"{problem.form_id}:{request.id}".encode()).digest()
    return hearers[int.from_bytes(drawn) % len(hearers)]


async def _ask_nobody_else(session: AsyncSession, problem: Problem) -> None:
    """Leave it to the author whom to ask next, and when."""
    found = select(Asking).where(Asking.problem_id == problem.id).with_for_update()
    if asking := await session.scalar(found):
        asking.passes_on = False


def _across(side: Side) -> Side:
    return Side.HELPER if side is Side.AUTHOR else Side.AUTHOR
