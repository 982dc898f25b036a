"""Rounds of pairs at each point: sent and asked about, a draft, and one about to go out."""

from dataclasses import replace
from typing import Any

from sqlalchemy import select

from bot.domain.peers import RoundDraft
from bot.services import round_drafts, round_drawing
from fakeslack import Person
from jobs import rounds as round_clock
from models import Meeting, Round, RoundAnswer, RoundPair
from tests.journeys.rounds import TEN_MINUTES, WEEK, joins
from tests.network import Network


async def arranged_rounds(network: Network, *members: Person) -> dict[str, Any]:
    """A round that was sent to two, a draft for four, and one that is about to go out."""
    await joins(network, *members[:2])
    await _sends(network, await _draws(network))
    for ahead in (TEN_MINUTES, TEN_MINUTES + WEEK):
        now = network.core.now() + ahead
        await round_clock.run(replace(network.core, now=lambda at=now: at))
    await joins(network, *members)
    draft, sending = await _draws(network), await _draws(network)
    await _sends(network, sending)
    async with network.core.db.transaction() as session:
        of = select(RoundPair).where(RoundPair.round_id == draft).order_by(RoundPair.id)
        first, second, *_ = await session.scalars(of)
        mine = await session.scalar(select(RoundAnswer).where(RoundAnswer.member == members[0].id))
        assert mine is not None
        mine.said = Meeting.COULD_NOT
        versions = [(await session.get_one(Round, each)).version for each in (draft, sending)]
    numbers = {"draft": draft, "group": first.id, "sending": sending, "met": mine.pair_id}
    numbers |= {"one": first.members[0], "two": second.members[0]}
    return numbers | dict(zip(("version", "sending_version"), versions, strict=True))


async def _draws(network: Network) -> int:
    whom = RoundDraft(whole=True, cohorts=(), no_repeat_within=1)
    now = network.core.now()
    async with network.core.db.transaction() as session:
        made = await round_drawing.begin(
            session, whom, form_id=f"V{now}", by=network.fay.id, now=now
        )
        number = made.id
    async with network.core.db.transaction() as session:
        sheet = await round_drawing.sheet(session, number, now=now)
        await round_drawing.store(session, sheet, sheet.draw())
    return number


async def _sends(network: Network, number: int) -> None:
    async with network.core.db.transaction() as session:
        version = (await session.get_one(Round, number)).version
        await round_drafts.decide(session, number, version=version, now=network.core.now())
