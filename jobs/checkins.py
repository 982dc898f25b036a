"""Bring prompts to members as their moment comes, and back to who put them off."""

from datetime import timedelta

from bot.core import Core
from bot.services import prompted, promptings

EVERY = timedelta(seconds=5)


async def run(core: Core) -> None:
    """Work in chunks, each with a transaction of its own, so that nobody who presses waits long.

    The moments are those of the beginning: what comes meanwhile is for the next run.
    """
    now = core.now()
    for step in (promptings.ask_due, prompted.bring_back):
        more = True
        while more:
            async with core.db.transaction() as session:
                more = await step(session, now=now)
            if more:
                core.wake.set()
