"""A cohort's year in the tests of schedules, in which each deed is a transaction of its own."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from bot.db import Database
from bot.domain.schedules import Rhythm
from bot.services import schedule_days, schedules
from models import Break, Cohort, ScheduleDay

FAY = "U0FAY"
NEW_YORK = "America/New_York"
SUNDAY = datetime(2026, 1, 4, 12, tzinfo=UTC)
MONDAYS = Rhythm(weekdays=("mon",), minute=540, starts_on=date(2026, 1, 4))
"""At nine, on each member's own clock."""
FRIDAYS = Rhythm(weekdays=("fri",), minute=900, zone=NEW_YORK, starts_on=date(2026, 1, 4))


@dataclass
class Year:
    """Makes a cohort and its schedules, and lets time pass for them."""

    database: Database
    now: datetime = SUNDAY
    forms: int = field(default=0, init=False)

    async def cohort(self, **about) -> int:
        cohort = Cohort(
            form_id="V0", name="North", created_by=FAY, created_at=SUNDAY, zone=NEW_YORK, **about
        )
        async with self.database.transaction() as session:
            session.add(cohort)
            await session.flush()
        return cohort.id

    async def plans(self, cohort_id: int, rhythm: Rhythm = MONDAYS, kind: str = "prompt") -> int:
        self.forms += 1
        async with self.database.transaction() as session:
            return await schedules.add(
                session, cohort_id, kind, rhythm, form_id=f"V{self.forms}", by=FAY, now=self.now
            )

    async def changes(self, schedule_id: int, rhythm: Rhythm) -> None:
        async with self.database.transaction() as session:
            await schedules.change(session, schedule_id, rhythm, now=self.now)

    async def stops(self, schedule_id: int) -> None:
        async with self.database.transaction() as session:
            await schedules.stop(session, schedule_id, now=self.now)

    async def rests(self, first: date, last: date, **whose) -> None:
        rest = Break(
            form_id=f"B{first}{whose}", name="Winter", starts_on=first, ends_on=last, added_by=FAY,
            added_at=SUNDAY, **whose,
        )  # fmt: skip
        async with self.database.transaction() as session:
            session.add(rest)

    async def passes(self, until: datetime) -> None:
        """Let nobody run until a moment, and somebody then."""
        self.now = until
        async with self.database.transaction() as session:
            come = await schedule_days.to_open(session, now=until)
        for schedule_id in come:
            more = True
            while more:
                async with self.database.transaction() as session:
                    more = await schedule_days.open_due(session, schedule_id, now=until)

    async def lives(self, until: datetime, step: timedelta = timedelta(hours=1)) -> None:
        """Let somebody run all the time."""
        while self.now < until:
            await self.passes(self.now + step)

    async def days(self) -> list[tuple[str, str, str | None]]:
        async with self.database.transaction() as session:
            found = await session.scalars(select(ScheduleDay).order_by(ScheduleDay.day))
            return [(f"{it.day:%b %d}", it.state.value, it.why) for it in found]

    async def due(self) -> list[int]:
        async with self.database.transaction() as session:
            return [each for each, _ in await schedule_days.due_days(session, now=self.now)]

    async def works(self, day_id: int, look_again: datetime | None) -> bool:
        async with self.database.transaction() as session:
            taken = await schedule_days.take(session, day_id, now=self.now)
            if taken:
                schedule_days.settle(taken[1], look_again)
            return taken is not None
