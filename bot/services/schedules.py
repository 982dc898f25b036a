"""What a cohort does regularly, as those who look after it set it up, change it and stop it."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import islice
from zoneinfo import ZoneInfo

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone
from bot.domain.schedules import (
    Calendar,
    Rhythm,
    ScheduleDraft,
    ScheduleSeen,
    Upcoming,
    usual_week,
    wall,
)
from bot.services import cohorts
from bot.services.falling_due import dates
from models import Break, Cohort, DayState, Schedule, ScheduleDay, ScheduleKind

SHOWN = 3
"""Next days, and days that were skipped, that are shown of each."""


async def save(
    session: AsyncSession, draft: ScheduleDraft, *, form_id: str, by: str, now: datetime
) -> None:
    """Make what a form describes, once, or change what there is."""
    if draft.schedule_id:
        await change(session, draft.schedule_id, draft.rhythm, now=now)
    else:
        kind, rhythm = draft.kind, draft.rhythm
        await add(session, draft.cohort_id, kind, rhythm, form_id=form_id, by=by, now=now)


async def add(
    session: AsyncSession,
    cohort_id: int,
    kind: str,
    rhythm: Rhythm,
    *,
    form_id: str,
    by: str,
    now: datetime,
) -> int:
    """Begin to do something regularly, once a form; return its id."""
    made = await session.scalar(select(Schedule).where(Schedule.form_id == form_id))
    if made is None:
        cohort = await cohorts.kept(session, cohort_id)
        made = Schedule(
            form_id=form_id,
            cohort_id=cohort_id,
            kind=ScheduleKind(kind),
            made_by=by,
            made_at=now,
            weekdays=rhythm.days,
            minute=rhythm.minute,
            every=rhythm.every,
            zone=rhythm.zone,
            starts_on=rhythm.starts_on,
            ends_on=rhythm.ends_on,
        )
        _aim(made, rhythm, cohort, after=None, now=now)
        session.add(made)
        await session.flush()
    return made.id


async def change(session: AsyncSession, schedule_id: int, rhythm: Rhythm, *, now: datetime) -> None:
    """Give it other days or another time. Days that have begun stay, and do not come again."""
    it = await running(session, schedule_id)
    cohort = await cohorts.kept(session, it.cohort_id)
    it.weekdays, it.minute = rhythm.days, rhythm.minute
    it.every, it.zone = rhythm.every, rhythm.zone
    it.starts_on, it.ends_on = rhythm.starts_on, rhythm.ends_on
    _aim(it, rhythm, cohort, after=await _last_begun(session, it.id), now=now)


async def stop(session: AsyncSession, schedule_id: int, *, now: datetime) -> None:
    """Do it no more; what is open of it is left where it is."""
    it = await running(session, schedule_id)
    it.stopped_at, it.next_on, it.opens_at = now, None, None


async def set_up_usual_week(
    session: AsyncSession, cohort_id: int, *, form_id: str, by: str, now: datetime
) -> None:
    """Make what most cohorts want, of the kinds that this one does not do yet."""
    cohort = await cohorts.kept(session, cohort_id)
    today = now.astimezone(ZoneInfo(cohort.zone or "UTC")).date()
    there = {each.kind for each in await _running(session, cohort_id)}
    usual = usual_week(max(today, cohort.starts_on or today), cohort.zone or "UTC")
    for kind, rhythm in usual.items():
        if kind not in there:
            key = f"{form_id}:{kind}"
            await add(session, cohort_id, kind, rhythm, form_id=key, by=by, now=now)


async def move_to_zone(
    session: AsyncSession, cohort_id: int, zone: str | None, *, now: datetime
) -> None:
    """Follow a cohort to another zone, where things happen on its clock."""
    for it in await _running(session, cohort_id):
        if it.zone is not None:
            rhythm = rhythm_of(it, zone=zone or "UTC")
            await change(session, it.id, rhythm, now=now)


async def listed(session: AsyncSession, cohort_id: int) -> list[ScheduleSeen]:
    """List what a cohort does, in the order of KINDS, with its next days and what was skipped."""
    calendar = await calendar_of(session, cohort_id)
    return [
        ScheduleSeen(
            schedule_id=it.id,
            cohort_id=it.cohort_id,
            kind=it.kind.value,
            rhythm=rhythm_of(it),
            upcoming=_upcoming(rhythm_of(it), calendar, it.next_on),
            skipped=await _skipped(session, it.id),
        )
        for it in await _running(session, cohort_id)
    ]


async def preview(session: AsyncSession, draft: ScheduleDraft, *, now: datetime) -> list[Upcoming]:
    """Tell the days that it would come to first, before it is saved."""
    cohort = await cohorts.kept(session, draft.cohort_id)
    after = await _last_begun(session, draft.schedule_id)
    first = first_day(draft.rhythm, cohort.zone, after=after, now=now)
    return _upcoming(draft.rhythm, await calendar_of(session, cohort.id), first)


async def calendar_of(session: AsyncSession, cohort_id: int) -> Calendar:
    """Gather the days on which a cohort does anything."""
    cohort = await session.get_one(Cohort, cohort_id)
    found = select(Break.starts_on, Break.ends_on).where(
        Break.district_key.is_(None),
        or_(Break.cohort_id.is_(None), Break.cohort_id == cohort_id),
    )
    return Calendar(
        archived=cohort.archived_at is not None,
        starts_on=cohort.starts_on,
        ends_on=cohort.ends_on,
        breaks=[(first, last) for first, last in await session.execute(found)],
    )


async def running(session: AsyncSession, schedule_id: int) -> Schedule:
    """Lock a schedule that is not stopped."""
    found = select(Schedule).where(Schedule.id == schedule_id).with_for_update()
    it = await session.scalar(found.execution_options(populate_existing=True))
    if it is None or it.stopped_at:
        raise Gone("This is stopped already, so there is nothing left to change.")
    return it


def draft_of(it: Schedule) -> ScheduleDraft:
    """Describe a schedule as a form does that changes it."""
    return ScheduleDraft(
        cohort_id=it.cohort_id, schedule_id=it.id, kind=it.kind.value, rhythm=rhythm_of(it)
    )


def rhythm_of(it: Schedule, *, zone: str | None = None) -> Rhythm:
    """Read a schedule's rhythm; in another zone, where one is named."""
    return Rhythm(
        weekdays=tuple(it.weekdays),
        minute=it.minute,
        every=it.every,
        zone=zone or it.zone,
        starts_on=it.starts_on,
        ends_on=it.ends_on,
    )


def first_day(
    rhythm: Rhythm, zone: str | None, *, after: date | None, now: datetime
) -> date | None:
    """Tell the first day after one whose time is still to come, on its clock or the cohort's."""
    for day in dates(rhythm, after=after):
        if wall(day, rhythm.minute, rhythm.zone or zone) > now:
            return day
    return None


async def _last_begun(session: AsyncSession, schedule_id: int | None) -> date | None:
    found = select(func.max(ScheduleDay.day)).where(ScheduleDay.schedule_id == schedule_id)
    return await session.scalar(found)


def _aim(
    it: Schedule, rhythm: Rhythm, cohort: Cohort, *, after: date | None, now: datetime
) -> None:
    it.next_on = first_day(rhythm, cohort.zone, after=after, now=now)
    it.opens_at = rhythm.begins(it.next_on) if it.next_on else None


def _upcoming(rhythm: Rhythm, calendar: Calendar, first: date | None) -> list[Upcoming]:
    if first is None:
        return []
    coming = (day for day in dates(rhythm) if day >= first)
    return [Upcoming(day=day, why=calendar.why_not(day)) for day in islice(coming, SHOWN)]


async def _running(session: AsyncSession, cohort_id: int) -> Sequence[Schedule]:
    mine = select(Schedule).where(Schedule.cohort_id == cohort_id, Schedule.stopped_at.is_(None))
    order = list(ScheduleKind)
    found = (await session.scalars(mine.order_by(Schedule.id))).all()
    return sorted(found, key=lambda it: (order.index(it.kind), it.id))


async def _skipped(session: AsyncSession, schedule_id: int) -> list[Upcoming]:
    found = (
        select(ScheduleDay.day, ScheduleDay.why)
        .where(
            ScheduleDay.schedule_id == schedule_id,
            ScheduleDay.state == DayState.SKIPPED,
            ScheduleDay.why.in_(("late", "nothing")),
        )
        .order_by(ScheduleDay.day.desc())
        .limit(SHOWN)
    )
    return [Upcoming(day=day, why=why) for day, why in await session.execute(found)]
