"""Who left is noted once, by whatever road, and is back by the road they left."""

import asyncio

import pytest

from bot.db import Database
from bot.services import departures, members
from tests.conftest import NOW
from tests.services.desk import ADA, GRACE, MAE, NETWORK, Desk


async def leaves(database: Database, member: str, *, deactivated: bool = False) -> None:
    async with database.transaction() as session:
        await departures.leave(session, member, now=NOW, network=NETWORK, deactivated=deactivated)


async def is_here(database: Database, member: str) -> bool:
    async with database.transaction() as session:
        return (await members.get(session, member)).here


@pytest.mark.parametrize("deactivated", [False, True])
async def test_an_open_account_brings_back_only_who_left_with_theirs(
    database: Database, deactivated: bool
):
    await leaves(database, ADA, deactivated=deactivated)
    assert not await is_here(database, ADA)
    async with database.transaction() as session:
        await departures.reopen(session, ADA)
    assert await is_here(database, ADA) is deactivated


async def test_who_left_the_channel_and_then_the_workspace_is_back_with_their_account(
    database: Database,
):
    await leaves(database, ADA)
    await leaves(database, ADA, deactivated=True)
    async with database.transaction() as session:
        await departures.reopen(session, ADA)
    assert await is_here(database, ADA)


async def test_who_told_everything_and_left_finds_it_again(database: Database):
    async with database.transaction() as session:
        await members.know(session, ADA, zone="America/Chicago")
    await leaves(database, ADA)
    async with database.transaction() as session:
        await departures.come_back(session, ADA)
        ada = await members.get(session, ADA)
    assert (ada.here, ada.week.zone) == (True, "America/Chicago")


async def test_two_tellings_at_once_part_with_somebody_once(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await asyncio.gather(
        leaves(desk.database, GRACE), leaves(desk.database, GRACE, deactivated=True)
    )
    kinds = [notice.kind for notice in await desk.said(MAE)]
    assert kinds == ["mentor_asked"], "it went on to the next, once"
