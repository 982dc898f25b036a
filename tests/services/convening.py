"""A cohort in the tests of convenings: who is in it, and what each moment brings."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import func, select

from bot.db import Database
from bot.domain.convenings import ConveningDraft
from bot.domain.network import Network
from bot.domain.notices import Notice
from bot.services import convening_clock, convening_messages, convening_news, convenings, outbox
from bot.services import rsvps as answers
from models import (
    Attendance,
    Cohort,
    CohortMember,
    CohortPart,
    CohortStaff,
    Convening,
    Delivery,
    DeliveryState,
    Member,
)

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
ADA, BEA, CLEO, DORA, EVE = "U0ADA", "U0BEA", "U0CLEO", "U0DORA", "U0EVE"
NETWORK = Network(
    team_id="T0LANTERN",
    channel="C0PROBLEMS",
    bot_user="U0BOT",
    home_url="https://lantern.slack.com/",
    facilitators=("U0FAY",),
)


def draft(now: datetime = NOW, **changes: Any) -> ConveningDraft:
    usual: dict[str, Any] = {"title": "Session", "day": date(2026, 3, 12), "minute": 540}
    return ConveningDraft(**usual | {"length": 60, "zone": "UTC", "now": now} | changes)


@dataclass
class Calendar:
    """A transaction for each step, as presses and the clock do."""

    database: Database
    cohort_id: int = 0
    made: int = field(default=0, init=False)

    async def begins(self, *members: str, **its: Any) -> "Calendar":
        self.made += 1
        async with self.database.transaction() as session:
            row = Cohort(
                form_id=f"V{self.made}", name="North", created_by="U0FAY", created_at=NOW, **its
            )
            session.add(row)
            await session.flush()
            self.cohort_id = row.id
        await self.joins(*members)
        return self

    async def joins(self, *members: str) -> None:
        async with self.database.transaction() as session:
            session.add_all(
                CohortMember(cohort_id=self.cohort_id, slack_id=each) for each in members
            )

    async def is_looked_after_by(self, member: str, part: CohortPart) -> None:
        async with self.database.transaction() as session:
            session.add(CohortStaff(cohort_id=self.cohort_id, slack_id=member, part=part))

    async def leaves(self, member: str) -> None:
        async with self.database.transaction() as session:
            session.add(Member(slack_id=member, left_at=NOW))

    async def plans(self, **changes: Any) -> int:
        self.made += 1
        async with self.database.transaction() as session:
            return await convenings.plan(
                session,
                draft(**changes),
                cohort_id=self.cohort_id,
                form_id=f"V{self.made}",
                by="U0FAY",
                now=NOW,
            )

    async def changes(self, convening_id: int, *, now: datetime = NOW, **changes: Any) -> None:
        async with self.database.transaction() as session:
            await convenings.change(session, convening_id, draft(now, **changes), now=now)

    async def looks(self, now: datetime = NOW, *, limit: int = 50) -> None:
        """Do all that is due, as the job does."""
        for step in (convening_news.invite_missing, convening_news.tell_changes):
            more = True
            while more:
                async with self.database.transaction() as session:
                    more = await step(session, now=now, limit=limit)
        more = True
        while more:
            async with self.database.transaction() as session:
                more = await convening_clock.work(session, NETWORK, now=now, limit=limit)

    async def answers(self, convening_id: int, coming: str, *members: str) -> None:
        async with self.database.transaction() as session:
            for each in members:
                await answers.answer(
                    session, convening_id, coming, by=each, cause=f"T{each}", now=NOW
                )

    async def values(self, convening_id: int, member: str, words: str, now: datetime) -> None:
        async with self.database.transaction() as session:
            await answers.tell_worth(
                session, convening_id, useful=4, words=words, by=member, cause="V9", now=now
            )

    async def sends(self) -> None:
        """Let Slack have all that waits."""
        async with self.database.transaction() as session:
            for each in await session.scalars(select(Delivery)):
                if each.state != DeliveryState.SPARED:
                    each.state, each.ts, each.place = DeliveryState.SENT, f"{each.id}.1", "D1"

    async def owed(self, member: str) -> list[str]:
        """Name what was owed to somebody and not spared, in order."""
        async with self.database.transaction() as session:
            rows = await session.scalars(select(Delivery).order_by(Delivery.id))
            return [
                f"{each.operation.value} {outbox.notice_of(each).kind}"
                for each in rows
                if each.channel == member and each.state != DeliveryState.SPARED
            ]

    async def reads(self, member: str, now: datetime) -> list[Notice | None]:
        """Work out what somebody's messages say, were they sent at a moment."""
        async with self.database.transaction() as session:
            rows = (await session.scalars(select(Delivery).order_by(Delivery.id))).all()
            wishes = [
                (outbox.notice_of(each), each.operation == "update")
                for each in rows
                if each.channel == member and each.state != DeliveryState.SPARED
            ]
            return [
                await convening_messages.work_out(
                    session, wish, NETWORK, member, is_edit=is_edit, now=now
                )
                for wish, is_edit in wishes
            ]

    async def attendances(self) -> list[Attendance]:
        async with self.database.transaction() as session:
            return list(await session.scalars(select(Attendance).order_by(Attendance.member)))

    async def convening(self) -> Convening:
        async with self.database.transaction() as session:
            return (await session.scalars(select(Convening))).one()

    async def count(self, table: type[Any]) -> int:
        async with self.database.transaction() as session:
            return await session.scalar(select(func.count()).select_from(table)) or 0
