"""Open the queues of those who are owed something."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import case, event, func
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from bot.db import clock, insert
from models import Lane

PROMPT, ROUTINE, MANY = 0, 10, 20
"""Priorities, the lower the sooner: what goes to many waits for what somebody waits for."""

_AT_ONCE = timedelta(0)


async def open_at_commit(session: AsyncSession, channel: str, priority: int) -> None:
    """Leave the lanes to the end, so that all transactions lock them in one order."""
    await open_many_at_commit(session, {channel: _AT_ONCE}, priority)


async def open_many_at_commit(
    session: AsyncSession, channels: Mapping[str, timedelta], priority: int
) -> None:
    """Do so for several; of one priority, whoever has the greater start comes first."""
    lanes: dict[str, tuple[int, timedelta]] = session.info.setdefault("lanes", {})
    if not lanes:
        now = await clock(session)
        event.listen(
            session.sync_session,
            "before_commit",
            lambda it: _open(it, _rows(lanes, now)),
            once=True,
        )
    for channel, start in channels.items():
        known, earlier = lanes.get(channel, (priority, start))
        lanes[channel] = min(priority, known), max(start, earlier)


def _rows(lanes: Mapping[str, tuple[int, timedelta]], now: datetime) -> Iterable[Mapping[str, Any]]:
    return [
        {"id": channel, "due_at": now - start, "priority": priority}
        for channel, (priority, start) in sorted(lanes.items())
    ]


def _open(session: Session, rows: Iterable[Mapping[str, Any]]) -> None:
    """A lane that is open keeps its turn, and is never put behind where it stood."""
    if not rows:
        return
    new = insert(session, Lane)
    priority = case(
        (Lane.due_at.is_(None), new.excluded.priority),
        (Lane.priority < new.excluded.priority, Lane.priority),
        else_=new.excluded.priority,
    )
    due_at = func.coalesce(Lane.due_at, new.excluded.due_at)
    session.execute(
        new.on_conflict_do_update(
            index_elements=["team_id", "id"], set_={"due_at": due_at, "priority": priority}
        ),
        list(rows),
    )
