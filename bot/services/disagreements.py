"""Two pieces that advise against each other: a facilitator says so, and readers are told."""

from datetime import datetime

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import Gone, InvalidInput
from bot.domain.freshness import said_about
from bot.domain.guidance import Contrary
from bot.services import pieces
from models import Disagreement


async def say(
    session: AsyncSession, slug: str, other: str, about: str, *, by: str, now: datetime
) -> None:
    """Say that two pieces disagree and about what; said again, the last word counts.

    The caller knows that `by` facilitates and that both pieces are there.
    """
    if slug == other:
        raise InvalidInput(other="This is the same piece. Choose another, please.")
    said = {"about": said_about(about), "said_by": by, "said_at": now}
    one, two = sorted((slug, other))
    await pieces.count(session)
    await session.execute(
        insert(session, Disagreement)
        .values(one=one, other=two, **said)
        .on_conflict_do_update(index_elements=["team_id", "one", "other"], set_=said)
    )


async def take_back(session: AsyncSession, slug: str, other: str) -> None:
    """Say that two pieces do not disagree after all; raise Gone where nobody says so any more."""
    one, two = sorted((slug, other))
    await pieces.count(session)
    both = delete(Disagreement).where(Disagreement.one == one, Disagreement.other == two)
    if await session.scalar(both.returning(Disagreement.id)) is None:
        raise Gone("Another facilitator took this back already.")


async def of(session: AsyncSession, slug: str) -> list[Contrary]:
    """List what a piece disagrees with, whether readers see those pieces or not."""
    found = select(Disagreement).where(or_(Disagreement.one == slug, Disagreement.other == slug))
    return [
        Contrary(slug=row.other if row.one == slug else row.one, about=row.about)
        for row in await session.scalars(found.order_by(Disagreement.id))
    ]
