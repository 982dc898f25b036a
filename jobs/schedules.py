"""Do what cohorts do regularly: open the days that fall due, and work on those that are open."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy.ext.asyncio import AsyncSession

from bot import log
from bot.core import Core
from bot.domain.errors import DomainError
from bot.domain.network import Network
from bot.services import (
    cohort_digest,
    promptings,
    reminders,
    round_drawing,
    schedule_days,
    schedule_pairs,
)
from models import Schedule, ScheduleDay, ScheduleKind

EVERY = timedelta(seconds=30)
MOST_PARTS = 1000
"""Parts of one day's work in a turn: with hundreds of people in each, more than there are."""

Step: TypeAlias = Callable[
    [AsyncSession, Network, Schedule, ScheduleDay, datetime], Awaitable[datetime | None]
]
"""Does a part of a day's work; returns when to look again, or None when nothing is left."""


async def _ask(
    session: AsyncSession, _: Network, schedule: Schedule, day: ScheduleDay, now: datetime
) -> None:
    await promptings.open_from(session, schedule, day, now=now)


async def _remind(
    session: AsyncSession, _: Network, schedule: Schedule, day: ScheduleDay, now: datetime
) -> datetime | None:
    return await reminders.remind(session, schedule, day, now=now)


STEPS: dict[ScheduleKind, Step] = {
    ScheduleKind.PROMPT: _ask,
    ScheduleKind.REMINDER: _remind,
    ScheduleKind.DIGEST: cohort_digest.close,
    ScheduleKind.PAIRS: schedule_pairs.send,
}
"""What a day of each kind brings."""

_log = log.get(__name__)


async def run(core: Core) -> None:
    """Commit each step for itself: what a dying process leaves, the next one finds still open."""
    now = core.now()
    async with core.db.transaction() as session:
        come = await schedule_days.to_open(session, now=now)
    for schedule_id in come:
        await _alone(_open(core, schedule_id, now), schedule=schedule_id)
    async with core.db.transaction() as session:
        due = await schedule_days.due_days(session, now=now)
    for day_id, kind in due:
        await _alone(_work(core, day_id, kind, now), day=day_id)
    if due:
        core.wake.set()


async def _alone(work: Awaitable[None], **what: int) -> None:
    """Let one fail for itself: it stays due and is tried again, and holds up no other."""
    try:
        await work
    except Exception:
        _log.exception("schedule failed", **what)


async def _open(core: Core, schedule_id: int, now: datetime) -> None:
    more = True
    while more:
        async with core.db.transaction() as session:
            more = await schedule_days.open_due(session, schedule_id, now=now)


async def _work(core: Core, day_id: int, kind: ScheduleKind, now: datetime) -> None:
    if kind == ScheduleKind.PAIRS:
        await _draw(core, day_id, now)
    for _ in range(MOST_PARTS):
        async with core.db.transaction() as session:
            taken = await schedule_days.take(session, day_id, now=now)
            if taken is None:
                return
            again = await STEPS[kind](session, core.network, *taken, now)
            schedule_days.settle(taken[1], again)
        if again is None or again > now:
            return


async def _draw(core: Core, day_id: int, now: datetime) -> None:
    """Draw a day's round, in a thread and outside any transaction: it may take seconds."""
    async with core.db.transaction() as session:
        sheet = await schedule_pairs.begin(session, day_id, now=now)
    if sheet is None:
        return
    drawn = await asyncio.to_thread(sheet.draw)
    with suppress(DomainError):  # somebody else drew it, or changed it by hand, meanwhile
        async with core.db.transaction() as session:
            await round_drawing.store(session, sheet, drawn)
