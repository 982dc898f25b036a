"""A cohort's window closes: shared answers are posted, and facilitators see how the cohort is."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.domain.notices import CohortPictured
from bot.domain.notices.pictures import ClosedPrompt, RisingTopic
from bot.domain.pictures import MOST_WEEKS, Week, pulse_chart
from bot.services import outbox, promptings, pulse, roles, told, topics_named
from bot.services.mentors_busy import busy
from bot.services.pulse import Given
from models import (
    CheckIn,
    CheckInState,
    Cohort,
    CohortMember,
    CohortPart,
    CohortStaff,
    DayState,
    Delivery,
    DeliveryState,
    Problem,
    Prompting,
    ReadBy,
    Schedule,
    ScheduleDay,
    ScheduleKind,
)
from models.problem import ProblemState

COUNTED = "counted"
"""What members are told of it: a key of `unasked.REASONS`."""
_FIRST_LOOKS_BACK = timedelta(days=31)
_NAMED = 20
"""People who were not reached that are named."""


async def close(
    session: AsyncSession, network: Network, schedule: Schedule, day: ScheduleDay, now: datetime
) -> None:
    """Close a cohort's open prompts, post what was shared, and owe its facilitators a picture.

    Where nobody was asked since the last one, there is nothing to tell.
    """
    cohort = await session.get_one(Cohort, schedule.cohort_id)
    await _close(session, schedule, day, now)
    closed = await _closed_since(session, schedule, await _last_before(session, day), now)
    if not closed:
        return
    picture = await _picture(session, cohort, closed, cause=f"digest-{day.id}", now=now)
    for member in await looking_after(session, cohort.id, network):
        key = f"cohort_pictured:{day.id}:{member}"
        await outbox.say(session, picture, to=member, key=key, priority=outbox.ROUTINE)


async def looking_after(session: AsyncSession, cohort_id: int, network: Network) -> list[str]:
    """List who looks after a cohort: its own facilitators, or else the network's."""
    found = select(CohortStaff.slack_id).where(
        CohortStaff.cohort_id == cohort_id, CohortStaff.part == CohortPart.FACILITATOR
    )
    own = list(await session.scalars(found.order_by(CohortStaff.slack_id)))
    return own or await roles.facilitators(session, network)


async def _close(
    session: AsyncSession, schedule: Schedule, day: ScheduleDay, now: datetime
) -> None:
    """Close the prompts of before this day's time."""
    open_ones = select(Prompting).where(
        Prompting.cohort_id == schedule.cohort_id, Prompting.closed_at.is_(None)
    )
    until = (day.day, schedule.minute)
    for each in await session.scalars(open_ones.order_by(Prompting.id).with_for_update()):
        if (each.day, each.minute) < until:
            await promptings.close(session, each, now=now)


async def _last_before(session: AsyncSession, day: ScheduleDay) -> datetime:
    """Tell when this cohort was pictured before: what closed since is in the next picture."""
    mine = select(Schedule.cohort_id).where(Schedule.id == day.schedule_id).scalar_subquery()
    found = (
        select(func.max(ScheduleDay.opened_at))
        .join(Schedule, Schedule.id == ScheduleDay.schedule_id)
        .where(
            Schedule.cohort_id == mine,
            Schedule.kind == ScheduleKind.DIGEST,
            ScheduleDay.state == DayState.DONE,
            ScheduleDay.id != day.id,
        )
    )
    return await session.scalar(found) or day.opened_at - _FIRST_LOOKS_BACK


async def _closed_since(
    session: AsyncSession, schedule: Schedule, since: datetime, now: datetime
) -> Sequence[Prompting]:
    found = select(Prompting).where(
        Prompting.cohort_id == schedule.cohort_id,
        Prompting.closed_at > since,
        Prompting.closed_at <= now,
    )
    return (await session.scalars(found.order_by(Prompting.day, Prompting.id))).all()


async def _picture(
    session: AsyncSession,
    cohort: Cohort,
    closing: Sequence[Prompting],
    *,
    cause: str,
    now: datetime,
) -> CohortPictured:
    whose = f"cohort:{cohort.id}"
    topics = await _count(session, cohort, closing, cause=cause, now=now)
    weeks = await _weeks(session, cohort.id)
    chart = pulse_chart(weeks, title=f"The pulse of {cohort.name}")
    return CohortPictured(
        cohort_id=cohort.id,
        cohort=cohort.name,
        prompts=await _prompts(session, closing),
        load=weeks[-1].load,
        support=weeks[-1].support,
        charts=[chart] if chart else [],
        rising=topics,
        channel=cohort.channel,
        shared=await _shared(session, closing) if cohort.channel else 0,
        unreached=await _unreached(session, closing),
        open_problems=await _open_problems(session),
        **await busy(session, whose=whose, cause=cause, now=now),
    )


async def _count(
    session: AsyncSession,
    cohort: Cohort,
    closing: Sequence[Prompting],
    *,
    cause: str,
    now: datetime,
) -> list[RisingTopic]:
    """Tell what may be told of these prompts, note it for whom it is over, and name the topics."""
    counted: set[str] = set()
    given: list[Given] = []
    for each in closing:
        counts = await pulse.answers(session, each)
        counted |= await pulse.publish(session, each, counts, now=now)
        given += counts
    topics, over = await topics_named.rising(
        session,
        whose=f"cohort:{cohort.id}",
        cause=cause,
        given=given,
        members=await _members(session, cohort.id),
        since=closing[0].opened_at,
        now=now,
    )
    await told.note_all(session, counted | over, COUNTED, now)
    return topics


async def _weeks(session: AsyncSession, cohort_id: int) -> list[Week]:
    """Return the pulse of the last weeks; the last of them is the one that closes."""
    return await pulse.weeks(session, await pulse.closed(session, cohort_id, latest=MOST_WEEKS))


async def _prompts(session: AsyncSession, closing: Sequence[Prompting]) -> list[ClosedPrompt]:
    shares = await pulse.shares(session, closing)
    return [
        ClosedPrompt(
            short=each.short,
            day=each.day,
            asked=share.asked,
            answered=share.answered,
            at_least=share.at_least,
        )
        for each, share in zip(closing, shares, strict=True)
    ]


async def _members(session: AsyncSession, cohort_id: int) -> Collection[str]:
    found = select(CohortMember.slack_id).where(CohortMember.cohort_id == cohort_id)
    return set(await session.scalars(found))


async def _shared(session: AsyncSession, closing: Sequence[Prompting]) -> int:
    """Count what stands in the cohort's channel, where all of it can read it."""
    found = select(func.count(CheckIn.id)).where(
        CheckIn.prompting_id.in_([each.id for each in closing]),
        CheckIn.state == CheckInState.ANSWERED,
        CheckIn.read_by.in_((ReadBy.COHORT, ReadBy.COHORT_UNNAMED)),
        CheckIn.shared_in_id.is_not(None),
    )
    return await session.scalar(found) or 0


async def _unreached(session: AsyncSession, closing: Sequence[Prompting]) -> list[str]:
    found = (
        select(CheckIn.member)
        .join(Delivery, Delivery.id == CheckIn.asked_in_id)
        .where(
            CheckIn.prompting_id.in_([each.id for each in closing]),
            Delivery.state == DeliveryState.FAILED,
        )
    )
    named = found.distinct().order_by(CheckIn.member).limit(_NAMED)
    return list(await session.scalars(named))


async def _open_problems(session: AsyncSession) -> int:
    found = select(func.count(Problem.id)).where(
        Problem.state == ProblemState.OPEN, Problem.answered_at.is_(None), Problem.for_channel
    )
    return await session.scalar(found) or 0
