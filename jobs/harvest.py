"""Ask authors and colleagues what may become guidance, each in their working hours."""

import asyncio
from datetime import timedelta
from secrets import SystemRandom

from bot import log
from bot.core import Core
from bot.domain import harvests as rules
from bot.domain import identifying
from bot.services import harvest_clock, helpful

EVERY = timedelta(minutes=10)

_log = log.get(__name__)
_luck = SystemRandom().random


async def run(core: Core) -> None:
    """Ask the writers of answers first, for a draft waits for them."""
    now = core.now()
    async with core.db.transaction() as session:
        answers = await helpful.due(session, now=now)
        due = await harvest_clock.due(session, now=now)
        is_any_running = await harvest_clock.is_any_running(session)
    if is_any_running:  # its dictionary takes a second, and whoever presses has only three
        await asyncio.to_thread(identifying.load)
    for answer_id, words in answers:
        try:
            await _ask_writer(core, answer_id, words)
        except Exception:  # the others do not wait for it; it stays due
            _log.exception("answer not asked for", answer=answer_id)
    for harvest_id in due:
        try:
            await _step(core, harvest_id)
        except Exception:
            _log.exception("harvest failed", harvest=harvest_id)
    if answers or due:
        core.wake.set()


async def _ask_writer(core: Core, answer_id: int, words: str) -> None:
    cleaned, changes = await asyncio.to_thread(rules.cleaned, words)
    async with core.db.transaction() as session:
        await helpful.ask(session, answer_id, cleaned, changes, network=core.network)


async def _step(core: Core, harvest_id: int) -> None:
    """Do what is due; what takes long, a draft, is made between two transactions."""
    now = core.now()
    async with core.db.transaction() as session:
        wanted = await harvest_clock.wanted(session, harvest_id, now=now, luck=_luck())
    if wanted is None:
        return
    draft = await asyncio.to_thread(rules.drafted, *wanted)
    async with core.db.transaction() as session:
        await harvest_clock.put(session, harvest_id, draft, now=now)
