"""Remind who looks after pieces of guidance, on Mondays at nine on their own clock."""

from datetime import timedelta

from bot.core import Core
from bot.services import members, reviewing
from bot.slack.gateway import Refused, Unavailable

EVERY = timedelta(minutes=10)


async def run(core: Core) -> None:
    """Send what is due, once; where nobody ran on Monday, it is made up in the days after."""
    await _learn_zones(core)
    now, told = core.now(), 0
    async with core.db.transaction() as session:
        times = await reviewing.times(session, core.network, now=now)
    for at in times:
        async with core.db.transaction() as session:
            told += await reviewing.send(session, core.library, core.network, at, now=now)
    if told:
        core.wake.set()


async def _learn_zones(core: Core) -> None:
    """Ask Slack where it is nine for who has something due; while it is silent, nine in UTC."""
    async with core.db.transaction() as session:
        today = core.now().date()
        unknown = await reviewing.without_zone(session, core.library, core.network, today=today)
    for member in unknown:
        try:
            zone = (await core.people.profile(member)).zone
        except (Refused, Unavailable):
            continue
        async with core.db.transaction() as session:
            await members.know(session, member, zone=zone)
