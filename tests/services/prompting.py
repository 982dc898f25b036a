"""A cohort in the tests of prompts: who is in it, and what each moment brings, step by step."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.db import Database, insert
from bot.domain.schedules import first_on_earth, wall
from bot.services import outbox, prompted, promptings, reminders
from bot.services.pace import Pace
from models import (
    Break,
    CheckIn,
    CheckInState,
    Cohort,
    CohortMember,
    CohortPrompt,
    Delivery,
    DeliveryState,
    Member,
    Prompting,
    Reveals,
    Schedule,
    ScheduleDay,
    ScheduleKind,
)

MONDAY = date(2026, 3, 2)
NINE = 9 * 60
ADA, BEA, CLEO, DORA, EVE = "U0ADA", "U0BEA", "U0CLEO", "U0DORA", "U0EVE"
CHICAGO, NEW_YORK, AUCKLAND = "America/Chicago", "America/New_York", "Pacific/Auckland"
LONG_AGO = datetime.fromisoformat("2026-01-01T00:00:00+00:00")
OWN_TIME = first_on_earth(MONDAY, NINE)
"""When a Monday's nine o'clock comes to the first clock on earth."""


def at(zone: str, minute: int = NINE, day: date = MONDAY) -> datetime:
    return wall(day, minute, zone)


@dataclass
class Circle:
    """One cohort, a transaction for each step, as presses and the clock do."""

    database: Database
    cohort_id: int = 0
    made: int = field(default=0, init=False)

    async def begins(self, zone: str | None = None) -> "Circle":
        async with self.database.transaction() as session:
            cohort = Cohort(
                form_id="V1", name="Example cohort", created_by="U0FAY", created_at=LONG_AGO
            )
            cohort.zone = zone
            session.add(cohort)
            await session.flush()
            self.cohort_id = cohort.id
        return self

    async def joins(self, *names: str, joined: datetime = LONG_AGO, **told: Any) -> None:
        async with self.database.transaction() as session:
            for name in names:
                session.add(CohortMember(cohort_id=self.cohort_id, slack_id=name, joined_at=joined))
                if told:
                    session.add(Member(slack_id=name, **told))

    async def tells(self, name: str, **told: Any) -> None:
        async with self.database.transaction() as session:
            new = insert(session, Member).values(slack_id=name, **told)
            index = ["team_id", "slack_id"]
            await session.execute(new.on_conflict_do_update(index_elements=index, set_=told))

    async def rests(self, first: date, last: date, **whose: Any) -> None:
        self.made += 1
        async with self.database.transaction() as session:
            row = Break(
                form_id=f"B{self.made}",
                name="A week off",
                starts_on=first,
                ends_on=last,
                added_by="U0FAY",
                added_at=LONG_AGO,
                **whose,
            )
            session.add(row)

    async def plans(
        self, kind: ScheduleKind, day: date, *, minute: int = NINE, zone: str | None = None
    ) -> tuple[int, int]:
        """Write a schedule with one day of it that has come."""
        self.made += 1
        async with self.database.transaction() as session:
            schedule = Schedule(
                form_id=f"S{self.made}",
                cohort_id=self.cohort_id,
                kind=kind,
                weekdays=["mon"],
                minute=minute,
                every=1,
                zone=zone,
                starts_on=day,
                ends_on=None,
                made_by="U0FAY",
                made_at=LONG_AGO,
            )
            session.add(schedule)
            await session.flush()
            row = ScheduleDay(schedule_id=schedule.id, day=day, opened_at=LONG_AGO)
            session.add(row)
            await session.flush()
            return schedule.id, row.id

    async def opens(
        self,
        now: datetime = OWN_TIME,
        *,
        day: date = MONDAY,
        zone: str | None = None,
        reveals: Reveals = Reveals.WHO,
    ) -> Prompting:
        """Open the cohort's next prompt, as its schedule does."""
        schedule_id, day_id = await self.plans(ScheduleKind.PROMPT, day, zone=zone)
        await self.reopens(schedule_id, day_id, now)
        async with self.database.transaction() as session:
            newest = select(Prompting).order_by(Prompting.id.desc()).limit(1)
            it = (await session.scalars(newest)).one()
            it.reveals = reveals
            return it

    async def reopens(self, schedule_id: int, day_id: int, now: datetime) -> None:
        async with self.database.transaction() as session:
            schedule = await session.get_one(Schedule, schedule_id)
            row = await session.get_one(ScheduleDay, day_id)
            await promptings.open_from(session, schedule, row, now=now)

    async def asks(self, now: datetime, *, limit: int = 250) -> int:
        """Bring prompts to all whose moment has come; how many chunks that took."""
        chunks = 0
        while await self.looks(now, limit=limit):
            chunks += 1
        return chunks

    async def looks(self, now: datetime, *, limit: int = 250) -> bool:
        async with self.database.transaction() as session:
            return await promptings.ask_due(session, now=now, limit=limit)

    async def reminds(
        self, plan: tuple[int, int], now: datetime, *, limit: int = 500
    ) -> datetime | None:
        """Do what a day of reminders has to do now; when it goes on."""
        again: datetime | None = now
        while again == now:
            async with self.database.transaction() as session:
                schedule = await session.get_one(Schedule, plan[0])
                row = await session.get_one(ScheduleDay, plan[1])
                again = await reminders.remind(session, schedule, row, now=now, limit=limit)
        return again

    async def asked(self) -> list[str]:
        """Who is asked by now."""
        return sorted(each.member for each in await self.check_ins() if not each.spared)

    async def spared(self) -> dict[str, str]:
        """Who is not, and why."""
        return {each.member: each.spared for each in await self.check_ins() if each.spared}

    async def check_ins(self) -> list[CheckIn]:
        async with self.database.transaction() as session:
            return list(await session.scalars(select(CheckIn).order_by(CheckIn.id)))

    async def check_in(self, member: str) -> CheckIn:
        """Their latest."""
        return [each for each in await self.check_ins() if each.member == member][-1]

    async def messages(self, member: str) -> list[Delivery]:
        async with self.database.transaction() as session:
            rows = list(await session.scalars(select(Delivery).order_by(Delivery.id)))
        return [row for row in rows if row.channel == member]

    async def owed(self, member: str) -> list[str]:
        """The kinds of what somebody is owed."""
        kinds = [outbox.notice_of(row).kind for row in await self.messages(member) if row.notice]
        return list(map(str, kinds))

    async def gets(self, member: str) -> None:
        """Let all that is owed to somebody arrive, as Slack would take it."""
        async with self.database.transaction() as session:
            for row in await session.scalars(select(Delivery)):
                if row.channel == member and row.state != DeliveryState.SPARED:
                    row.state, row.ts, row.place = DeliveryState.SENT, f"17.{row.id}", "D1"

    async def answers(self, member: str, **what: Any) -> None:
        async with self.database.transaction() as session:
            newest = select(CheckIn).where(CheckIn.member == member).order_by(CheckIn.id.desc())
            it = (await session.scalars(newest.limit(1))).one()
            it.state, it.answered_at = CheckInState.ANSWERED, it.asked_at
            for name, value in what.items():
                setattr(it, name, value)
            await session.flush()
            await prompted.redraw(session, it, cause="form")

    async def presses(self, deed: Any, member: str, now: datetime | None = None) -> CheckIn:
        """Do what a button of the latest question does."""
        self.made += 1
        it = await self.check_in(member)
        when = {"now": now} if now else {}
        async with self.database.transaction() as session:
            await deed(session, it.id, by=member, cause=f"T{self.made}", **when)
        return await self.check_in(member)

    async def comes_back(self, now: datetime) -> None:
        async with self.database.transaction() as session:
            await prompted.bring_back(session, now=now)

    async def reads(self, member: str, *, now: datetime, is_edit: bool = False) -> Any:
        """What the last message owed to somebody says, worked out now."""
        wish = [outbox.notice_of(row) for row in await self.messages(member) if row.notice][-1]
        async with self.database.transaction() as session:
            return await prompted.work_out(session, wish, member, is_edit=is_edit, now=now)

    async def progress(self, now: datetime) -> Any:
        async with self.database.transaction() as session:
            return await promptings.progress(session, self.cohort_id, pace=Pace(), now=now)

    async def promptings(self) -> list[Prompting]:
        async with self.database.transaction() as session:
            return list(await session.scalars(select(Prompting).order_by(Prompting.id)))

    async def count(self, table: type[Any]) -> int:
        async with self.database.transaction() as session:
            return await session.scalar(select(func.count()).select_from(table)) or 0

    async def aims(self, schedule_id: int, opens_at: datetime) -> None:
        async with self.database.transaction() as session:
            (await session.get_one(Schedule, schedule_id)).opens_at = opens_at

    async def lists(self, ref: str, reveals: Reveals) -> None:
        async with self.database.transaction() as session:
            session.add(
                CohortPrompt(cohort_id=self.cohort_id, prompt=ref, position=0, reveals=reveals)
            )


SOON = timedelta(minutes=1)
