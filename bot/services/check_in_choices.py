"""How a member wants to be asked: whether, at what time, and how often they are reminded."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.checkins import CheckInChoices
from models import Member


async def chosen(session: AsyncSession, member: str) -> CheckInChoices:
    """Tell what a member chose, or what counts until they do."""
    row = await session.scalar(select(Member).where(Member.slack_id == member))
    if row is None:
        return CheckInChoices()
    return CheckInChoices(
        wanted=row.wants_prompts, minute=row.prompt_minute, reminders=row.reminders
    )


async def choose(session: AsyncSession, member: str, new: CheckInChoices) -> None:
    """Keep what a member chooses; the last word counts."""
    told = {
        "wants_prompts": new.wanted,
        "prompt_minute": new.minute,
        "reminders": new.reminders,
    }
    row = insert(session, Member).values(slack_id=member, **told)
    await session.execute(
        row.on_conflict_do_update(index_elements=["team_id", "slack_id"], set_=told)
    )
