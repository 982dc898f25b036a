"""A cohort and its prompts; each thing is done to them in a transaction of its own."""

from dataclasses import dataclass
from datetime import date

from bot.db import Database
from bot.domain.cohorts import CohortDraft
from bot.domain.prompts import PromptDraft
from bot.services import cohorts, own_prompts, promptings, prompts
from tests.conftest import NOW

ADA, FAY, FLO = "U0ADA", "U0FAY", "U0FLO"
TODAY = NOW.date()
WRITTEN = PromptDraft(question="The bus was late again. Who noticed?", short="Who noticed?")


@dataclass
class Shelf:
    database: Database
    cohort_id: int = 0

    async def does(self, use_case, *given, **chosen):
        async with self.database.transaction() as session:
            return await use_case(session, *given, **chosen)

    async def next(self, today: date = TODAY):
        return await self.does(prompts.next_for, self.cohort_id, today=today)

    async def ahead(self, today: date = TODAY) -> list[str]:
        found = await self.does(prompts.upcoming, self.cohort_id, today=today)
        return [planned.prompt.ref for planned in found]

    async def changes(self, use_case, *given, **chosen):
        return await self.does(use_case, self.cohort_id, *given, today=TODAY, **chosen)

    async def asks(self, ref: str, day: date = TODAY):
        """Put a prompt to the cohort."""
        when = NOW + (day - TODAY)
        await self.does(promptings.open_now, self.cohort_id, ref, cause=f"press:{day}", now=when)

    async def writes(self, *, by: str = FAY, form: str = "V1") -> str:
        return await self.does(own_prompts.write, WRITTEN, form_id=form, by=by, now=NOW)


async def filled(database: Database) -> Shelf:
    """Make a cohort of one, whose order nobody has touched."""
    async with database.transaction() as session:
        draft = CohortDraft(name="First years", members=(ADA,))
        await cohorts.create(session, draft, form_id="V0", by=FAY, now=NOW)
        [seen] = await cohorts.listed(session)
    return Shelf(database, seen.cohort_id)
