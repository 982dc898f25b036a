"""Invite to convenings, tell what changed, and say what their time brings."""

from datetime import timedelta

from bot.core import Core
from bot.services import convening_clock, convening_news

EVERY = timedelta(seconds=10)


async def run(core: Core) -> None:
    """Work in parts, each with a transaction of its own, so that nobody who presses waits long."""
    now = core.now()
    for step in (convening_news.invite_missing, convening_news.tell_changes):
        more = True
        while more:
            async with core.db.transaction() as session:
                more = await step(session, now=now)
            if more:
                core.wake.set()
    more = True
    while more:
        async with core.db.transaction() as session:
            more = await convening_clock.work(session, core.network, now=now)
        if more:
            core.wake.set()
