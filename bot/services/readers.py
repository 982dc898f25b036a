"""What one member may read of the library, and what fits them first."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.guidance import Reader
from models import Member


async def of(session: AsyncSession, member: str, *, facilitates: bool) -> Reader:
    """Return a member as a reader, with the state that they told."""
    state = await session.scalar(select(Member.state).where(Member.slack_id == member))
    return Reader(facilitates=facilitates, state=state)
