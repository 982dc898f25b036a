"""Let go what is held: at most one message a person and day, the most pressing first."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import clock
from bot.domain.hours import WorkingWeek
from bot.domain.unasked import EXPECTED, UNASKED, closes, head_start, opens_after
from bot.services import lanes, unasked_days
from bot.services.members import week_of
from models import (
    CheckIn,
    Cohort,
    CohortMember,
    Delivery,
    DeliveryState,
    Member,
    Prompting,
    Schedule,
    ScheduleKind,
)
from models.delivery import IS_HELD

AT_ONCE = 250
"""Messages that one transaction looks at: nobody who presses meanwhile waits longer than that."""
_USUALLY = timedelta(days=10)
"""How long a message keeps of a kind that an older Lantern knew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Today:
    """How things stand with somebody now."""

    week: WorkingWeek
    day: date
    closing: datetime | None
    """When the working day ends that they are in."""
    away_until: date | None
    gone: bool


async def release(session: AsyncSession, *, now: datetime, limit: int = AT_ONCE) -> bool:
    """Look at what is held and due: queue it, give it another day, or spare it.

    Tell whether there may be more to look at now.
    """
    due = select(Delivery.lane).where(text(IS_HELD), Delivery.due_at <= now)
    seen = due.order_by(Delivery.due_at).limit(limit).with_for_update(skip_locked=True)
    found = (await session.scalars(seen)).all()
    if not found:
        return False
    waiting = select(Delivery).where(text(IS_HELD), Delivery.lane.in_(set(found)))
    rows = await session.scalars(
        waiting.order_by(Delivery.rank, Delivery.id).with_for_update(skip_locked=True)
    )
    await _look_at(session, rows.all(), now)
    return len(found) == limit


async def _look_at(session: AsyncSession, rows: Sequence[Delivery], now: datetime) -> None:
    stands = await _stands(session, {row.channel for row in rows}, now)
    ended = await clock(session)
    first: dict[str, Delivery] = {}
    for row in rows:
        row.spoils_at = row.spoils_at or now + _keeps(row)
        stand = stands[row.channel]
        if row.spoils_at <= now or stand.gone:
            _spare(row, ended)
        elif (later := _later(stand, now)) is not None:
            _wait(row, later)
        elif row.channel in first:
            _wait(row, opens_after(stand.week, stand.day))
        else:
            first[row.channel] = row
    await _let_go(session, first, stands, now)


async def _let_go(
    session: AsyncSession,
    first: Mapping[str, Delivery],
    stands: Mapping[str, _Today],
    now: datetime,
) -> None:
    """Queue one message each, where the day is free and no prompt is to come on it."""
    lower = {each: stands[each].day for each, row in first.items() if (row.rank or 0) > EXPECTED}
    expecting = await _expecting(session, lower)
    days = {each: stands[each].day for each in first if each not in expecting}
    free = await unasked_days.take(session, days)
    starts = {}
    for member, row in first.items():
        stand = stands[member]
        if member in free and stand.closing:
            row.state, row.due_at = DeliveryState.QUEUED, stand.closing
            starts[member] = head_start(stand.closing, now)
        else:
            _wait(row, opens_after(stand.week, stand.day))
    await lanes.open_many_at_commit(session, starts, lanes.MANY)


def _later(stand: _Today, now: datetime) -> datetime | None:
    """Tell when to look again at what somebody may not get now."""
    if stand.away_until and stand.away_until > stand.day:
        return opens_after(stand.week, stand.away_until - timedelta(days=1))
    return None if stand.closing else stand.week.next_open(now)


def _wait(row: Delivery, until: datetime) -> None:
    row.due_at = min(until, row.spoils_at) if row.spoils_at else until


def _spare(row: Delivery, now: datetime) -> None:
    row.state, row.notice, row.lane, row.finished_at = DeliveryState.SPARED, None, None, now


def _keeps(row: Delivery) -> timedelta:
    unasked = UNASKED.get((row.notice or {}).get("kind", ""))
    return unasked.keeps if unasked else _USUALLY


async def _stands(
    session: AsyncSession, members: Collection[str], now: datetime
) -> dict[str, _Today]:
    found = await session.scalars(select(Member).where(Member.slack_id.in_(members)))
    told = {row.slack_id: row for row in found}
    return {each: _stand(told.get(each), now) for each in members}


def _stand(row: Member | None, now: datetime) -> _Today:
    week = week_of(row) if row else WorkingWeek()
    return _Today(
        week=week,
        day=now.astimezone(week.clock).date(),
        closing=closes(week, now),
        away_until=row.away_until if row else None,
        gone=bool(row and row.left_at),
    )


async def _expecting(session: AsyncSession, days: Mapping[str, date]) -> set[str]:
    """Tell which of these members are to get a cohort's prompt on that day of theirs."""
    if not days:
        return set()
    coming = (
        select(CohortMember.slack_id, Schedule.next_on)
        .join(Schedule, Schedule.cohort_id == CohortMember.cohort_id)
        .join(Cohort, Cohort.id == CohortMember.cohort_id)
        .where(
            CohortMember.slack_id.in_(days),
            Schedule.next_on.in_(set(days.values())),
            Schedule.kind == ScheduleKind.PROMPT,
            Schedule.stopped_at.is_(None),
            Cohort.archived_at.is_(None),
        )
    )
    asked = (
        select(CheckIn.id)
        .where(CheckIn.prompting_id == Prompting.id, CheckIn.member == CohortMember.slack_id)
        .exists()
    )
    begun = (
        select(CohortMember.slack_id, Prompting.day)
        .join(Prompting, Prompting.cohort_id == CohortMember.cohort_id)
        .where(
            CohortMember.slack_id.in_(days),
            Prompting.day.in_(set(days.values())),
            Prompting.due_at.is_not(None),
            Prompting.closed_at.is_(None),
            ~asked,
        )
    )
    pairs = [*await session.execute(coming), *await session.execute(begun)]
    return {member for member, day in pairs if days[member] == day}
