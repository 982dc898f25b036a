"""Everything that happens because time passed, in one table."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import log
from bot.core import Core
from jobs import (
    assessments,
    checkins,
    clock,
    convenings,
    conversations,
    harvest,
    learn,
    library,
    library_digest,
    pairings,
    reports,
    rounds,
    schedules,
    sweep,
    upkeep,
)

_log = log.get(__name__)


@dataclass(frozen=True, slots=True)
class Job:
    """What to do, and how often. The database says what is due, so a job may run twice in peace."""

    name: str
    run: Callable[[Core], Awaitable[None]]
    every: timedelta


TIMETABLE = [
    Job("library", library.run, library.EVERY),
    Job("clock", clock.run, clock.EVERY),
    Job("conversations", conversations.run, conversations.EVERY),
    Job("rounds", rounds.run, rounds.EVERY),
    Job("schedules", schedules.run, schedules.EVERY),
    Job("checkins", checkins.run, checkins.EVERY),
    Job("convenings", convenings.run, convenings.EVERY),
    Job("learn", learn.run, learn.EVERY),
    Job("sweep", sweep.run, sweep.EVERY),
    Job("harvest", harvest.run, harvest.EVERY),
    Job("pairings", pairings.run, pairings.EVERY),
    Job("upkeep", upkeep.run, upkeep.EVERY),
    Job("library_digest", library_digest.run, library_digest.EVERY),
    Job("reports", reports.run, reports.EVERY),
    Job("assessments", assessments.run, assessments.EVERY),
]


Working: TypeAlias = Callable[[], AbstractAsyncContextManager[None]]
"""Holds the bot's stop while a job runs."""


def schedule(
    core: Core, working: Working = nullcontext, timetable: Sequence[Job] | None = None
) -> AsyncIOScheduler:
    """Build the scheduler. It remembers nothing: the timetable is code, what is due is data.

    Each job runs at the start as well, to catch up with what fell due while nobody ran.
    """
    # A job that is still at work at its next turn is no news: what was due stays due.
    logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)
    scheduler = AsyncIOScheduler(
        timezone=UTC,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for job in TIMETABLE if timetable is None else timetable:
        when = IntervalTrigger(seconds=int(job.every.total_seconds()), timezone=UTC)
        scheduler.add_job(
            _run, when, args=[job, core, working], id=job.name, next_run_time=datetime.now(UTC)
        )
    return scheduler


async def _run(job: Job, core: Core, working: Working) -> None:
    """Let a job fail alone: what was due stays due."""
    try:
        async with working():
            await job.run(core)
    except Exception:
        _log.exception("job failed", job=job.name)
