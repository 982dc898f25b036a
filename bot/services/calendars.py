"""The calendar of a cohort as facilitators keep it: its breaks, its districts', everybody's."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.breaks import BreakDraft, BreakSeen
from bot.domain.members import district_key
from models import Break


async def listed(session: AsyncSession, cohort_id: int, *, today: date) -> list[BreakSeen]:
    """List what counts for a cohort and is not over, the next first."""
    found = (
        select(Break)
        .where(
            Break.ends_on >= today,
            or_(Break.cohort_id == cohort_id, Break.cohort_id.is_(None)),
        )
        .order_by(Break.starts_on, Break.id)
    )
    return [_seen(row) for row in await session.scalars(found)]


async def add(
    session: AsyncSession,
    cohort_id: int,
    drafts: Sequence[BreakDraft],
    *,
    form_id: str,
    by: str,
    now: datetime,
) -> int:
    """Keep breaks, once a form; what is kept already is left. Return how many are new."""
    today = min((draft.today for draft in drafts), default=now.date())
    known = await listed(session, cohort_id, today=today)
    there = {(it.name, it.starts_on, it.ends_on) for it in known}
    new = [draft for draft in drafts if (draft.name, *draft.days) not in there]
    rows = [
        {
            "form_id": f"{form_id}:{number}",
            "cohort_id": cohort_id if draft.whose == "cohort" else None,
            "district_key": district_key(draft.district) if draft.whose == "district" else None,
            "name": draft.name,
            "starts_on": draft.days[0],
            "ends_on": draft.days[1],
            "added_by": by,
            "added_at": now,
        }
        for number, draft in enumerate(new)
    ]
    if rows:
        await session.execute(insert(session, Break).on_conflict_do_nothing(), rows)
    return len(rows)


async def remove(session: AsyncSession, break_id: int, cohort_id: int) -> None:
    """Forget a break; one of another cohort stays."""
    mine = or_(Break.cohort_id == cohort_id, Break.cohort_id.is_(None))
    await session.execute(delete(Break).where(Break.id == break_id, mine))


async def is_everybodys(session: AsyncSession, break_id: int) -> bool:
    """Whether the whole network is on a break, which only its facilitators decide."""
    row = await session.get(Break, break_id)
    return row is not None and row.cohort_id is None and row.district_key is None


def _seen(row: Break) -> BreakSeen:
    if row.district_key is not None:
        whose = "district"
    else:
        whose = "network" if row.cohort_id is None else "cohort"
    return BreakSeen(
        break_id=row.id,
        name=row.name,
        whose=whose,  # type: ignore[arg-type]  # one of the three
        starts_on=row.starts_on,
        ends_on=row.ends_on,
    )
