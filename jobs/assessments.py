"""Invite members to look at the five supports, twice a year: once a day it is seen who is due."""

from datetime import timedelta

from bot.core import Core
from bot.services import occurrences, support_invitations

EVERY = timedelta(hours=6)

_JOB = "assessments"


async def run(core: Core) -> None:
    """Work in parts, each done once; what is left when a process dies, the next one does."""
    now = core.now()
    planned = occurrences.planned(EVERY, now)
    async with core.db.transaction() as session:
        if await occurrences.is_taken(session, _JOB, planned):
            return
    after: str | None = ""
    while after is not None:
        async with core.db.transaction() as session:
            after = await support_invitations.invite(session, after=after, now=now)
        core.wake.set()
    async with core.db.transaction() as session:
        await occurrences.take_planned(session, _JOB, planned)
