"""Send the monthly message on the library, on first Tuesdays at nine on each reader's clock."""

from datetime import datetime, timedelta

from bot.core import Core
from bot.services import library_digest

EVERY = timedelta(minutes=10)


async def run(core: Core) -> None:
    """Send what is due; where nobody ran on that day, it is made up in the days after."""
    now = core.now()
    async with core.db.transaction() as session:
        times = await library_digest.times(session, now=now)
    for at in times:
        await _send(core, at, now)


async def _send(core: Core, at: datetime, now: datetime) -> None:
    """Work in parts; what is left when a process dies, the next one sends."""
    async with core.db.transaction() as session:
        owed = await library_digest.plan(session, core.library, core.network, at, now=now)
    for start in range(0, len(owed), library_digest.AT_ONCE):
        async with core.db.transaction() as session:
            await library_digest.send(session, owed[start : start + library_digest.AT_ONCE])
        core.wake.set()
    async with core.db.transaction() as session:
        await library_digest.finish(session, at)
