"""On a cohort's days of reminders, those who want one are reminded of the prompt that is open."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.hours import WorkingWeek
from bot.domain.notices import CheckInReminder
from bot.domain.schedules import wall
from bot.services import breaks, outbox, promptings
from bot.services.members import week_of
from bot.services.outbox import Letter
from models import CheckIn, CheckInState, Cohort, Member, Prompting, Reveals, Schedule, ScheduleDay

AT_ONCE = 500
"""Members in one transaction."""


async def remind(
    session: AsyncSession,
    schedule: Schedule,
    day: ScheduleDay,
    *,
    now: datetime,
    limit: int = AT_ONCE,
) -> datetime | None:
    """Remind some of those whose time has come on a day; tell when to go on, None: it is done.

    Each check-in notes the day that came to it, so nobody is reminded twice on one, and nobody
    more often than they chose.
    """
    asked = await promptings.of_cohort(session, schedule.cohort_id)
    if asked is None or asked.day >= day.day:
        return None
    zone = (await session.get_one(Cohort, schedule.cohort_id)).zone
    moments = await _moments(session, asked, schedule, day, zone)
    come = [each for each, moment in moments.items() if moment <= now]
    if come:
        found = _waiting(asked, day).where(_in_zones(come)).order_by(CheckIn.id).limit(limit)
        rows = (await session.execute(found)).all()
        await _remind(session, (asked, day), rows, zone=zone, now=now)
        if len(rows) == limit:
            return now
    return min((moment for moment in moments.values() if moment > now), default=None)


async def _moments(
    session: AsyncSession,
    asked: Prompting,
    schedule: Schedule,
    day: ScheduleDay,
    zone: str | None,
) -> dict[str | None, datetime]:
    """Tell for each zone in which somebody waits when the day's time comes there."""
    zones = _waiting(asked, day).with_only_columns(Member.zone).distinct()
    return {
        each: wall(day.day, schedule.minute, schedule.zone or each or zone)
        for each in await session.scalars(zones)
    }


def _waiting(asked: Prompting, day: ScheduleDay) -> Any:
    """Select the check-ins that this day has not come to yet, with their members."""
    states = [CheckInState.ASKED]
    if asked.reveals == Reveals.NOTHING:
        states.append(CheckInState.ANSWERED)
    return (
        select(CheckIn, Member)
        .outerjoin(Member, Member.slack_id == CheckIn.member)
        .where(
            CheckIn.prompting_id == asked.id,
            CheckIn.state.in_(states),
            or_(CheckIn.reminder_on.is_(None), CheckIn.reminder_on < day.day),
        )
    )


def _in_zones(zones: Collection[str | None]) -> Any:
    named = Member.zone.in_([each for each in zones if each])
    return or_(named, Member.zone.is_(None)) if None in zones else named


async def _remind(
    session: AsyncSession,
    on: tuple[Prompting, ScheduleDay],
    rows: Collection[Any],
    *,
    zone: str | None,
    now: datetime,
) -> None:
    asked, day = on
    those = [it.member for it, _ in rows]
    resting = await breaks.resting(session, asked.cohort_id, those, day.day)
    wanted = [
        (it, week_of(row) if row else WorkingWeek(zone=zone))
        for it, row in rows
        if it.member not in resting and _wants(it, row, day)
    ]
    notice = CheckInReminder(prompting_id=asked.id)
    letters = [
        Letter(to=it.member, notice=notice, key=f"reminder:{day.id}:{it.member}", week=week)
        for it, week in wanted
    ]
    if letters:
        await outbox.say_many(session, letters, now=now)
    await _note(session, [it.id for it, _ in rows], reminder_on=day.day)
    await _note(session, [it.id for it, _ in wanted], reminded=CheckIn.reminded + 1)


def _wants(it: CheckIn, row: Member | None, day: ScheduleDay) -> bool:
    """Whether somebody is here on that day and wants one more; without a word, one."""
    if row is None:
        return it.reminded < 1
    is_away = row.away_until is not None and row.away_until > day.day
    return row.left_at is None and row.reminders > it.reminded and not is_away


async def _note(session: AsyncSession, ids: Collection[int], **what: Any) -> None:
    if ids:
        changed = update(CheckIn).where(CheckIn.id.in_(ids)).values(**what)
        await session.execute(changed, execution_options={"synchronize_session": False})
