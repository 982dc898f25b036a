"""A prompt is put to a cohort: opened once, brought to each member once, and closed."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.checkins import Progress, done_about
from bot.domain.errors import Gone
from bot.domain.notices import CheckInWanted
from bot.domain.prompts import Prompt
from bot.services import outbox, prompts, recipients, sharing
from bot.services.outbox import Letter
from bot.services.pace import Pace
from bot.services.recipients import Recipient
from models import (
    CheckIn,
    CheckInState,
    Cohort,
    CohortMember,
    CohortPrompt,
    Delivery,
    DeliveryState,
    Prompting,
    Reveals,
    Schedule,
    ScheduleDay,
    ScheduleKind,
)

AT_ONCE = 250
"""Members in one transaction: nobody who presses meanwhile waits longer than for these."""
LOOK_AGAIN = timedelta(hours=1)
"""Until those are looked at again whose moment is to come: a zone may have changed."""
_ON_ITS_WAY = (DeliveryState.QUEUED, DeliveryState.SENDING)


async def open_from(
    session: AsyncSession, schedule: Schedule, day: ScheduleDay, *, now: datetime
) -> None:
    """Put a cohort's next prompt to it, on a day of a schedule; a second time changes nothing."""
    planned = await prompts.next_for(session, schedule.cohort_id, today=day.day)
    await _open(
        session,
        schedule.cohort_id,
        planned.prompt,
        planned.reveals,
        cause=f"day:{day.id}",
        when=(day.day, schedule.minute, schedule.zone),
        now=now,
    )


async def open_now(
    session: AsyncSession, cohort_id: int, prompt_ref: str, *, cause: str, now: datetime
) -> None:
    """Put a prompt to all of a cohort now, once a cause; the caller knows who may."""
    cohort = await session.get(Cohort, cohort_id)
    if cohort is None or cohort.archived_at:
        raise Gone("This cohort is archived. `/cohort` lists those there are.")
    prompt = await prompts.get(session, prompt_ref)
    reveals = await session.scalar(
        select(CohortPrompt.reveals).where(
            CohortPrompt.cohort_id == cohort_id, CohortPrompt.prompt == prompt_ref
        )
    )
    zone = cohort.zone or "UTC"
    here = now.astimezone(ZoneInfo(zone))
    when = (here.date(), here.hour * 60 + here.minute, zone)
    await _open(session, cohort_id, prompt, reveals or Reveals.WHO, cause=cause, when=when, now=now)


async def ask_due(session: AsyncSession, *, now: datetime, limit: int = AT_ONCE) -> bool:
    """Bring one prompt to some of those whose moment has come; tell whether there may be more.

    The prompt is locked, so that any number of processes share the work; one that another is at
    is left to it. Where a look ends without having seen all members, the next goes on from there.
    """
    due = select(Prompting).where(Prompting.due_at <= now)
    order = due.order_by(Prompting.due_at, Prompting.id).limit(1)
    it = await session.scalar(order.with_for_update(skip_locked=True))
    if it is None:
        return False
    cohort = await session.get_one(Cohort, it.cohort_id)
    if it.closed_at or cohort.archived_at:
        it.due_at = None
        return True
    seen = await recipients.look(session, it, now=now, limit=limit)
    await _ask(session, it, seen.due, now)
    it.next_at = min(filter(None, (it.next_at, seen.next_at)), default=None)
    it.looked_until = seen.reached
    if seen.reached is None:
        it.due_at = min(it.next_at, now + LOOK_AGAIN) if it.next_at else None
        it.next_at = None
    return True


async def look_again(session: AsyncSession, member: str, *, now: datetime) -> None:
    """Look at once at the prompts that are to come to a member, whose clock or time has changed."""
    theirs = select(CohortMember.cohort_id).where(CohortMember.slack_id == member)
    coming = update(Prompting).where(Prompting.cohort_id.in_(theirs), Prompting.due_at > now)
    await session.execute(coming.values(due_at=now))


async def close(session: AsyncSession, prompting: Prompting, *, now: datetime) -> None:
    """Let what is answered from now on count in no picture, and post what was shared."""
    if prompting.closed_at is None:
        prompting.closed_at, prompting.due_at = now, None
        await session.flush()
        await sharing.post_shared(session, prompting, now=now)


async def of_cohort(session: AsyncSession, cohort_id: int) -> Prompting | None:
    """Find the prompt that is open for a cohort."""
    found = select(Prompting).where(Prompting.cohort_id == cohort_id, Prompting.closed_at.is_(None))
    return await session.scalar(found.order_by(Prompting.id.desc()).limit(1))


async def closes_at(session: AsyncSession, prompting: Prompting) -> datetime | None:
    """Tell when a prompt closes: as the cohort's next digest, or its next prompt, begins."""
    if prompting.closed_at:
        return prompting.closed_at
    coming = select(func.min(Schedule.opens_at)).where(
        Schedule.cohort_id == prompting.cohort_id,
        Schedule.kind.in_((ScheduleKind.PROMPT, ScheduleKind.DIGEST)),
        Schedule.stopped_at.is_(None),
        Schedule.opens_at > prompting.opened_at,
    )
    return await session.scalar(coming)


async def progress(
    session: AsyncSession, cohort_id: int, *, pace: Pace, now: datetime
) -> Progress | None:
    """Tell how far a cohort's open prompt has come; None where it has come to all, or none is open.

    When the rest is done is reckoned from how fast Slack lets a workspace be written to.
    """
    it = await of_cohort(session, cohort_id)
    if it is None:
        return None
    found = (
        select(Delivery.state, func.count())
        .join(CheckIn, CheckIn.asked_in_id == Delivery.id)
        .where(CheckIn.prompting_id == it.id)
        .group_by(Delivery.state)
    )
    states: dict[DeliveryState, int] = {row[0]: row[1] for row in await session.execute(found)}
    going = sum(states.get(each, 0) for each in _ON_ITS_WAY)
    held = states.get(DeliveryState.HELD, 0)
    coming = await recipients.count_to_come(session, it) if it.due_at else 0
    if not going + held + coming:
        return None
    written = sum(states.values())
    return Progress(
        sent=written - going - held,
        total=written + coming,
        waiting=held + coming,
        done_at=done_about(now, going, pace.rates["chat.postMessage"].per_second),
    )


async def _open(
    session: AsyncSession,
    cohort_id: int,
    prompt: Prompt,
    reveals: Reveals,
    *,
    cause: str,
    when: tuple[date, int, str | None],
    now: datetime,
) -> None:
    """Open it, unless its cause did so already or nobody is there; close what was open before."""
    anybody = select(CohortMember.slack_id).where(CohortMember.cohort_id == cohort_id).limit(1)
    if await session.scalar(anybody) is None:
        return
    copied = ("question", "short", "topic", "support")
    row = {
        "cohort_id": cohort_id,
        "cause": cause,
        "prompt": prompt.ref,
        "reveals": reveals,
        "opened_at": now,
        "due_at": now,
        **{name: getattr(prompt, name) for name in copied},
        **dict(zip(("day", "minute", "zone"), when, strict=True)),
    }
    new = insert(session, Prompting).values(**row).on_conflict_do_nothing()
    if made := await session.scalar(new.returning(Prompting.id)):
        await _close_before(session, cohort_id, made, now)


async def _close_before(
    session: AsyncSession, cohort_id: int, prompting_id: int, now: datetime
) -> None:
    before = select(Prompting).where(
        Prompting.cohort_id == cohort_id,
        Prompting.closed_at.is_(None),
        Prompting.id < prompting_id,
    )
    for each in await session.scalars(before.order_by(Prompting.id).with_for_update()):
        await close(session, each, now=now)


async def _ask(
    session: AsyncSession, it: Prompting, found: Sequence[Recipient], now: datetime
) -> None:
    """Write a check-in for each, and owe those a message who are asked."""
    if not found:
        return
    wanted = CheckInWanted(prompting_id=it.id)
    letters = [
        Letter(to=each.member, notice=wanted, key=key(it.id, each.member), week=each.week)
        for each in found
        if each.spared is None
    ]
    owed = await outbox.say_many(session, letters, now=now) if letters else {}
    rows = [
        {
            "prompting_id": it.id,
            "member": each.member,
            "state": CheckInState.SPARED if each.spared else CheckInState.ASKED,
            "asked_at": now,
            "spared": each.spared,
            "asked_in_id": owed.get(key(it.id, each.member)),
        }
        for each in found
    ]
    await session.execute(insert(session, CheckIn).on_conflict_do_nothing(), rows)


def key(prompting_id: int, member: str) -> str:
    """Name the message that asks a member."""
    return f"prompting:{prompting_id}:{member}"
