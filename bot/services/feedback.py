"""Whether guidance was useful: one word per member and piece, and nobody sees whose."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from models import Feedback


async def give(
    session: AsyncSession, *, piece: str, member: str, useful: bool, now: datetime
) -> None:
    """Note a member's word on a piece; their last word counts."""
    word = {"useful": useful, "said_at": now}
    said = insert(session, Feedback).values(piece=piece, mark=f"{piece}:{member}", **word)
    await session.execute(
        said.on_conflict_do_update(index_elements=["team_id", "piece", "mark"], set_=word)
    )
