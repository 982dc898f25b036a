"""A member's own settings, gathered for their own eyes."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.profile import Profile
from bot.services import members, mentors


async def for_home(session: AsyncSession, member: str, *, now: datetime) -> Profile:
    """Gather what a member told and offers; a pause that is over is none."""
    offer = await mentors.offered(session, member)
    return Profile(
        about=await members.told(session, member),
        offer=offer.as_of(now.date()) if offer else None,
    )
