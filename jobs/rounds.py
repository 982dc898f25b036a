"""Send the rounds of pairs that are due, and ask members of earlier ones whether they met."""

from datetime import timedelta

from bot.core import Core
from bot.services import round_answers, round_sending

EVERY = timedelta(seconds=30)


async def run(core: Core) -> None:
    """Work in parts, so that a large round keeps nobody waiting; what is left stays due."""
    for step in (round_sending.send_due, round_answers.ask_due):
        more = True
        while more:
            async with core.db.transaction() as session:
                more = await step(session, now=core.now())
            core.wake.set()
