"""Mentors: who offers time, on what, and how much of it is left."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import Gone
from bot.domain.mentors import Offer, is_paused
from models import Mentor, Origin, Problem, ProblemState, Request, RequestState

__all__ = ["get", "is_paused", "load", "loads", "never", "offer", "offered", "pause", "resume"]


async def get(session: AsyncSession, member: str, *, lock: bool = False) -> Mentor | None:
    """Find a member's offer. `lock` makes whoever decides about their time take turns."""
    found = select(Mentor).where(Mentor.slack_id == member)
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return await session.scalar(found)


async def offered(session: AsyncSession, member: str) -> Offer | None:
    """Return what a member offers, as their form shows it; None where they do not mentor.

    A pause until a date may be over by now: `Offer.as_of` tells.
    """
    row = await get(session, member)
    if row is None:
        return None
    return Offer(
        topics=tuple(row.topics),
        experience=row.experience,
        led=tuple(row.led),
        capacity=row.capacity,
        weekly=row.weekly,
        rather_not=row.rather_not or "",
        never=tuple(row.never),
        paused=row.paused,
        paused_until=row.paused_until,
    )


async def offer(session: AsyncSession, new: Offer, *, member: str, now: datetime) -> None:
    """Make a member a mentor, or change what they offer; the last word counts.

    Requests that reached them before, and conversations, stay as they are.
    """
    values = {
        "topics": list(new.topics),
        "experience": new.experience.strip(),
        "led": list(new.led),
        "capacity": new.capacity,
        "weekly": new.weekly,
        "rather_not": new.rather_not.strip() or None,
        "never": list(new.never),
        "paused": new.paused,
        "paused_until": new.paused_until,
    }
    row = insert(session, Mentor).values(slack_id=member, offered_at=now, **values)
    await session.execute(
        row.on_conflict_do_update(
            index_elements=["team_id", "slack_id"],
            set_={**values, "version": Mentor.version + 1},
        )
    )


async def pause(session: AsyncSession, member: str, *, until: date | None) -> None:
    """Suggest a mentor to nobody, until a day or until they say so; their requests stay."""
    row = await _mentoring(session, member)
    row.paused, row.paused_until = True, until


async def resume(session: AsyncSession, member: str) -> None:
    """End a mentor's pause."""
    row = await _mentoring(session, member)
    row.paused, row.paused_until = False, None


async def never(session: AsyncSession, member: str, topics: Collection[str]) -> None:
    """Match a mentor on these topics no more; their form lists them, and takes them back."""
    row = await _mentoring(session, member)
    row.never = [*row.never, *(each for each in topics if each not in row.never)]


async def load(session: AsyncSession, member: str) -> int:
    """Count the colleagues a mentor is helping: who asked, was accepted, and is not done."""
    return (await loads(session, [member]))[member]


async def loads(session: AsyncSession, members: Collection[str]) -> dict[str, int]:
    """Count it for each of these members."""
    found = (
        select(Request.helper, func.count().label("busy"))
        .join(Problem, Problem.id == Request.problem_id)
        .where(
            Request.helper.in_(members),
            Request.state == RequestState.ACCEPTED,
            Request.origin == Origin.ASKED,
            Problem.state == ProblemState.OPEN,
        )
        .group_by(Request.helper)
    )
    busy = {row[0]: row[1] for row in await session.execute(found)}
    return {member: busy.get(member, 0) for member in members}


async def _mentoring(session: AsyncSession, member: str) -> Mentor:
    row = await get(session, member, lock=True)
    if row is None:
        raise Gone("You do not mentor at present. Offer to in my Home tab.")
    return row
