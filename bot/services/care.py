"""Who has heavy weeks is offered help, once and in private; nobody else is told of their own."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.care import PAUSE, is_due, weeks_of
from bot.domain.errors import Gone, NotAllowed
from bot.domain.notices import CareOffered, CoachTold
from bot.domain.notices.care import CareState
from bot.services import members, outbox, sharing
from models import CareOffer, CheckIn, CheckInState, Delivery

_LOOKS_BACK = timedelta(weeks=60)


async def consider(session: AsyncSession, member: str, *, now: datetime) -> None:
    """Offer help if a member's last weeks were heavy, and no offer stands in the way."""
    clock = (await members.get(session, member)).week.clock
    last = await _last_offer(session, member)
    offered_on = last.offered_at.astimezone(clock).date() if last else None
    weeks = weeks_of(await _loads(session, member, now - _LOOKS_BACK), clock)
    if is_due(weeks, today=now.astimezone(clock).date(), offered_on=offered_on):
        await _offer(session, member, week=weeks[-1][0], now=now)


async def coach_to_tell(session: AsyncSession, offer_id: int, *, by: str) -> str:
    """Name the coach whom a member may have told; raises Gone where there is none, or was."""
    offer = await _get(session, offer_id, by)
    coach = await sharing.coach_of(session, by)
    if coach is None:
        raise Gone("You have no coach at present. Nobody was told anything.")
    if offer.told_coach_at:
        raise Gone("I told your coach already.")
    return coach


async def tell_coach(
    session: AsyncSession, offer_id: int, *, coach: str, by: str, now: datetime
) -> None:
    """Tell the coach whom the member saw named that weeks were heavy, and nothing else."""
    offer = await _get(session, offer_id, by, lock=True)
    if await coach_to_tell(session, offer_id, by=by) != coach:
        raise Gone("Your coach has changed. Nobody was told anything.")
    offer.told_coach_at = now
    await outbox.say(session, CoachTold(author=by), to=coach, key=f"care:{offer.id}:coach")
    await _revise(session, offer, by=by, state="told")


async def put_away(session: AsyncSession, offer_id: int, *, by: str) -> None:
    """Fold an offer up that a member does not want now."""
    offer = await _get(session, offer_id, by, lock=True)
    await _revise(session, offer, by=by, state="told" if offer.told_coach_at else "put_away")


async def _offer(session: AsyncSession, member: str, *, week: date, now: datetime) -> None:
    """Owe the offer, once for a week: of two that are made at once, one stays."""
    offer = CareOffer(member=member, offered_at=now)
    session.add(offer)
    await session.flush()
    notice = CareOffered(offer_id=offer.id, coach=await sharing.coach_of(session, member))
    message = await outbox.say(session, notice, to=member, key=f"care:{member}:{week}")
    taken = select(CareOffer.id).where(CareOffer.offered_in_id == message.id)
    if await session.scalar(taken):
        await session.execute(delete(CareOffer).where(CareOffer.id == offer.id))
    else:
        offer.offered_in_id = message.id


async def _revise(session: AsyncSession, offer: CareOffer, *, by: str, state: CareState) -> None:
    if message := await session.get(Delivery, offer.offered_in_id):
        coach = await sharing.coach_of(session, by)
        notice = CareOffered(offer_id=offer.id, coach=coach, state=state)
        await outbox.revise(session, message, notice, key=f"care:{offer.id}:{state}")


async def _get(
    session: AsyncSession, offer_id: int, member: str, *, lock: bool = False
) -> CareOffer:
    found = select(CareOffer).where(CareOffer.id == offer_id, CareOffer.member == member)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    offer = (await session.scalars(found)).one_or_none()
    if offer is None:
        raise NotAllowed("Only who was offered this answers it.")
    return offer


async def _last_offer(session: AsyncSession, member: str) -> CareOffer | None:
    found = select(CareOffer).where(CareOffer.member == member)
    newest = found.order_by(CareOffer.offered_at.desc()).limit(1)
    return (await session.scalars(newest)).one_or_none()


async def _loads(
    session: AsyncSession, member: str, since: datetime
) -> Sequence[tuple[datetime, int]]:
    found = (
        select(CheckIn.answered_at, CheckIn.pulse)
        .where(
            CheckIn.member == member,
            CheckIn.state == CheckInState.ANSWERED,
            CheckIn.answered_at >= since,
        )
        .order_by(CheckIn.answered_at)
    )
    return [
        (at, pulse["load"])
        for at, pulse in await session.execute(found)
        if at and pulse and "load" in pulse
    ]


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget offers that count no more."""
    old = CareOffer.offered_at < now - _LOOKS_BACK - PAUSE
    await session.execute(delete(CareOffer).where(old))
