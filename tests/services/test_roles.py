"""Facilitators give roles and take them, and whoever it is about hears of it."""

from dataclasses import replace

import pytest

from bot.db import Database
from bot.domain.errors import NotAllowed
from bot.domain.notices import RoleChanged
from bot.services import departures, outbox, roles
from models import RoleName
from tests.conftest import NOW, ON_SQLITE
from tests.services.desk import GRACE, MAE, NETWORK, OTTO, Desk

pytestmark = ON_SQLITE

FAY = "U0FAY"


async def gives(database: Database, name: RoleName, to: str, *, cause: str = "V1") -> bool:
    async with database.transaction() as session:
        return await roles.give(session, name, to=to, by=FAY, cause=cause, now=NOW)


async def takes(database: Database, name: RoleName, of: str, *, by: str = FAY, stays=False) -> bool:
    async with database.transaction() as session:
        return await roles.take(session, name, of=of, by=by, cause="V2", stays=stays)


async def test_officers_and_mentors_are_so_by_what_they_do(desk: Desk):
    async with desk.database.transaction() as session:
        assert await roles.of(session, OTTO) == {RoleName.OFFICER}
        assert await roles.of(session, MAE) == {RoleName.OFFICER, RoleName.MENTOR}


async def test_a_role_is_given_once_and_taken_once_and_each_is_told(desk: Desk):
    assert await gives(desk.database, RoleName.COACH, GRACE)
    assert not await gives(desk.database, RoleName.COACH, GRACE, cause="V9")
    async with desk.database.transaction() as session:
        assert await roles.has(session, GRACE, RoleName.COACH)
        assert await roles.holders(session, RoleName.COACH) == [GRACE]
    assert await takes(desk.database, RoleName.COACH, GRACE)
    assert not await takes(desk.database, RoleName.COACH, GRACE)
    assert await desk.said(GRACE) == [
        RoleChanged(role="coach", by=FAY, given=True),
        RoleChanged(role="coach", by=FAY, given=False),
    ]


async def test_nobody_locks_themselves_out(database: Database):
    await gives(database, RoleName.FACILITATOR, OTTO)
    with pytest.raises(NotAllowed, match="Ask another facilitator"):
        await takes(database, RoleName.FACILITATOR, OTTO, by=OTTO)
    assert await takes(database, RoleName.FACILITATOR, OTTO, by=OTTO, stays=True)


async def test_who_facilitates_by_role_is_told_what_facilitators_are_told(database: Database):
    network = replace(NETWORK, facilitators=(FAY, MAE))
    for member in (OTTO, MAE):
        await gives(database, RoleName.FACILITATOR, member)
    async with database.transaction() as session:
        assert await roles.facilitators(session, network) == [FAY, MAE, OTTO]


async def test_a_role_of_somebody_who_left_lies_idle(database: Database):
    await gives(database, RoleName.OMBUDS, OTTO)
    async with database.transaction() as session:
        await departures.leave(session, OTTO, now=NOW, network=NETWORK)
        assert await roles.holders(session, RoleName.OMBUDS) == []
        assert not await roles.has(session, OTTO, RoleName.OMBUDS)
        await departures.come_back(session, OTTO)
        assert await roles.holders(session, RoleName.OMBUDS) == [OTTO]


async def test_who_gives_themselves_a_role_needs_no_message(database: Database):
    async with database.transaction() as session:
        await roles.give(session, RoleName.COACH, to=FAY, by=FAY, cause="V1", now=NOW)
        assert list(await outbox.troubled(session)) == []
        assert await outbox.find(session, f"role:V1:{FAY}:coach") is None
