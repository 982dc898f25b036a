"""Whom a convening is for, and the clocks they live by."""

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.domain.convenings import ConveningDraft
from models import Attendance, Cohort, CohortMember, CohortStaff, Convening, Member

_TABLES = (CohortMember, CohortStaff)


def is_for(convening: Convening, member: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Say of a column of ids that it is somebody whom it is for."""
    return or_(*(member.in_(those) for those in _invited(convening)))


async def invited(session: AsyncSession, convening: Convening) -> set[str]:
    """Name those whom it is for."""
    found = [set(await session.scalars(those)) for those in _invited(convening)]
    return set[str]().union(*found)


async def missing(session: AsyncSession, convening: Convening, *, limit: int) -> set[str]:
    """Name some of those who have no invitation yet."""
    there = select(Attendance.member).where(Attendance.convening_id == convening.id)
    found = [
        set(await session.scalars(_of(table, convening, without=there).limit(limit)))
        for table in _TABLES
    ]
    return set[str]().union(*found)


async def is_invited(session: AsyncSession, convening: Convening, member: str) -> bool:
    return member in await invited(session, convening)


async def zones_of(session: AsyncSession, convening: Convening) -> list[str | None]:
    """List the clocks among those whom it is for; None where somebody told none."""
    found = select(Member.zone).where(is_for(convening, Member.slack_id)).distinct()
    return list(await session.scalars(found))


def _invited(convening: Convening) -> list[Select[str]]:
    """Select who is in its cohort and who looks after it, or in any that runs on that day."""
    return [_of(table, convening) for table in _TABLES]


def _of(
    table: type[CohortMember | CohortStaff],
    convening: Convening,
    *,
    without: Select[str] | None = None,
) -> Select[str]:
    gone = select(Member.slack_id).where(Member.left_at.is_not(None))
    found = (
        select(table.slack_id)
        .join(Cohort, Cohort.id == table.cohort_id)
        .where(Cohort.archived_at.is_(None), table.slack_id.not_in(gone))
        .distinct()
    )
    if without is not None:
        found = found.where(table.slack_id.not_in(without))
    if convening.cohort_id is not None:
        return found.where(Cohort.id == convening.cohort_id)
    day = convening.starts_at.date()
    return found.where(
        or_(Cohort.starts_on.is_(None), Cohort.starts_on <= day),
        or_(Cohort.ends_on.is_(None), Cohort.ends_on >= day),
    )


def unsaved(draft: ConveningDraft, cohort_id: int) -> Convening:
    """Make of a draft what a convening would be, to ask whom it is for."""
    return Convening(
        form_id="",
        cohort_id=None if draft.everybody else cohort_id,
        title=draft.title,
        starts_at=draft.starts_at,
        ends_at=draft.ends_at,
        zone=draft.zone,
        place=None,
        agenda=None,
        materials=None,
        made_by="",
        made_at=draft.now,
    )
