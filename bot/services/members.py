"""What members told about their districts."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.members import NOT_TOLD, District
from models import Member


async def get(session: AsyncSession, member: str) -> District:
    """Return what a member told; NOT_TOLD where that is nothing."""
    return (await districts(session, [member])).get(member, NOT_TOLD)


async def districts(session: AsyncSession, members: Collection[str]) -> dict[str, District]:
    """Return the districts of those of these members who told anything."""
    found = await session.scalars(select(Member).where(Member.slack_id.in_(members)))
    return {row.slack_id: District(setting=row.setting, size=row.size) for row in found}


async def save(session: AsyncSession, member: str, district: District) -> None:
    """Keep what a member tells; the last word counts."""
    told = {"setting": district.setting, "size": district.size}
    await session.execute(
        insert(session, Member)
        .values(slack_id=member, **told)
        .on_conflict_do_update(index_elements=["team_id", "slack_id"], set_=told)
    )
