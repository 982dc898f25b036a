"""A cohort with a prompt put to it, and what its members do with it, a transaction each."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.db import Database
from bot.domain.answering import Answer, AnswerForm, PastCheckIn
from bot.domain.notices import Notice
from bot.services import checkins, outbox, promptings
from models import (
    CheckIn,
    CheckInState,
    Cohort,
    CohortMember,
    Delivery,
    Operation,
    Pairing,
    PairingKind,
    Prompting,
    Reveals,
)
from tests.conftest import NOW

ADA, OTTO, COLE, FAY = "U0ADA", "U0OTTO", "U0COLE", "U0FAY"
MANY = [f"U0MEMBER{number}" for number in range(12)]
CHANNEL = "C0COHORT"
QUESTION = "What gave you energy this week?"


@dataclass
class Room:
    """A cohort, its open prompt, and who answers it."""

    database: Database
    cohort_id: int
    prompting_id: int
    members: list[str]

    async def check_in(self, member: str, prompting_id: int | None = None) -> int:
        found = select(CheckIn.id).where(
            CheckIn.member == member, CheckIn.prompting_id == (prompting_id or self.prompting_id)
        )
        async with self.database.transaction() as session:
            return (await session.scalars(found)).one()

    async def answers(
        self,
        member: str,
        words: str = "A calm one.",
        *,
        form: str | None = None,
        now: datetime = NOW,
        own_accord: bool = False,
        **given,
    ) -> CheckIn:
        """Answer the prompt, or check in of one's own accord."""
        which = None if own_accord else await self.check_in(member)
        shared = given.get("read_by", "me")
        if shared != "me" and "reader" not in given:
            form = form or f"V{member}{now}{shared}"
            given["reader"] = await self._named(member, which, shared)
        draft = Answer(words=words, **given)
        form_id = form or f"V{member}{now}{given.get('read_by')}"
        async with self.database.transaction() as session:
            return await checkins.answer(session, which, draft, by=member, form_id=form_id, now=now)

    async def _named(self, member: str, which: int | None, read_by: str) -> str | None:
        """Tell whom the form names as it is opened now."""
        opened = await self.form(member, which)
        if read_by == "coach":
            return opened.coach
        return opened.asked.channel if opened.asked else None

    async def deletes(self, check_in_id: int, *, by: str) -> None:
        async with self.database.transaction() as session:
            await checkins.delete(session, check_in_id, by=by, cause="T1")

    async def closes(self, now: datetime = NOW) -> None:
        async with self.database.transaction() as session:
            asked = await session.get_one(Prompting, self.prompting_id)
            await promptings.close(session, asked, now=now)

    async def asks_again(self, now: datetime = NOW) -> None:
        """Put the next prompt to the cohort."""
        self.prompting_id = await _asks(self.database, self.cohort_id, self.members, now=now)

    async def moves_to(self, channel: str) -> None:
        async with self.database.transaction() as session:
            (await session.get_one(Cohort, self.cohort_id)).channel = channel

    async def leaves(self, member: str) -> None:
        async with self.database.transaction() as session:
            await session.execute(delete(CohortMember).where(CohortMember.slack_id == member))

    async def coaches(self, coach: str, officer: str = ADA, *, now: datetime = NOW) -> int:
        """Let somebody be an officer's coach from now on, and nobody else."""
        async with self.database.transaction() as session:
            found = select(Pairing).where(Pairing.officer == officer, Pairing.ended_at.is_(None))
            for before in await session.scalars(found):
                before.ended_at = now
            await session.flush()
            pairing = Pairing(
                kind=PairingKind.COACHING,
                guide=coach,
                officer=officer,
                starts_on=now.date(),
                rhythm="weekly",
            )
            session.add(pairing)
            await session.flush()
            return pairing.id

    async def form(self, member: str, check_in_id: int | None = None) -> AnswerForm:
        async with self.database.transaction() as session:
            return await checkins.form_for(session, check_in_id, by=member)

    async def history(self, member: str) -> list[PastCheckIn]:
        async with self.database.transaction() as session:
            return await checkins.history(session, member)

    async def owed(self, to: str) -> list[Delivery]:
        async with self.database.transaction() as session:
            found = select(Delivery).order_by(Delivery.id)
            return [each for each in await session.scalars(found) if each.channel == to]

    async def said(self, to: str, kind: type[Notice]) -> list[Notice]:
        """All notices of a kind that are owed to somebody, as they are worded now."""
        notices = [outbox.notice_of(each) for each in await self.owed(to) if each.notice]
        return [notice for notice in notices if isinstance(notice, kind)]

    async def removed(self, to: str) -> list[int | None]:
        """Which messages are to be removed."""
        return [
            each.target_id for each in await self.owed(to) if each.operation == Operation.DELETE
        ]


async def room(
    database: Database,
    *members: str,
    channel: str | None = CHANNEL,
    reveals: Reveals = Reveals.WHO,
) -> Room:
    """Make a cohort and put a prompt to it."""
    async with database.transaction() as session:
        cohort = Cohort(
            form_id="V0COHORT",
            name="Cohort Example",
            created_by=FAY,
            created_at=NOW,
            channel=channel,
        )
        session.add(cohort)
        await session.flush()
        session.add_all(CohortMember(cohort_id=cohort.id, slack_id=each) for each in members)
    prompting = await _asks(database, cohort.id, list(members), reveals=reveals)
    return Room(database, cohort.id, prompting, list(members))


async def _asks(
    database: Database,
    cohort_id: int,
    members: list[str],
    *,
    reveals: Reveals = Reveals.WHO,
    now: datetime = NOW,
) -> int:
    async with database.transaction() as session:
        asked = Prompting(
            cohort_id=cohort_id,
            cause=f"test:{now}",
            prompt="energy",
            question=QUESTION,
            short="Energy",
            topic=None,
            support=None,
            reveals=reveals,
            day=now.date(),
            minute=9 * 60,
            zone=None,
            opened_at=now - timedelta(minutes=1),
        )
        session.add(asked)
        await session.flush()
        session.add_all(
            CheckIn(prompting_id=asked.id, member=each, state=CheckInState.ASKED, asked_at=now)
            for each in members
        )
        return asked.id
