"""Whom a prompt comes to now, found along the cohort's members a chunk at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.checkins import Asked
from bot.domain.hours import WorkingWeek
from bot.services import breaks
from models import CheckIn, Cohort, CohortMember, Member, Prompting

_PLANNED = "day:"
"""How the cause of a prompt begins that a schedule brought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A member to whom a prompt comes, or who is spared it."""

    member: str
    week: WorkingWeek
    moment: datetime
    spared: str | None
    """away, break or late; None: they are asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What one chunk of a cohort's members showed."""

    due: Sequence[Recipient]
    next_at: datetime | None
    """When it comes to the first of those whose moment is still to come."""
    reached: str | None
    """The last member looked at; None at the end of the list."""


def asked(prompting: Prompting) -> Asked:
    """Read the times of a prompt."""
    return Asked(
        day=prompting.day,
        minute=prompting.minute,
        zone=prompting.zone,
        planned=prompting.cause.startswith(_PLANNED),
    )


async def look(session: AsyncSession, prompting: Prompting, *, now: datetime, limit: int) -> Look:
    """Look at the next members in the order of their ids, from where the last chunk ended.

    Members come with a check-in left out: so each is asked once, whoever looks. Nobody is asked
    who left, who wants no prompts, or who joined after their moment.
    """
    found = _waiting(prompting).order_by(CohortMember.slack_id).limit(limit)
    if prompting.looked_until:
        found = found.where(CohortMember.slack_id > prompting.looked_until)
    rows = (await session.execute(found)).all()
    cohort = await session.get_one(Cohort, prompting.cohort_id)
    times, here, coming = asked(prompting), [], []
    for row in rows:
        it = _recipient(row, times, cohort.zone, now)
        if it.moment > now:
            coming.append(it.moment)
        elif row.joined_at is None or row.joined_at <= it.moment or not times.planned:
            here.append(it)
    return Look(
        due=await _without_resting(session, prompting, here),
        next_at=min(coming, default=None),
        reached=rows[-1].slack_id if len(rows) == limit else None,
    )


async def count_to_come(session: AsyncSession, prompting: Prompting) -> int:
    """Count those whom it has not come to yet."""
    members = _waiting(prompting).subquery()
    return await session.scalar(select(func.count()).select_from(members)) or 0


def _waiting(prompting: Prompting) -> Any:
    has_one = select(CheckIn.id).where(
        CheckIn.prompting_id == prompting.id, CheckIn.member == CohortMember.slack_id
    )
    return (
        select(
            CohortMember.slack_id,
            CohortMember.joined_at,
            Member.zone,
            Member.works_from,
            Member.works_until,
            Member.works_on,
            Member.prompt_minute,
            Member.away_until,
        )
        .outerjoin(Member, Member.slack_id == CohortMember.slack_id)
        .where(
            CohortMember.cohort_id == prompting.cohort_id,
            Member.left_at.is_(None),
            or_(Member.wants_prompts.is_(None), Member.wants_prompts),
            ~has_one.exists(),
        )
    )


def _recipient(row: Row[Any], times: Asked, zone: str | None, now: datetime) -> Recipient:
    """Read a member; who never told anything works usual hours on the cohort's clock."""
    week = WorkingWeek(zone=row.zone or zone)
    if row.works_on is not None:
        week = WorkingWeek(
            zone=row.zone or zone,
            starts=row.works_from,
            ends=row.works_until,
            days=frozenset(row.works_on),
        )
    moment = times.moment(week, row.prompt_minute)
    spared = None
    if times.is_late(moment, now):
        spared = "late"
    elif row.away_until and row.away_until > times.day:
        spared = "away"
    return Recipient(member=row.slack_id, week=week, moment=moment, spared=spared)


async def _without_resting(
    session: AsyncSession, prompting: Prompting, found: Sequence[Recipient]
) -> list[Recipient]:
    asked_now = [it.member for it in found if it.spared is None]
    resting = await breaks.resting(session, prompting.cohort_id, asked_now, prompting.day)
    return [
        Recipient(member=it.member, week=it.week, moment=it.moment, spared="break")
        if it.member in resting
        else it
        for it in found
    ]
