"""Read what mentors wrote since the last time, so that nobody who looks for one waits for it."""

from datetime import timedelta

from bot.core import Core

EVERY = timedelta(minutes=10)

_ANYTHING = "a mentor"


async def run(core: Core) -> None:
    """Ask about anything: what is new is read, and made ready, before the answer."""
    await core.affinity(_ANYTHING)
