"""A cohort with what it does and how far that has come, gathered for its page."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain import schedules as rhythms
from bot.domain.checkins import Progress
from bot.domain.cohorts import CohortSeen
from bot.services import cohorts, promptings, schedules
from bot.services.pace import Pace

_FOR_MEMBERS = ("prompt", "pairs")


async def gather(
    session: AsyncSession, cohort_id: int, *, pace: Pace, now: datetime
) -> tuple[CohortSeen, Progress | None]:
    """Gather it for who looks after the cohort; a progress only while a prompt is on its way."""
    seen = await _with_schedules(session, await cohorts.get(session, cohort_id), rhythms.KINDS)
    return seen, await promptings.progress(session, cohort_id, pace=pace, now=now)


async def of_member(session: AsyncSession, member: str) -> Sequence[CohortSeen]:
    """Gather the cohorts that somebody is in."""
    found = await cohorts.of_member(session, member)
    return [await _with_schedules(session, each, _FOR_MEMBERS) for each in found]


async def _with_schedules(
    session: AsyncSession, seen: CohortSeen, kinds: Collection[str]
) -> CohortSeen:
    """Say in words what it does regularly; to members as theirs, to others as everybody's."""
    whose = "your time" if kinds == _FOR_MEMBERS else "each member's time"
    found = await schedules.listed(session, seen.cohort_id)
    words = [
        f"{rhythms.KINDS[it.kind]}: {rhythms.words(it.rhythm, whose=whose)}"
        for it in found
        if it.kind in kinds
    ]
    return replace(seen, schedules=words)
