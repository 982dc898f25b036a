"""Look after quiet conversations: ask the author once, and a week later take them to be over."""

from datetime import timedelta

from bot import log
from bot.core import Core
from bot.services import quiet

EVERY = timedelta(minutes=5)

_log = log.get(__name__)


async def run(core: Core) -> None:
    """Take each in a transaction of its own; whichever process comes second finds it settled."""
    async with core.db.transaction() as session:
        due = await quiet.due(session, now=core.now())
    for request_id in due:
        try:
            async with core.db.transaction() as session:
                await quiet.look_after(session, request_id, now=core.now(), network=core.network)
        except Exception:  # the others do not wait for it; it stays due
            _log.exception("conversation not looked after", request=request_id)
        core.wake.set()
