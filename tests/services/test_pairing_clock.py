"""What time brings a pairing: the question how it goes, a reminder, an end; once, at work."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.db import Database
from bot.domain.errors import NotAllowed
from bot.domain.notices import (
    FacilitatorWanted,
    PairingAsked,
    PairingBegan,
    PairingEnded,
    PairingEndsSoon,
)
from bot.services import members, pairing_clock
from models import Pairing
from tests.conftest import NOW
from tests.services.coaching import ADA, COLE, FAY, NETWORK, TODAY, Desk, kinds


@pytest.fixture
async def desk(database: Database) -> Desk:
    desk = Desk(database)
    await desk.becomes_coach(COLE)
    return desk


async def test_it_is_asked_reminded_and_ended_over_months_once_each(desk: Desk):
    await desk.assigns(ends_on=TODAY + timedelta(days=120))
    for hours in range(0, 24 * 140, 12):
        await desk.clock(NOW + timedelta(hours=hours))
    officer, coach = await desk.said(ADA), await desk.said(COLE)
    assert kinds(officer) == [
        PairingBegan,
        PairingAsked,
        PairingAsked,
        PairingEndsSoon,
        PairingEnded,
    ]
    assert kinds(coach) == [PairingBegan, PairingEndsSoon, PairingEnded]
    assert [each.asked_on for each in officer if isinstance(each, PairingAsked)] == [
        TODAY + timedelta(days=days)
        for days in (30, 91)  # day 90 is a Sunday
    ]
    assert coach[-1].why == "time"


async def test_what_is_due_waits_for_the_officers_working_hours(desk: Desk):
    async with desk.database.transaction() as session:
        await members.know(session, ADA, zone="Pacific/Auckland")
    await desk.assigns()
    (row,) = await desk.all_of(Pairing)
    day = row.due_on
    assert day == TODAY + timedelta(days=30)
    night = datetime(day.year, day.month, day.day, 8, tzinfo=UTC)
    await desk.clock(night)  # nine in the evening there
    assert kinds(await desk.said(ADA)) == [PairingBegan]
    await desk.clock(night + timedelta(hours=13))
    assert kinds(await desk.said(ADA)) == [PairingBegan, PairingAsked]


async def test_any_number_of_processes_ask_once(desk: Desk):
    await desk.assigns()
    now = NOW + timedelta(days=30)
    await asyncio.gather(*(desk.clock(now) for _ in range(6)))
    await desk.clock(now + timedelta(hours=1))
    assert kinds(await desk.said(ADA)).count(PairingAsked) == 1


async def settle(desk: Desk, pairing_id: int, asked_on, state: str, *, by: str = ADA) -> None:
    async with desk.database.transaction() as session:
        await pairing_clock.settle_question(session, pairing_id, asked_on, by=by, state=state)


async def test_that_it_goes_well_is_told_to_nobody_and_kept_in_the_message_alone(desk: Desk):
    pairing_id = await desk.assigns()
    await desk.clock(NOW + timedelta(days=30))
    before = {person: len(await desk.said(person)) for person in (COLE, FAY)}
    asked_on = (await desk.said(ADA))[-1].asked_on
    with pytest.raises(NotAllowed):
        await settle(desk, pairing_id, asked_on, "well", by=COLE)
    await settle(desk, pairing_id, asked_on, "well")
    assert (await desk.said(ADA))[-1].state == "well"
    assert {person: len(await desk.said(person)) for person in (COLE, FAY)} == before


async def test_a_facilitator_is_asked_once_a_day_and_never_the_coach_who_is_one(desk: Desk):
    pairing_id = await desk.assigns()
    coach_heard = len(await desk.said(COLE))
    for now in (NOW, NOW + timedelta(hours=1), NOW + timedelta(days=1)):
        async with desk.database.transaction() as session:
            await pairing_clock.want_facilitator(
                session, pairing_id, by=ADA, now=now, network=NETWORK
            )
    wanted = FacilitatorWanted(pairing="coaching", author=ADA, other=COLE)
    assert await desk.said(FAY) == [wanted, wanted]
    assert len(await desk.said(COLE)) == coach_heard
    with pytest.raises(NotAllowed):
        async with desk.database.transaction() as session:
            await pairing_clock.want_facilitator(
                session, pairing_id, by=COLE, now=NOW, network=NETWORK
            )
