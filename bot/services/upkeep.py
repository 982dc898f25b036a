"""Who keeps a piece right, how often they look at it, and what is doubted meanwhile.

Each change counts before it locks a piece's row, so that two changes wait in one order.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import NotAllowed
from bot.domain.freshness import Due, is_due, urgency
from bot.domain.guidance import Reader
from bot.services import members, pieces
from bot.services.library import Library
from models import Upkeep

_ALL = Reader(facilitates=True)


async def of(session: AsyncSession, slug: str) -> Upkeep | None:
    """Tell who keeps a piece, as far as anybody decided it."""
    return await session.scalar(select(Upkeep).where(Upkeep.slug == slug))


async def assign(
    session: AsyncSession, slug: str, reviewer: str | None, every_days: int | None
) -> None:
    """Let somebody look after a piece, so often; the caller knows that a facilitator decides it."""
    [row] = await _change(session, [slug])
    row.reviewer, row.every_days = reviewer, every_days


async def confirm(
    session: AsyncSession,
    slug: str,
    *,
    by: str,
    facilitates: bool,
    now: datetime,
    law: Collection[str] | None = None,
) -> bool:
    """Note that a piece is still right; say whether nobody had noted it today.

    `law` names the doubts that they had before them: one that came since stays. None: all.
    """
    [row] = await _change(session, [slug])
    if not facilitates and not (row.reviewer == by and (await members.get(session, by)).here):
        raise NotAllowed(
            "Somebody else looks after this piece now. If it is wrong, suggest a change."
        )
    left = [] if law is None else [each for each in row.law_changed if each not in law]
    if row.reviewed_on == now.date() and left == row.law_changed:
        return False
    row.reviewed_on, row.law_changed = now.date(), left
    return True


async def doubt_law(
    session: AsyncSession, slugs: Collection[str], state: str, *, doubted: bool = True
) -> int:
    """Say of pieces that a state's law may have changed, or take that back; count the changed.

    The caller knows that a facilitator says it.
    """
    found = select(Upkeep.slug, Upkeep.law_changed).where(Upkeep.slug.in_(slugs))
    marked = {slug for slug, states in await session.execute(found) if state in states}
    new = set(slugs) - marked if doubted else marked
    if not new:
        return 0
    for row in await _change(session, new):
        others = [each for each in row.law_changed if each != state]
        row.law_changed = sorted([*others, state]) if doubted else others
    return len(new)


async def set_law(session: AsyncSession, slug: str, states: Collection[str]) -> None:
    """Say of one piece in which states the law may have changed: these, and no other."""
    [row] = await _change(session, [slug])
    row.law_changed = sorted(states)


async def step_back(session: AsyncSession, member: str) -> int:
    """Let a member look after no piece any more; facilitators do then. Count the pieces."""
    kept = select(Upkeep.slug).where(Upkeep.reviewer == member)
    slugs = list(await session.scalars(kept))
    if slugs:
        for row in await _change(session, slugs):
            row.reviewer = None if row.reviewer == member else row.reviewer
    return len(slugs)


async def reviewers(session: AsyncSession) -> dict[str, str]:
    """Tell who looks after which piece, by slug."""
    found = select(Upkeep.slug, Upkeep.reviewer).where(Upkeep.reviewer.is_not(None))
    return {slug: reviewer for slug, reviewer in await session.execute(found) if reviewer}


async def due(session: AsyncSession, library: Library, *, today: date) -> list[Due]:
    """List what is overdue, in doubt or due soon, the most urgent first."""
    keeps = await reviewers(session)
    found = [
        Due(entry=entry, reviewer=keeps.get(entry.piece.slug))
        for entry in library.entries(_ALL)
        if is_due(entry, today)
    ]
    return sorted(found, key=urgency)


async def overdue(session: AsyncSession, library: Library, today: date) -> list[Due]:
    """List what should have been looked at by now, or is in doubt, the most urgent first."""
    found = await due(session, library, today=today)
    return [each for each in found if each.is_urgent(today)]


async def _change(session: AsyncSession, slugs: Collection[str]) -> Sequence[Upkeep]:
    """Lock the rows of these pieces, by slug, made where there are none, as changed now."""
    revision = await pieces.count(session)
    for slug in sorted(slugs):
        new = {"slug": slug, "law_changed": [], "revision": revision}
        await session.execute(insert(session, Upkeep).values(**new).on_conflict_do_nothing())
    found = select(Upkeep).where(Upkeep.slug.in_(slugs)).order_by(Upkeep.slug).with_for_update()
    rows = (await session.scalars(found.execution_options(populate_existing=True))).all()
    for row in rows:
        row.revision = revision
    return rows
