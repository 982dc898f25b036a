"""What a member does about a prompt besides answering it, and what its message then says."""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.checkins import comes_back, local_day
from bot.domain.errors import Gone, NotAllowed
from bot.domain.notices import CheckInAsked, CheckInBack, CheckInReminded, CheckInWanted
from bot.domain.notices.checkins import CheckInReminder, CheckInStand, CheckInWish, Learned
from bot.services import answered, members, outbox, promptings
from models import (
    CheckIn,
    CheckInState,
    Cohort,
    Delivery,
    DeliveryState,
    Member,
    Prompting,
    Reveals,
)

AT_ONCE = 100
"""Questions that come back in one transaction."""
_WORTH_IT = timedelta(hours=24)
"""For how long after its time a question still comes back."""
_STANDS: dict[CheckInState, CheckInStand] = {
    CheckInState.LATER: "later",
    CheckInState.SKIPPED: "skipped",
    CheckInState.ANSWERED: "answered",
}
_LEARNED: dict[Reveals, Learned] = {Reveals.WHO: "who", Reveals.NOTHING: "nothing"}


async def get(session: AsyncSession, check_in_id: int, *, by: str) -> CheckIn:
    """Lock somebody's own check-in."""
    found = select(CheckIn).where(CheckIn.id == check_in_id).with_for_update()
    it = await session.scalar(found.execution_options(populate_existing=True))
    if it is None:
        raise Gone("This question is not kept any more. `/checkin` opens a new check-in.")
    if it.member != by:
        raise NotAllowed("Only who was asked decides about this question. `/checkin` opens yours.")
    return it


async def put_off(
    session: AsyncSession, check_in_id: int, *, by: str, cause: str, now: datetime
) -> None:
    """Let a question come back later; where its time is over, its message says what is left."""
    it = await get(session, check_in_id, by=by)
    asked = await _prompting(session, it)
    if asked and not asked.closed_at and it.state != CheckInState.ANSWERED:
        week = (await members.get(session, by)).week
        closes = await promptings.closes_at(session, asked)
        it.state, it.due_at = CheckInState.LATER, comes_back(week, now, closes)
    await redraw(session, it, cause=cause)


async def skip(session: AsyncSession, check_in_id: int, *, by: str, cause: str) -> None:
    """Leave a question unanswered; nobody asks why, and an answer still counts."""
    it = await get(session, check_in_id, by=by)
    asked = await _prompting(session, it)
    if asked and not asked.closed_at and it.state != CheckInState.ANSWERED:
        it.state, it.due_at = CheckInState.SKIPPED, None
    await redraw(session, it, cause=cause)


async def bring_back(session: AsyncSession, *, now: datetime, limit: int = AT_ONCE) -> bool:
    """Ask again those who put a question off until now; tell whether there may be more."""
    due = select(CheckIn).where(CheckIn.state == CheckInState.LATER, CheckIn.due_at <= now)
    order = due.order_by(CheckIn.due_at).limit(limit).with_for_update(skip_locked=True)
    found = (await session.scalars(order)).all()
    gone = await _gone(session, [it.member for it in found])
    for it in found:
        was_due, it.state, it.due_at = it.due_at or now, CheckInState.ASKED, None
        if it.prompting_id and it.member not in gone and now - was_due < _WORTH_IT:
            key = f"check_in:{it.id}:back:{was_due.timestamp():.0f}"
            wish = CheckInBack(prompting_id=it.prompting_id)
            it.asked_in_id = (await outbox.say(session, wish, to=it.member, key=key)).id
    return bool(found)


async def redraw(session: AsyncSession, check_in: CheckIn, *, cause: str) -> None:
    """Let the message that asked say how it stands; one that is still held is not sent at all."""
    if check_in.asked_in_id is None or check_in.prompting_id is None:
        return
    message = await session.get(Delivery, check_in.asked_in_id)
    if message is None or message.state == DeliveryState.SPARED:
        return
    key = f"check_in:{check_in.id}:stands:{cause}"
    if message.state == DeliveryState.HELD:
        await outbox.retract(session, message, key=key)
    else:
        wish = CheckInWanted(prompting_id=check_in.prompting_id)
        await outbox.revise(session, message, wish, key=key)


async def work_out(
    session: AsyncSession, wish: CheckInWish, member: str, *, is_edit: bool, now: datetime
) -> CheckInAsked | CheckInReminded | None:
    """Turn a wish into what is said; None where there is nothing to say any more."""
    asked = await session.get(Prompting, wish.prompting_id)
    found = select(CheckIn).where(
        CheckIn.prompting_id == wish.prompting_id, CheckIn.member == member
    )
    it = await session.scalar(found)
    if asked is None or it is None:
        return None
    if isinstance(wish, CheckInReminder):
        return await _reminder(session, asked, it)
    is_over = asked.closed_at is not None and isinstance(wish, CheckInWanted)
    if not is_edit and (it.state != CheckInState.ASKED or is_over):
        return None
    return await _question(session, asked, it, now)


async def _question(
    session: AsyncSession, asked: Prompting, it: CheckIn, now: datetime
) -> CheckInAsked:
    before = await answered.last_before(session, it.member, it)
    cohort = await session.get_one(Cohort, asked.cohort_id)
    row = await session.scalar(select(Member).where(Member.slack_id == it.member))
    until = row.away_until if row and it.spared == "away" else None
    if row and until and until <= local_day(now, members.week_of(row)):
        until = None
    return CheckInAsked(
        check_in_id=it.id,
        cohort=cohort.name,
        question=asked.question,
        short=asked.short,
        reveals=_LEARNED[asked.reveals],
        counts_until=await promptings.closes_at(session, asked),
        commitment=(before.commitment if before else None) or "",
        stand=_stand(asked, it, is_away=until is not None),
        back_at=it.due_at,
        away_until=until,
    )


def _stand(asked: Prompting, it: CheckIn, *, is_away: bool) -> CheckInStand:
    if it.state == CheckInState.ANSWERED:
        return "answered"
    if is_away:
        return "away"
    return "closed" if asked.closed_at else _STANDS.get(it.state, "open")


async def _reminder(session: AsyncSession, asked: Prompting, it: CheckIn) -> CheckInReminded | None:
    """Remind who may still answer; where nothing shows who did, also who answered."""
    answered = it.state == CheckInState.ANSWERED and asked.reveals == Reveals.NOTHING
    if asked.closed_at or not (answered or it.state == CheckInState.ASKED):
        return None
    return CheckInReminded(
        check_in_id=it.id,
        question=asked.question,
        short=asked.short,
        reveals=_LEARNED[asked.reveals],
        counts_until=await promptings.closes_at(session, asked),
    )


async def _gone(session: AsyncSession, those: Collection[str]) -> set[str]:
    left = select(Member.slack_id).where(Member.slack_id.in_(those), Member.left_at.is_not(None))
    return set(await session.scalars(left))


async def _prompting(session: AsyncSession, it: CheckIn) -> Prompting | None:
    return await session.get(Prompting, it.prompting_id) if it.prompting_id else None
