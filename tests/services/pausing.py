"""Somebody in the tests of prompts pauses, and is back."""

from datetime import date, datetime

from sqlalchemy import select

from bot.domain.checkins import AwayChoices, Pause
from bot.services import away
from models import Member, Mentor
from tests.services.prompting import LONG_AGO, Circle


async def pauses(circle: Circle, member: str, until: date, *, now: datetime, **also: bool) -> None:
    circle.made += 1
    async with circle.database.transaction() as session:
        chosen = Pause(until=until, **also)
        await away.pause(session, member, chosen, cause=f"V{circle.made}", now=now)


async def returns(circle: Circle, member: str) -> None:
    circle.made += 1
    async with circle.database.transaction() as session:
        await away.back(session, member, cause=f"T{circle.made}")


async def may_pause(circle: Circle, member: str, *, now: datetime) -> AwayChoices:
    async with circle.database.transaction() as session:
        return await away.choices(session, member, now=now)


async def mentors(circle: Circle, member: str) -> None:
    async with circle.database.transaction() as session:
        offer = Mentor(
            slack_id=member,
            topics=["student-voice"],
            experience="Six years of it.",
            offered_at=LONG_AGO,
        )
        session.add(offer)


async def mentoring_pause(circle: Circle, member: str) -> date | None:
    """Until when a mentor is suggested to nobody."""
    async with circle.database.transaction() as session:
        row = (await session.scalars(select(Mentor).where(Mentor.slack_id == member))).one()
        return row.paused_until if row.paused else None


async def peer_pause(circle: Circle, member: str) -> date | None:
    """Until when somebody is left out of rounds of pairs."""
    async with circle.database.transaction() as session:
        found = select(Member.peers_paused_until).where(Member.slack_id == member)
        return await session.scalar(found)
