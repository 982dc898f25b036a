"""Cohorts: officers who go through the programme together, as those keep them who look after it."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.cohorts import CohortDraft, CohortSeen, Part
from bot.domain.errors import Gone
from models import Cohort, CohortMember, CohortPart, CohortStaff

AT_ONCE = 1000
"""Rows in one statement."""


async def create(
    session: AsyncSession, draft: CohortDraft, *, form_id: str, by: str, now: datetime
) -> int:
    """Make a cohort, once a form, and return its id."""
    cohort = Cohort(form_id=form_id, name=draft.name, created_by=by, created_at=now)
    session.add(cohort)
    await session.flush()
    await _write(session, cohort, draft, now=now)
    return cohort.id


async def change(
    session: AsyncSession, cohort_id: int, draft: CohortDraft, *, now: datetime
) -> None:
    """Give a cohort another name, other dates, other people."""
    cohort = await kept(session, cohort_id, lock=True)
    cohort.name = draft.name
    if draft.members is not None:
        gone = CohortMember.slack_id.not_in(draft.members)
        await _remove(session, CohortMember, CohortMember.cohort_id == cohort_id, gone)
    await _write(session, cohort, draft, now=now)


async def archive(session: AsyncSession, cohort_id: int, *, now: datetime) -> None:
    """Take a cohort off the list; its past rounds still count, and nobody is asked any more."""
    (await kept(session, cohort_id, lock=True)).archived_at = now


async def enrol(
    session: AsyncSession, cohort_id: int, members: Collection[str], *, now: datetime
) -> int:
    """Put members into a cohort, and tell how many of them were not in it yet."""
    added = 0
    each = sorted(members)
    for start in range(0, len(each), AT_ONCE):
        part = each[start : start + AT_ONCE]
        rows = [{"cohort_id": cohort_id, "slack_id": it, "joined_at": now} for it in part]
        made = insert(session, CohortMember).on_conflict_do_nothing()
        found = await session.scalars(made.returning(CohortMember.slack_id), rows)
        added += len(found.all())
    return added


async def listed(session: AsyncSession, *, by: str | None = None) -> list[CohortSeen]:
    """List the cohorts that are not archived, by name; with `by`, those this member looks after."""
    found = select(Cohort).where(Cohort.archived_at.is_(None))
    if by is not None:
        found = found.where(Cohort.id.in_(await looked_after(session, by)))
    return await _seen(session, (await session.scalars(found)).all())


async def of_member(session: AsyncSession, member: str) -> list[CohortSeen]:
    """List the cohorts that somebody is in, or is coach of; without who else is in them."""
    mine = select(CohortMember.cohort_id).where(CohortMember.slack_id == member)
    staff = select(CohortStaff.cohort_id).where(CohortStaff.slack_id == member)
    found = select(Cohort).where(
        Cohort.archived_at.is_(None), Cohort.id.in_(mine) | Cohort.id.in_(staff)
    )
    return await _seen(session, (await session.scalars(found)).all())


async def get(session: AsyncSession, cohort_id: int) -> CohortSeen:
    return (await _seen(session, [await kept(session, cohort_id)]))[0]


async def names(session: AsyncSession) -> dict[int, str]:
    """Name every cohort there ever was, by its id."""
    return {cohort.id: cohort.name for cohort in await session.scalars(select(Cohort))}


async def looked_after(session: AsyncSession, member: str) -> set[int]:
    """Name the cohorts of which somebody is a facilitator, by their ids."""
    found = select(CohortStaff.cohort_id).where(
        CohortStaff.slack_id == member, CohortStaff.part == CohortPart.FACILITATOR
    )
    return set(await session.scalars(found))


async def kept(session: AsyncSession, cohort_id: int, *, lock: bool = False) -> Cohort:
    """Load a cohort that is not archived; raise Gone."""
    cohort = await session.get(Cohort, cohort_id, with_for_update=lock or None)
    if cohort is None or cohort.archived_at:
        raise Gone("This cohort is archived. `/cohort` lists those there are.")
    return cohort


async def _write(
    session: AsyncSession, cohort: Cohort, draft: CohortDraft, *, now: datetime
) -> None:
    cohort.zone, cohort.channel = draft.zone, draft.channel
    cohort.starts_on, cohort.ends_on = draft.starts_on, draft.ends_on
    await enrol(session, cohort.id, draft.members or (), now=now)
    staff = ((CohortPart.FACILITATOR, draft.facilitators), (CohortPart.COACH, draft.coaches))
    await _remove(session, CohortStaff, CohortStaff.cohort_id == cohort.id)
    rows = [
        {"cohort_id": cohort.id, "slack_id": each, "part": part}
        for part, people in staff
        for each in people
    ]
    if rows:
        await session.execute(insert(session, CohortStaff).on_conflict_do_nothing(), rows)


async def _remove(session: AsyncSession, table: type[object], *which: object) -> None:
    await session.execute(
        delete(table).where(*which),  # type: ignore[arg-type]
        execution_options={"synchronize_session": False},
    )


async def _seen(session: AsyncSession, cohorts: Iterable[Cohort]) -> list[CohortSeen]:
    rows = {cohort.id: cohort for cohort in cohorts}
    members, staff = await _enrolled(session, rows), await _staff(session, rows)
    seen = [
        CohortSeen(
            cohort_id=each,
            name=row.name,
            members=members[each],
            facilitators=staff[each, "facilitator"],
            coaches=staff[each, "coach"],
            zone=row.zone,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
            channel=row.channel,
        )
        for each, row in rows.items()
    ]
    return sorted(seen, key=lambda cohort: (cohort.name.casefold(), cohort.cohort_id))


async def _enrolled(
    session: AsyncSession, cohort_ids: Collection[int]
) -> defaultdict[int, Sequence[str]]:
    found = (
        select(CohortMember.cohort_id, CohortMember.slack_id)
        .where(CohortMember.cohort_id.in_(cohort_ids))
        .order_by(CohortMember.slack_id)
    )
    enrolled: defaultdict[int, list[str]] = defaultdict(list)
    for cohort_id, member in await session.execute(found):
        enrolled[cohort_id].append(member)
    return enrolled  # type: ignore[return-value]  # a list is a sequence


async def _staff(
    session: AsyncSession, cohort_ids: Collection[int]
) -> defaultdict[tuple[int, Part], list[str]]:
    found = select(CohortStaff.cohort_id, CohortStaff.part, CohortStaff.slack_id).where(
        CohortStaff.cohort_id.in_(cohort_ids)
    )
    staff: defaultdict[tuple[int, Part], list[str]] = defaultdict(list)
    for cohort_id, part, member in await session.execute(found.order_by(CohortStaff.slack_id)):
        staff[cohort_id, part.value].append(member)
    return staff
