"""Shared answers reach those whom their authors chose, and go where authors take them back."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.answering import HIDDEN_AMONG
from bot.domain.notices import AnswersShared
from bot.services import outbox
from bot.services.answered import FOR_COHORT, notice_of
from models import (
    CheckIn,
    CheckInState,
    Cohort,
    CohortMember,
    Delivery,
    Pairing,
    PairingKind,
    Prompting,
    ReadBy,
    Reveals,
)


async def coach_of(session: AsyncSession, officer: str) -> str | None:
    """Name an officer's coach, if they have one."""
    coaching = Pairing.kind == PairingKind.COACHING
    found = select(Pairing.guide).where(
        coaching, Pairing.officer == officer, Pairing.ended_at.is_(None)
    )
    return (await session.scalars(found)).one_or_none()


async def place_of(session: AsyncSession, asked: Prompting, member: str) -> str | None:
    """Name the channel in which a member may share an answer; None where there is none for them."""
    mine = CohortMember.cohort_id == asked.cohort_id, CohortMember.slack_id == member
    if await session.scalar(select(CohortMember.slack_id).where(*mine)) is None:
        return None
    return await _place(session, asked)


async def post_shared(
    session: AsyncSession, prompting: Prompting, *, now: datetime
) -> Delivery | None:
    """Post what was shared with a cohort, as the prompt closes; return the message it stands under.

    What was shared of the cohort's earlier prompts and still waits is posted too, each under its
    own question. The order is drawn by chance, so that no place tells who wrote what.
    """
    cohort = await session.get(Cohort, prompting.cohort_id)
    if cohort is None or cohort.archived_at:
        return None
    waiting = await _waiting(session, prompting, now)
    for asked in await _promptings(session, {each.prompting_id for each in waiting}):
        mine = [each for each in waiting if each.prompting_id == asked.id]
        await _post(session, asked, cohort, mine, cause=f"closing:{prompting.id}")
    return await session.get(Delivery, prompting.posted_in_id) if prompting.posted_in_id else None


async def follow(
    session: AsyncSession,
    check_in: CheckIn,
    *,
    asked: Prompting | None,
    before: ReadBy,
    cause: str,
) -> bool:
    """Bring what others read in line with an answer; `cause` is the form it came from.

    `before` is who could read it until now. The caller has locked the check-in. Tell whether
    somebody reads it, or is about to.
    """
    message = await _message(session, check_in)
    if message and not await _still_fits(session, check_in, message, before):
        await outbox.retract(session, message, key=f"check_in:{check_in.id}:unshared:{cause}")
        check_in.shared_in_id = message = None
    if message:
        notice = await notice_of(session, check_in, asked)
        key = f"check_in:{check_in.id}:revised:{cause}"
        await outbox.revise(session, message, notice, key=key)
    elif check_in.read_by == ReadBy.COACH:
        await _tell_coach(session, check_in, asked, cause=cause)
    elif check_in.read_by == ReadBy.COHORT and asked and asked.closed_at:
        cohort = await session.get_one(Cohort, asked.cohort_id)
        await _post(session, asked, cohort, [check_in], cause=cause)
    return check_in.shared_in_id is not None


async def take_back(session: AsyncSession, check_in: CheckIn, *, cause: str) -> None:
    """Remove what others read of a check-in that the caller has locked."""
    if message := await _message(session, check_in):
        await outbox.retract(session, message, key=f"check_in:{check_in.id}:unshared:{cause}")
    check_in.shared_in_id = None


async def _post(
    session: AsyncSession,
    asked: Prompting,
    cohort: Cohort,
    answers: Sequence[CheckIn],
    *,
    cause: str,
) -> None:
    """Post answers to one prompt below its question; those without a name only among enough."""
    place = await _place(session, asked)
    seen = [each for each in answers if place and each.reader in (None, place)]
    if not (ready := await _ready(session, asked, seen)):
        return
    root = await _root(session, asked, cohort)
    secrets.SystemRandom().shuffle(ready)
    for each in ready:
        message = await outbox.say(
            session,
            await notice_of(session, each, asked),
            to=root.channel,
            key=f"check_in:{each.id}:shared:{cause}",
            reply_to=root,
            priority=outbox.ROUTINE,
        )
        each.shared_in_id = message.id


async def _ready(
    session: AsyncSession, asked: Prompting, answers: Sequence[CheckIn]
) -> list[CheckIn]:
    """Leave out what has no name where fewer than enough people could have written it."""
    enough = {late: await _could(session, asked, late=late) for late in (False, True)}
    return [
        each
        for each in answers
        if each.read_by == ReadBy.COHORT or enough[_is_late(each, asked)] >= HIDDEN_AMONG
    ]


async def _could(session: AsyncSession, asked: Prompting, *, late: bool) -> int:
    """Count who could have written an answer that has no name.

    Where facilitators know who answered in time, only those could have; otherwise, everybody who
    was asked. Who gave their name to theirs wrote no other.
    """
    found = select(func.count(CheckIn.id)).where(
        CheckIn.prompting_id == asked.id,
        CheckIn.read_by != ReadBy.COHORT,
        CheckIn.state != CheckInState.SPARED,
    )
    if asked.reveals == Reveals.WHO and not late:
        found = found.where(CheckIn.state == CheckInState.ANSWERED)
        if asked.closed_at:
            found = found.where(CheckIn.answered_at <= asked.closed_at)
    return await session.scalar(found) or 0


async def _place(session: AsyncSession, asked: Prompting) -> str | None:
    """Name the channel in which answers to a prompt stand, or would."""
    if asked.posted_in_id and (root := await session.get(Delivery, asked.posted_in_id)):
        return root.channel
    cohort = await session.get_one(Cohort, asked.cohort_id)
    return None if cohort.archived_at else cohort.channel


async def _root(session: AsyncSession, asked: Prompting, cohort: Cohort) -> Delivery:
    """Return the message with the question, which is owed once."""
    if asked.posted_in_id and (there := await session.get(Delivery, asked.posted_in_id)):
        return there
    notice = AnswersShared(cohort=cohort.name, question=asked.question)
    root = await outbox.say(
        session,
        notice,
        to=str(cohort.channel),
        key=f"prompting:{asked.id}:shared",
        priority=outbox.ROUTINE,
    )
    asked.posted_in_id = root.id
    return root


async def _tell_coach(
    session: AsyncSession, check_in: CheckIn, asked: Prompting | None, *, cause: str
) -> None:
    coach = await coach_of(session, check_in.member)
    if coach:
        notice = await notice_of(session, check_in, asked)
        key = f"check_in:{check_in.id}:coach:{cause}"
        check_in.shared_in_id = (await outbox.say(session, notice, to=coach, key=key)).id


async def _message(session: AsyncSession, check_in: CheckIn) -> Delivery | None:
    return await session.get(Delivery, check_in.shared_in_id) if check_in.shared_in_id else None


async def _still_fits(
    session: AsyncSession, check_in: CheckIn, message: Delivery, before: ReadBy
) -> bool:
    """Whether a message stands where those read it whom its author chose, and no name too many."""
    match check_in.read_by:
        case ReadBy.COACH:
            return message.channel == await coach_of(session, check_in.member)
        case ReadBy.COHORT:
            return before in FOR_COHORT
        case ReadBy.COHORT_UNNAMED:
            return before == ReadBy.COHORT_UNNAMED
        case _:
            return False


def _is_late(check_in: CheckIn, asked: Prompting) -> bool:
    answered, closed = check_in.answered_at, asked.closed_at
    return bool(answered and closed and answered > closed)


async def _waiting(session: AsyncSession, prompting: Prompting, now: datetime) -> Sequence[CheckIn]:
    """Lock what is shared with the cohort and stands nowhere, of this prompt and earlier ones."""
    closed = select(Prompting.id).where(
        Prompting.cohort_id == prompting.cohort_id,
        or_(Prompting.id == prompting.id, Prompting.closed_at <= now),
    )
    found = (
        select(CheckIn)
        .where(
            CheckIn.prompting_id.in_(closed),
            CheckIn.state == CheckInState.ANSWERED,
            CheckIn.read_by.in_(FOR_COHORT),
            CheckIn.shared_in_id.is_(None),
        )
        .with_for_update()
    )
    return (await session.scalars(found)).all()


async def _promptings(session: AsyncSession, ids: Iterable[int | None]) -> Sequence[Prompting]:
    """Lock prompts, the oldest first, so that each gets one message for its answers."""
    found = select(Prompting).where(Prompting.id.in_(ids)).order_by(Prompting.id)
    return (await session.scalars(found.with_for_update())).all()
