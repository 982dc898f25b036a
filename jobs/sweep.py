"""Forget what is no longer needed: once an hour, by whichever process comes first."""

from datetime import timedelta

from bot.core import Core
from bot.services import (
    care,
    celebrations,
    embeddings,
    inbox,
    occurrences,
    retention,
    told,
    unasked_days,
    unfound,
)

EVERY = timedelta(hours=1)


async def run(core: Core) -> None:
    now = core.now()
    async with core.db.transaction() as session:
        if await occurrences.take(session, "sweep", every=EVERY, now=now):
            await inbox.sweep(session, now=now)
            await occurrences.sweep(session, now=now)
            await retention.sweep(session, now=now)
            if model := core.library.model:
                await embeddings.forget_but(session, model, core.library.marks())
            await unfound.sweep(session, now=now)
            await care.sweep(session, now=now)
            await told.sweep(session, now=now)
            await celebrations.sweep(session, now=now)
            await unasked_days.sweep(session, now=now)
