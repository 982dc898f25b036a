"""A round of pairs that a cohort has regularly: drafted, sent, and told to facilitators."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.domain.notices import RoundPlanned
from bot.domain.peers import NO_REPEAT_WITHIN, TAKE_BACK_FOR, RoundDraft
from bot.services import outbox, round_drafts, round_drawing, schedule_days
from bot.services.cohort_digest import looking_after
from bot.services.round_drawing import Sheet
from models import Cohort, Round, RoundState, Schedule, ScheduleDay


async def begin(session: AsyncSession, day_id: int, *, now: datetime) -> Sheet | None:
    """Make the draft of a day's round, and gather what its drawing needs; None: it is made."""
    taken = await schedule_days.take(session, day_id, now=now)
    if taken is None:
        return None
    it = await _round(session, *taken, now)
    if it.state != RoundState.DRAFT:
        return None
    return await round_drawing.sheet(session, it.id, now=now)


async def send(
    session: AsyncSession, network: Network, schedule: Schedule, day: ScheduleDay, now: datetime
) -> datetime | None:
    """Let a day's draft go out in ten minutes, and tell who may take it back until then.

    Where nobody would meet anybody, the day is skipped. Raises DomainError where somebody changed
    what they told since it was drawn: then it is drawn anew.
    """
    it = await _round(session, schedule, day, now)
    if it.state != RoundState.DRAFT:  # a facilitator was faster
        return None
    groups = [len(row.members) for row in await round_drawing.groups(session, it.id)]
    if not any(size > 1 for size in groups):
        await round_drafts.drop(session, it.id, version=it.version)
        schedule_days.skip(day, "nothing")
        return None
    await round_drafts.decide(session, it.id, version=it.version, now=now)
    cohort = await session.get_one(Cohort, schedule.cohort_id)
    notice = RoundPlanned(
        cohort=cohort.name,
        groups=sum(size > 1 for size in groups),
        alone=groups.count(1),
        sends_at=now + TAKE_BACK_FOR,
    )
    for member in await looking_after(session, schedule.cohort_id, network):
        await outbox.say(session, notice, to=member, key=f"pairs:{day.id}:{member}")
    return None


async def _round(
    session: AsyncSession, schedule: Schedule, day: ScheduleDay, now: datetime
) -> Round:
    draft = RoundDraft(
        cohorts=(schedule.cohort_id,), whole=False, no_repeat_within=NO_REPEAT_WITHIN
    )
    return await round_drawing.begin(
        session, draft, form_id=f"day:{day.id}", by=schedule.made_by, now=now
    )
