"""Send the report on a quarter that is over, on the first Monday of the next."""

from datetime import timedelta

from bot.core import Core
from bot.domain import periods
from bot.services import cohort_report, occurrences

EVERY = timedelta(minutes=10)


async def run(core: Core) -> None:
    """Owe what is due, once; where nobody ran on that day, it is made up in the days after."""
    now = core.now()
    due = periods.due(now)
    if due is None:
        return
    quarter, at = due
    async with core.db.transaction() as session:
        if await occurrences.is_taken(session, cohort_report.JOB, at):
            return
        await cohort_report.send_quarterly(session, core.network, quarter, at)
    core.wake.set()
