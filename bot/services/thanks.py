"""Thanks: said to the one who helped, and counted for them alone."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.notices import ThanksGiven
from bot.services import outbox
from models import Problem, Thanks


async def give(session: AsyncSession, problem: Problem, to: str, *, now: datetime) -> None:
    """Pass an author's thanks on, once for a problem."""
    made = insert(session, Thanks).values(problem_id=problem.id, to=to, given_at=now)
    await session.execute(made.on_conflict_do_nothing())
    author = None if problem.anonymous else problem.author
    notice = ThanksGiven(title=problem.title, author=author)
    await outbox.say(session, notice, to=to, key=f"problem:{problem.id}:thanks:{to}")


async def count(session: AsyncSession, member: str) -> int:
    """Count how often somebody was thanked, for their own eyes."""
    found = select(func.count(Thanks.id)).where(Thanks.to == member)
    return await session.scalar(found) or 0
