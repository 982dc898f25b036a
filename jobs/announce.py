"""Announce what was shared and saved: its post, guidance in its thread, and who may help.

Who knows its subject is worked out first, while no transaction is open. Cut off in between, the
next look begins where this one did.
"""

from bot import log
from bot.core import Core
from bot.services import problems, weighing

_log = log.get(__name__)


async def run(core: Core) -> bool:
    """Announce what may be announced now, and tell whether there was anything to look at."""
    async with core.db.transaction() as session:
        if not await weighing.is_due(session):
            return False
        seen = await weighing.waiting(session, core.network)
        if not seen:
            await problems.announce_new(session, core.network, now=core.now())
            return True
    known = await _known(core, [weighing.words_of(each) for each in seen])
    async with core.db.transaction() as session:
        for each, affinity in zip(seen, known, strict=True):
            await weighing.keep(session, each, affinity)
        last = seen[-1].id  # who shares meanwhile has a later turn
        await problems.announce_new(session, core.network, now=core.now(), up_to=last)
    return True


async def _known(core: Core, texts: list[str]) -> list[dict[str, float]]:
    """Post in any case: where it cannot be told who knows a subject, topics decide."""
    try:
        return await core.affinities(texts)
    except Exception:
        _log.exception("affinity failed")
        return [{} for _ in texts]
