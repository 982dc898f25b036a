"""Who has heavy weeks is offered help once, and nobody else hears of it but by their press."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, text

from bot.db import Database
from bot.domain.errors import Gone, NotAllowed
from bot.domain.notices import CareOffered, CoachTold
from bot.services import care
from models import CareOffer
from tests.conftest import NOW, ON_SQLITE
from tests.services.answering import ADA, CHANNEL, COLE, FAY, OTTO, Room, room

WEEK = timedelta(weeks=1)


async def heavy(desk: Room, *loads: int, who: str = ADA) -> None:
    """Check in once a week with these loads, in the weeks before this one."""
    for back, load in zip(range(len(loads), 0, -1), loads, strict=True):
        await desk.answers(who, load=load, own_accord=True, now=NOW - back * WEEK)


async def offers(desk: Room) -> list[CareOffer]:
    async with desk.database.transaction() as session:
        return list(await session.scalars(select(CareOffer)))


async def test_the_third_heavy_week_brings_one_offer_to_the_member_alone(database: Database):
    desk = await room(database, ADA, OTTO)
    await desk.coaches(COLE)
    await heavy(desk, 4, 5)
    assert await desk.owed(ADA) == []
    await asyncio.gather(
        *(desk.answers(ADA, load=5, own_accord=True, form=f"V{each}") for each in range(3))
    )
    (offer,) = await offers(desk)
    assert await desk.said(ADA, CareOffered) == [CareOffered(offer_id=offer.id, coach=COLE)]
    for other in (COLE, OTTO, FAY, CHANNEL):
        assert await desk.owed(other) == []


@ON_SQLITE
async def test_an_edit_that_makes_it_the_third_counts_too_and_a_deletion_takes_none_back(
    database: Database,
):
    desk = await room(database, ADA)
    await heavy(desk, 5, 5)
    await desk.answers(ADA, load=2, form="V1")
    assert await desk.said(ADA, CareOffered) == []
    await desk.answers(ADA, load=4, form="V2")
    assert len(await desk.said(ADA, CareOffered)) == 1


@ON_SQLITE
async def test_the_coach_is_told_by_a_press_once_and_of_nothing_else(database: Database):
    desk = await room(database, ADA)
    await desk.coaches(COLE)
    await heavy(desk, 5, 5, 5)
    (offer,) = await offers(desk)
    async with database.transaction() as session:
        await care.tell_coach(session, offer.id, coach=COLE, by=ADA, now=NOW)
    with pytest.raises(Gone):
        async with database.transaction() as session:
            await care.tell_coach(session, offer.id, coach=COLE, by=ADA, now=NOW)
    assert await desk.said(COLE, CoachTold) == [CoachTold(author=ADA)]
    assert len(await desk.owed(COLE)) == 1
    assert (await desk.said(ADA, CareOffered))[-1].state == "told"


@ON_SQLITE
async def test_nobody_is_told_whom_the_member_did_not_see_named(database: Database):
    desk = await room(database, ADA)
    await desk.coaches(COLE)
    await heavy(desk, 5, 5, 5)
    (offer,) = await offers(desk)
    await desk.coaches(OTTO)
    with pytest.raises(Gone):
        async with database.transaction() as session:
            await care.tell_coach(session, offer.id, coach=COLE, by=ADA, now=NOW)
    assert await desk.owed(COLE) == await desk.owed(OTTO) == []


@ON_SQLITE
async def test_nobody_else_answers_an_offer(database: Database):
    desk = await room(database, ADA)
    await heavy(desk, 5, 5, 5)
    (offer,) = await offers(desk)
    for stranger in (OTTO, COLE, FAY):
        for use in (
            lambda session, who=stranger: care.put_away(session, offer.id, by=who),
            lambda session, who=stranger: care.coach_to_tell(session, offer.id, by=who),
        ):
            with pytest.raises(NotAllowed):
                async with database.transaction() as session:
                    await use(session)


@ON_SQLITE
async def test_a_copy_of_the_database_does_not_tell_who_was_offered_help(database: Database):
    desk = await room(database, ADA)
    await heavy(desk, 5, 5, 5)
    async with database.engine.connect() as connection:
        statements = (
            "SELECT member FROM care_offer",
            "SELECT key, channel, notice FROM delivery",
            "SELECT key FROM receipt",
        )
        for statement in statements:
            for row in await connection.execute(text(statement)):
                assert not any(ADA in str(value) for value in row)


@ON_SQLITE
async def test_old_offers_are_forgotten(database: Database):
    desk = await room(database, ADA)
    await heavy(desk, 5, 5, 5)
    async with database.transaction() as session:
        await care.sweep(session, now=NOW + timedelta(weeks=52))
    assert len(await offers(desk)) == 1
    async with database.transaction() as session:
        await care.sweep(session, now=NOW + timedelta(weeks=70))
    assert await offers(desk) == []
