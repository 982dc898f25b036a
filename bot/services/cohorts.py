"""Cohorts: officers who go through the programme together, as facilitators keep them."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import Gone
from bot.domain.peers import CohortDraft, CohortSeen
from models import Cohort, CohortMember


async def create(
    session: AsyncSession, draft: CohortDraft, *, form_id: str, by: str, now: datetime
) -> None:
    """Make a cohort, once a form."""
    cohort = Cohort(form_id=form_id, name=draft.name, created_by=by, created_at=now)
    session.add(cohort)
    await session.flush()
    await _enrol(session, cohort.id, draft.members)


async def change(session: AsyncSession, cohort_id: int, draft: CohortDraft) -> None:
    """Give a cohort another name, or other members."""
    cohort = await _kept(session, cohort_id)
    cohort.name = draft.name
    gone = CohortMember.slack_id.not_in(draft.members)
    await session.execute(
        delete(CohortMember).where(CohortMember.cohort_id == cohort_id, gone),
        execution_options={"synchronize_session": False},
    )
    await _enrol(session, cohort_id, draft.members)


async def archive(session: AsyncSession, cohort_id: int, *, now: datetime) -> None:
    """Take a cohort off the list; its past rounds still count."""
    (await _kept(session, cohort_id)).archived_at = now


async def listed(session: AsyncSession) -> list[CohortSeen]:
    """List the cohorts that are not archived, by name."""
    found = await session.scalars(select(Cohort).where(Cohort.archived_at.is_(None)))
    cohorts = {cohort.id: cohort.name for cohort in found}
    enrolled = await _enrolled(session, cohorts)
    seen = [
        CohortSeen(cohort_id=each, name=name, members=enrolled[each])
        for each, name in cohorts.items()
    ]
    return sorted(seen, key=lambda cohort: (cohort.name.casefold(), cohort.cohort_id))


async def get(session: AsyncSession, cohort_id: int) -> CohortSeen:
    cohort = await _kept(session, cohort_id)
    members = (await _enrolled(session, [cohort_id]))[cohort_id]
    return CohortSeen(cohort_id=cohort_id, name=cohort.name, members=members)


async def names(session: AsyncSession) -> dict[int, str]:
    """Name every cohort there ever was, by its id."""
    return {cohort.id: cohort.name for cohort in await session.scalars(select(Cohort))}


async def _kept(session: AsyncSession, cohort_id: int) -> Cohort:
    cohort = await session.get(Cohort, cohort_id, with_for_update=True)
    if cohort is None or cohort.archived_at:
        raise Gone("This cohort is archived. `/cohort` lists those there are.")
    return cohort


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


async def _enrol(session: AsyncSession, cohort_id: int, members: Collection[str]) -> None:
    if not members:
        return
    rows = [{"cohort_id": cohort_id, "slack_id": member} for member in members]
    await session.execute(insert(session, CohortMember).on_conflict_do_nothing(), rows)
