"""Convenings: planned, changed, called off, and who is invited to one."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import convenings
from bot.domain.convenings import ConveningDraft, NextConvening, Planned, Stand, planned_on
from bot.domain.errors import Gone
from bot.services import convening_people
from models import (
    Attendance,
    Coming,
    Convening,
    ConveningStep,
)

_LATELY = timedelta(days=31)
_MOST_PAST = 2
"""How many that are over are listed."""


async def plan(
    session: AsyncSession,
    draft: ConveningDraft,
    *,
    cohort_id: int,
    form_id: str,
    by: str,
    now: datetime,
) -> int:
    """Keep a new convening, of a cohort or of all; whoever it is for is invited by the clock."""
    convening = Convening(
        form_id=form_id,
        cohort_id=None if draft.everybody else cohort_id,
        title=draft.title,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        zone=draft.zone,
        place=draft.place or None,
        agenda=draft.agenda or None,
        materials=draft.materials or None,
        made_by=by,
        made_at=now,
    )
    _aim(convening, now)
    session.add(convening)
    await session.flush()
    return convening.id


async def change(
    session: AsyncSession, convening_id: int, draft: ConveningDraft, *, now: datetime
) -> bool:
    """Give a convening another time, place or agenda; tell whether anything is other than before.

    Whom it is for stays: they were invited.
    """
    convening = await coming(session, convening_id, now=now, lock=True)
    before = _facts(convening)
    convening.title, convening.zone = draft.title, draft.zone
    convening.starts_at, convening.ends_at = draft.starts_at, draft.ends_at
    convening.place = draft.place or None
    convening.agenda, convening.materials = draft.agenda or None, draft.materials or None
    if _facts(convening) == before:
        return False
    convening.version += 1
    _aim(convening, now)
    return True


async def call_off(session: AsyncSession, convening_id: int, *, now: datetime) -> None:
    """Say that it does not take place; the clock tells everybody who did not say no."""
    convening = await coming(session, convening_id, now=now, lock=True)
    convening.cancelled_at = now
    convening.version += 1
    convening.next_step = ConveningStep.CLOSE
    convening.due_at = convening.ends_at + timedelta(days=7)


async def get(session: AsyncSession, convening_id: int, *, lock: bool = False) -> Convening:
    """Load a convening, whatever became of it; raise Gone."""
    found = await session.get(Convening, convening_id, with_for_update=lock or None)
    if found is None:
        raise Gone("This convening is gone.")
    return found


async def coming(
    session: AsyncSession, convening_id: int, *, now: datetime, lock: bool = False
) -> Convening:
    """Load a convening that has not begun; raise Gone."""
    found = await get(session, convening_id, lock=lock)
    if found.cancelled_at:
        raise Gone("This was called off.")
    if found.starts_at <= now:
        raise Gone("This has begun already.")
    return found


def stand(convening: Convening, now: datetime) -> Stand:
    if convening.cancelled_at:
        return "called_off"
    return "over" if convening.ends_at <= now else "coming"


def draft_of(convening: Convening, *, now: datetime) -> ConveningDraft:
    """Make of a convening what its form shows at first."""
    day, minute = planned_on(convening.starts_at, convening.zone)
    return ConveningDraft(
        title=convening.title,
        day=day,
        minute=minute,
        length=int((convening.ends_at - convening.starts_at).total_seconds()) // 60,
        zone=convening.zone,
        everybody=convening.cohort_id is None,
        place=convening.place or "",
        agenda=convening.agenda or "",
        materials=convening.materials or "",
        now=now,
    )


async def listed(session: AsyncSession, cohort_id: int, *, now: datetime) -> list[Planned]:
    """List what is to come for a cohort, or for all, the next first; then what was lately."""
    whose = or_(Convening.cohort_id == cohort_id, Convening.cohort_id.is_(None))
    found = select(Convening).where(whose, Convening.ends_at > now - _LATELY)
    rows = (await session.scalars(found.order_by(Convening.starts_at, Convening.id))).all()
    past = [row for row in rows if row.ends_at <= now and not row.cancelled_at][-_MOST_PAST:]
    shown = [row for row in rows if row.ends_at > now]
    answers = await _answers(session, [row.id for row in (*shown, *past)])
    return [_planned(row, answers.get(row.id, []), now) for row in (*shown, *reversed(past))]


async def coming_to(
    session: AsyncSession, member: str, *, now: datetime, limit: int = 10
) -> list[NextConvening]:
    """List what somebody is invited to and is to come, the next first."""
    found = (
        select(Convening, Attendance.coming)
        .join(Attendance, Attendance.convening_id == Convening.id)
        .where(
            Attendance.member == member,
            Convening.ends_at > now,
            Convening.cancelled_at.is_(None),
        )
        .order_by(Convening.starts_at, Convening.id)
    )
    return [
        NextConvening(
            convening_id=row.id,
            title=row.title,
            starts_at=row.starts_at,
            coming=said.value if said else None,
        )
        for row, said in (await session.execute(found.limit(limit))).all()
        if await convening_people.is_invited(session, row, member)
    ]


def _facts(convening: Convening) -> tuple[object, ...]:
    return (
        *(convening.title, convening.starts_at, convening.ends_at, convening.zone),
        *(convening.place, convening.agenda, convening.materials),
    )


def _aim(convening: Convening, now: datetime) -> None:
    """Look forward to what is to be said of it next."""
    its = convenings.times(convening.starts_at, convening.ends_at, convening.zone)
    if found := convenings.following(its, now):
        convening.next_step, convening.due_at = ConveningStep(found[0]), found[1]


async def _answers(
    session: AsyncSession, ids: Collection[int]
) -> dict[int, list[tuple[Coming | None, bool | None, int]]]:
    columns = (Attendance.convening_id, Attendance.coming, Attendance.came)
    found = select(*columns, func.count()).where(Attendance.convening_id.in_(ids))
    counted: dict[int, list[tuple[Coming | None, bool | None, int]]] = {}
    for each, said, came, count in await session.execute(found.group_by(*columns)):
        counted.setdefault(each, []).append((said, came, count))
    return counted


def _planned(
    row: Convening, counted: Sequence[tuple[Coming | None, bool | None, int]], now: datetime
) -> Planned:
    is_noted = any(came is not None for _, came, _ in counted)
    return Planned(
        convening_id=row.id,
        cohort_id=row.cohort_id,
        title=row.title,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        stand=stand(row, now),
        answers={
            each.value: sum(count for said, _, count in counted if said == each) for each in Coming
        },
        invited=sum(count for _, _, count in counted),
        came=sum(count for _, came, count in counted if came) if is_noted else None,
    )
