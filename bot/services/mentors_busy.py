"""How busy the network's mentors are, as far as it may be told."""

from collections.abc import Mapping
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.disclosure import FEWEST, People
from bot.services import figures, mentors
from models import Asking, Member, Mentor

_STEP = 10


async def busy(session: AsyncSession, *, whose: str, cause: str, now: datetime) -> dict[str, Any]:
    """Tell what share of all mentors' places is taken, and how many searches wait for one."""
    places = await _places(session, now)
    taken = await mentors.loads(session, places)
    figure = await figures.tell(
        session,
        what="mentors",
        of=f"{whose}:{cause}",
        people=places,
        work_out=partial(_load, places, taken),
        now=now,
    )
    taken_places = figure.value["taken"] if figure and figure.value else None
    return {"taken": taken_places, "in_line": await _in_line(session)}


async def _places(session: AsyncSession, now: datetime) -> dict[str, int]:
    """Count the places of each mentor who is here and does not pause."""
    gone = select(Member.slack_id).where(Member.left_at.is_not(None))
    found = select(Mentor).where(Mentor.slack_id.not_in(gone))
    today = now.date()
    return {
        it.slack_id: it.capacity
        for it in await session.scalars(found)
        if not it.paused or (it.paused_until is not None and it.paused_until <= today)
    }


async def _in_line(session: AsyncSession) -> int:
    found = select(func.count()).select_from(Asking).where(Asking.waiting_since.is_not(None))
    return (await session.scalar(found) or 0) // FEWEST * FEWEST


def _load(places: Mapping[str, int], taken: Mapping[str, int], people: People) -> dict[str, Any]:
    """Tell it in steps, so that one mentor's yes seldom shows."""
    total = sum(places[member] for member in people) or 1
    share = 100 * sum(min(taken[member], places[member]) for member in people) / total
    return {"taken": round(share / _STEP) * _STEP}
