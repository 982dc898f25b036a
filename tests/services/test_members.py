"""What members tell is kept as they said it last, and Slack's word on their zone beside it."""

from dataclasses import replace

import pytest

from bot.db import Database
from bot.domain.hours import WorkingWeek
from bot.domain.members import About, District, Person
from bot.services import members

ADA, OTTO = "U0ADA", "U0OTTO"
TOLD = About(
    district_name="Example Unified",
    district=District(setting="rural", size="small", region="midwest", sector="district"),
    role_since=2021,
    topics=("student-voice",),
    languages=("es",),
    week=WorkingWeek(starts=8 * 60, ends=16 * 60, days=frozenset(("mon", "tue"))),
)


async def test_a_form_shows_again_what_was_told(database: Database):
    async with database.transaction() as session:
        assert await members.told(session, ADA) == About()
        await members.save(session, ADA, TOLD)
        await members.know(session, ADA, zone="America/Chicago")
    async with database.transaction() as session:
        week = replace(TOLD.week, zone="America/Chicago")
        assert await members.told(session, ADA) == replace(TOLD, week=week)
        ada = await members.get(session, ADA)
    assert (ada.role_since, ada.topics, ada.week) == (2021, {"student-voice"}, week)


async def test_everybody_is_somebody_though_they_told_nothing(database: Database):
    async with database.transaction() as session:
        await members.know(session, OTTO, zone="America/New_York")
        assert await members.persons(session, [ADA, OTTO]) == {
            ADA: Person(member=ADA),
            OTTO: Person(member=OTTO, week=WorkingWeek(zone="America/New_York")),
        }


async def test_colleagues_of_one_district_are_told_apart_from_others(database: Database):
    names = {"U1": "Example Unified", "U2": "the EXAMPLE schools", "U3": "Madeup County", "U4": ""}
    async with database.transaction() as session:
        for member, name in names.items():
            await members.save(session, member, replace(TOLD, district_name=name))
        found = await members.persons(session, names)
    keys = {member: person.district_key for member, person in found.items()}
    assert keys["U1"] == keys["U2"] != keys["U3"]
    assert keys["U4"] is None
    assert "xample" not in str(keys["U1"])


@pytest.mark.parametrize("zone", [None, "", "Mars/Olympus", "../etc/passwd"])
async def test_a_zone_that_nobody_knows_changes_nothing(database: Database, zone: str | None):
    async with database.transaction() as session:
        await members.know(session, ADA, zone="America/Chicago")
        await members.know(session, ADA, zone=zone)
        await members.relocate(session, ADA, zone=zone)
        assert (await members.get(session, ADA)).week.zone == "America/Chicago"


async def test_who_moves_is_followed_and_of_strangers_nothing_is_kept(database: Database):
    async with database.transaction() as session:
        await members.know(session, ADA, zone="America/Chicago")
        for member in (ADA, OTTO):
            await members.relocate(session, member, zone="America/Denver")
        found = await members.persons(session, [ADA, OTTO])
    assert found[ADA].week.zone == "America/Denver"
    assert found[OTTO].week.zone is None
