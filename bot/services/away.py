"""A member pauses until a day: nothing is asked meanwhile, and nothing waits when they are back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.checkins import AwayChoices, Pause, local_day
from bot.services import members, mentors, prompted, rounds
from models import CheckIn, CheckInState, Delivery, DeliveryState, Member, Prompting

_MAY_COME = (CheckInState.ASKED, CheckInState.LATER)


async def today(session: AsyncSession, member: str, *, now: datetime) -> date:
    """Tell the date on a member's own calendar."""
    return local_day(now, (await members.get(session, member)).week)


async def until(session: AsyncSession, member: str, *, now: datetime) -> date | None:
    """Tell until when a member is away: the first day on which they are written to again."""
    found = select(Member.away_until).where(Member.slack_id == member)
    last = await session.scalar(found)
    return last if last and last > await today(session, member, now=now) else None


async def choices(session: AsyncSession, member: str, *, now: datetime) -> AwayChoices:
    """Tell what of a member pauses, and what else they could pause with it."""
    here = await today(session, member, now=now)
    offer = await mentors.offered(session, member)
    return AwayChoices(
        until=await until(session, member, now=now),
        mentors=offer is not None and not offer.as_of(here).paused,
        takes_part=(await rounds.choices(session, member, today=here)).takes_part,
    )


async def pause(
    session: AsyncSession, member: str, chosen: Pause, *, cause: str, now: datetime
) -> None:
    """Leave a member alone until a day; what is asked of them just now is taken back."""
    row = {"away_until": chosen.until}
    new = insert(session, Member).values(slack_id=member, **row)
    await session.execute(
        new.on_conflict_do_update(index_elements=["team_id", "slack_id"], set_=row)
    )
    if chosen.mentoring:
        await mentors.pause(session, member, until=chosen.until)
    if chosen.peers:
        known = await rounds.choices(session, member, today=now.date())
        await rounds.choose(session, member, replace(known, paused_until=chosen.until))
    for each in await _open(session, member, *_MAY_COME):
        each.state, each.spared, each.due_at = CheckInState.SPARED, "away", None
        await session.flush()
        await prompted.redraw(session, each, cause=cause)


async def back(session: AsyncSession, member: str, *, cause: str) -> None:
    """End a pause before its day, with what was paused until the same day.

    A question of this week that they saw is theirs to answer again; one that they never got does
    not come now.
    """
    found = select(Member).where(Member.slack_id == member).with_for_update()
    row = await session.scalar(found.execution_options(populate_existing=True))
    if row is None or row.away_until is None:
        return
    last, row.away_until = row.away_until, None
    if row.peers_paused_until == last:
        row.peers_paused_until = None
    offer = await mentors.get(session, member, lock=True)
    if offer and offer.paused and offer.paused_until == last:
        offer.paused, offer.paused_until = False, None
    await session.flush()
    for each in await _open(session, member, CheckInState.SPARED):
        message = await session.get(Delivery, each.asked_in_id) if each.asked_in_id else None
        if each.spared == "away" and message and message.state == DeliveryState.SENT:
            each.state, each.spared = CheckInState.ASKED, None
            await session.flush()
            await prompted.redraw(session, each, cause=cause)


async def _open(session: AsyncSession, member: str, *states: CheckInState) -> Sequence[CheckIn]:
    """Lock a member's check-ins of prompts that are open, in these states."""
    found = (
        select(CheckIn)
        .join(Prompting, Prompting.id == CheckIn.prompting_id)
        .where(
            CheckIn.member == member,
            CheckIn.state.in_(states),
            Prompting.closed_at.is_(None),
        )
        .order_by(CheckIn.id)
        .with_for_update(of=CheckIn)
    )
    return (await session.scalars(found.execution_options(populate_existing=True))).all()
