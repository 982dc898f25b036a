"""Ask, remind and end in coaching and mentorships, in the officer's working hours."""

from datetime import timedelta

from bot import log
from bot.core import Core
from bot.services import pairing_clock, pairings

EVERY = timedelta(minutes=10)

_log = log.get(__name__)


async def run(core: Core) -> None:
    """Do what is due, each pairing for itself: one that fails holds up no other."""
    now = core.now()
    async with core.db.transaction() as session:
        due = await pairing_clock.due_now(session, now=now)
    for pairing_id in due:
        try:
            async with core.db.transaction() as session:
                await pairing_clock.step(session, pairing_id, now=now)
        except Exception:  # what was due stays due
            _log.exception("pairing failed", pairing=pairing_id)
    async with core.db.transaction() as session:
        await pairings.sweep(session, now=now)
    if due:
        core.wake.set()
