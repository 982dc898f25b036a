"""What the tests of unasked messages say, to whom, and how they look at what became of it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select

from bot.domain.hours import WorkingWeek
from bot.domain.notices import CheckInWanted, MeetingAsked, MentorWanted, ProblemContinued
from bot.services import outbox, unasked
from bot.services.outbox import Letter
from models import Delivery, DeliveryState

ADA, BEA, CHANNEL = "U0ADA", "U0BEA", "C0PROBLEMS"
CHICAGO = ZoneInfo("America/Chicago")
MONDAY = datetime(2026, 3, 2, 10, tzinfo=CHICAGO)
"""Ten in the morning where Ada works."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MENTOR = MentorWanted(by="U0FAY")
MEETING = MeetingAsked(group_id=1, others=["U0OTTO"], again=False)
ANSWER = ProblemContinued(of="context", text="An answer.", part=1, parts=1)
HELD, QUEUED, SPARED, SENT = (
    DeliveryState.HELD,
    DeliveryState.QUEUED,
    DeliveryState.SPARED,
    DeliveryState.SENT,
)


async def says(database, *notices, to=ADA):
    async with database.transaction() as session:
        for notice in notices:
            await outbox.say(session, notice, to=to, key=f"{notice.kind}:{to}")


async def looks(database, now):
    """Let the loop look once, as often as there is more."""
    more = True
    while more:
        async with database.transaction() as session:
            more = await unasked.release(session, now=now)


async def states(database, to=ADA):
    """How things stand with what is owed to somebody, by kind."""
    async with database.transaction() as session:
        rows = (await session.scalars(select(Delivery))).all()
        return {row.notice["kind"]: row.state for row in rows if row.notice and row.channel == to}


async def row(database, key):
    async with database.transaction() as session:
        found = await outbox.find(session, key)
        assert found is not None
        return found


def letters(count, notice=None, zone="America/Chicago"):
    return [
        Letter(
            to=f"U{number:04}",
            notice=notice or CheckInWanted(prompting_id=7),
            key=f"7:{number}",
            week=WorkingWeek(zone=zone),
        )
        for number in range(count)
    ]


async def says_many(database, many, now=MONDAY):
    async with database.transaction() as session:
        return await outbox.say_many(session, many, now=now)
