"""A cohort in the tests of its picture: who answered what, week after week."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select

from bot.db import Database
from bot.services import cohort_digest, outbox
from models import (
    CheckIn,
    CheckInState,
    Cohort,
    CohortMember,
    Delivery,
    Figure,
    Mentor,
    Problem,
    Prompting,
    ReadBy,
    Reveals,
    Schedule,
    ScheduleDay,
    ScheduleKind,
)
from tests.services.desk import FAY, NETWORK

MONDAY = date(2026, 9, 7)
NAMES = ["Ada", "Bea", "Cal", "Dee", "Eve", "Flo", "Gus", "Hal", "Ida", "Jon", "Kim", "Lou"]


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), UTC)


@dataclass
class Year:
    """A cohort of twelve, whose window closes on Fridays at three."""

    database: Database
    reveals: Reveals = Reveals.WHO
    week: int = 0
    cohort_id: int = 0
    schedule_id: int = 0

    @property
    def monday(self) -> date:
        return MONDAY + timedelta(weeks=self.week)

    @property
    def closes(self) -> datetime:
        return at(self.monday + timedelta(days=4), 15)

    async def begins(self, *, size: int = 12, form: str = "V1") -> "Year":
        async with self.database.transaction() as session:
            cohort = Cohort(
                form_id=form, name="Example cohort", created_by=FAY, created_at=at(MONDAY, 1)
            )
            session.add(cohort)
            await session.flush()
            self.cohort_id = cohort.id
            members = [f"U0{name.upper()}" for name in NAMES[:size]]
            session.add_all(CohortMember(cohort_id=cohort.id, slack_id=it) for it in members)
            schedule = Schedule(
                form_id=form,
                cohort_id=cohort.id,
                kind=ScheduleKind.DIGEST,
                weekdays=["fri"],
                minute=15 * 60,
                every=1,
                zone="UTC",
                starts_on=MONDAY,
                ends_on=None,
                made_by=FAY,
                made_at=at(MONDAY, 1),
            )
            session.add(schedule)
            await session.flush()
            self.schedule_id = schedule.id
        return self

    async def answers(self, heavy: dict[str, int], **said) -> int:
        """Put this week's question to all of the cohort; these answer how heavy it was."""
        async with self.database.transaction() as session:
            prompting = Prompting(
                cohort_id=self.cohort_id,
                cause=f"week:{self.cohort_id}:{self.week}",
                prompt="week",
                question="What moved this week?",
                short="What moved this week",
                topic=None,
                support=None,
                reveals=self.reveals,
                day=self.monday,
                minute=9 * 60,
                zone=None,
                opened_at=at(self.monday, 0),
            )
            session.add(prompting)
            await session.flush()
            found = select(CohortMember.slack_id).where(CohortMember.cohort_id == self.cohort_id)
            for member in await session.scalars(found):
                name = member.removeprefix("U0").title()
                session.add(_check_in(prompting, member, heavy.get(name), self.monday, said))
            return prompting.id

    async def closes_window(self):
        """Let Friday come; return what its facilitators are told."""
        async with self.database.transaction() as session:
            schedule = await session.get_one(Schedule, self.schedule_id)
            day = ScheduleDay(
                schedule_id=schedule.id,
                day=self.monday + timedelta(days=4),
                opened_at=self.closes,
            )
            session.add(day)
            await session.flush()
            await cohort_digest.close(session, NETWORK, schedule, day, self.closes)
            day.state = "done"
            key = f"cohort_pictured:{day.id}:{FAY}"
            said = await outbox.find(session, key)
        self.week += 1
        return outbox.notice_of(said) if said else None

    async def published(self, what: str) -> list[frozenset[str]]:
        async with self.database.transaction() as session:
            found = await session.scalars(select(Figure).where(Figure.what == what))
            return [frozenset(each.people) for each in found if each.people]

    async def told(self) -> list[Delivery]:
        async with self.database.transaction() as session:
            return list(await session.scalars(select(Delivery).order_by(Delivery.id)))

    async def shares(self, *authors: str, when: datetime, anonymous: bool = False) -> None:
        """Have members share a problem each."""
        async with self.database.transaction() as session:
            for number, author in enumerate(authors):
                problem = Problem(
                    form_id=f"{author}:{when}:{number}:{anonymous}",
                    author=f"U0{author.upper()}",
                    anonymous=anonymous,
                    title="A vote on a word",
                    context="",
                    tried="",
                    question="How?",
                    topics=["student-voice"],
                    needed_by=None,
                    created_at=when,
                )
                problem.answered_at = when + timedelta(days=1)
                session.add(problem)

    async def offers(self, *mentors: str) -> None:
        async with self.database.transaction() as session:
            for name in mentors:
                session.add(
                    Mentor(
                        slack_id=f"U0{name}",
                        topics=["student-voice"],
                        experience="Six years.",
                        offered_at=at(MONDAY, 1),
                    )
                )


def _check_in(prompting, member, load, monday, said):
    row = CheckIn(
        prompting_id=prompting.id,
        member=member,
        state=CheckInState.ASKED,
        asked_at=at(monday, 9),
    )
    if load is not None:
        row.state, row.answered_at = CheckInState.ANSWERED, at(monday, 12)
        row.pulse = {"load": load, "support": 3}
        row.words, row.read_by = "Words of my own.", ReadBy.ME
        row.topics = said.get("topics", {}).get(member.removeprefix("U0").title())
    return row
