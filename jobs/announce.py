"""Announce what was shared and saved: its post, guidance in its thread, and who may help."""

from bot.core import Core
from bot.services import problems


async def run(core: Core) -> None:
    async with core.db.transaction() as session:
        await problems.announce_new(session, core.network)
