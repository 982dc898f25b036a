"""What facilitators decided about asking in their network."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.asking import Norms
from models import WorkspaceSettings

_NAMES = ("nudge_after", "pass_after", "tell_after", "most_open")


async def get(session: AsyncSession) -> Norms:
    row = await session.scalar(select(WorkspaceSettings))
    return Norms(**{name: getattr(row, name) for name in _NAMES}) if row else Norms()


async def keep(session: AsyncSession, new: Norms) -> None:
    """Decide anew; the last word counts, and clocks that run already keep their times."""
    values = {name: getattr(new, name) for name in _NAMES}
    await session.execute(
        insert(session, WorkspaceSettings)
        .values(**values)
        .on_conflict_do_update(index_elements=["team_id"], set_=values)
    )
