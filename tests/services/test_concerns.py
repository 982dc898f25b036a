"""Who hears that something was wrong: never one of the two, and never so that a name is told."""

from dataclasses import replace

import pytest

from bot.domain.conversations import Told
from bot.domain.errors import NotAllowed
from bot.services import concerns, partings
from models import Role, RoleName
from tests.conftest import NOW
from tests.services.desk import ADA, GRACE, MAE, NETWORK, Desk
from tests.services.talks import talking

FAY, FINN, OLA = "U0FAY", "U0FINN", "U0OLA"
STAFFED = replace(NETWORK, facilitators=(FAY, FINN))

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


async def hearer(desk: Desk, *ombuds: str, by: str):
    request = await talking(desk)
    async with desk.database.transaction() as session:
        for each in ombuds:
            await session.merge(
                Role(slack_id=each, name=RoleName.OMBUDS, given_by=FAY, given_at=NOW)
            )
    async with desk.database.transaction() as session:
        problem, found, side = await partings.between(session, request, by=by)
        return await concerns.hearing(session, problem, found, side, STAFFED)


async def test_the_ombuds_person_hears_it(desk: Desk):
    heard_by = await hearer(desk, OLA, by=GRACE)
    assert (heard_by.reader, heard_by.is_ombuds) == (OLA, True)


@pytest.mark.parametrize("by", [ADA, GRACE])
@pytest.mark.parametrize("ombuds", [ADA, GRACE])
async def test_one_of_the_two_never_hears_it(desk: Desk, ombuds: str, by: str):
    heard_by = await hearer(desk, ombuds, by=by)
    assert (heard_by.reader, heard_by.is_ombuds) == (FAY, False)


async def test_passing_over_the_ombuds_person_does_not_tell_who_gave_no_name(desk: Desk):
    """Whoever may hear it is named now and then, so that a name that is missing says nothing."""
    request = await talking(desk, anonymous=True)
    async with desk.database.transaction() as session:
        session.add(Role(slack_id=OLA, name=RoleName.OMBUDS, given_by=FAY, given_at=NOW))
        problem, found, side = await partings.between(session, request, by=GRACE)
        for author, expected in ((ADA, {OLA, FAY, FINN}), (OLA, {FAY, FINN})):
            named = set()
            for number in range(40):
                problem.form_id, problem.author = f"V{number}", author
                hearing = await concerns.hearing(session, problem, found, side, STAFFED)
                named.add(hearing.reader)
            assert named == expected


async def test_the_same_conversation_always_names_the_same_person(desk: Desk):
    request = await talking(desk, anonymous=True)
    named = set()
    for _ in range(5):
        async with desk.database.transaction() as session:
            problem, found, side = await partings.between(session, request, by=GRACE)
            hearing = await concerns.hearing(session, problem, found, side, STAFFED)
            named.add(hearing.reader)
    assert len(named) == 1, "asking again narrows nothing down"


async def tells(desk: Desk, request: int, *, by: str, reader: str):
    told = Told(request_id=request, reader=reader, words="zebrafish", may_be_named=False)
    async with desk.database.transaction() as session:
        return await concerns.tell(session, told, by=by, form_id="V7", now=NOW, network=STAFFED)


async def test_if_somebody_else_hears_it_by_now_nothing_is_sent_before_that_is_said(desk: Desk):
    request = await talking(desk)
    heard_by = await tells(desk, request, by=ADA, reader=OLA)
    assert heard_by.reader == FAY
    for each in (OLA, FAY):
        assert await desk.said(each) == []
    for _ in range(2):
        assert (await tells(desk, request, by=ADA, reader=FAY)).reader == FAY
    assert [each.words for each in await desk.said(FAY)] == ["zebrafish"]


async def test_nobody_tells_for_another(desk: Desk):
    request = await talking(desk)
    with pytest.raises(NotAllowed):
        await tells(desk, request, by=MAE, reader=FAY)
    assert await desk.said(FAY) == []
