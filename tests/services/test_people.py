"""Facilitators see how mentors are doing: whose time is taken, who is away, who stays silent."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.db import Database
from bot.domain.errors import Gone, NotAllowed
from bot.domain.people import Listed, Mentoring
from bot.services import departures, mentors, people, roles
from models import Conversation, Origin, Request, RequestState, RoleName
from tests.conftest import NOW, ON_SQLITE
from tests.services.desk import GRACE, MAE, OTTO, Desk
from tests.services.desk import NETWORK as NAMED

pytestmark = ON_SQLITE

FAY = "U0FAY"
NETWORK = replace(NAMED, facilitators=())
"""Nobody facilitates by the settings."""
PASSED, WITHDRAWN = RequestState.PASSED, RequestState.WITHDRAWN
ACCEPTED, DECLINED, OPEN = RequestState.ACCEPTED, RequestState.DECLINED, RequestState.OPEN
DAY, WEEK = timedelta(days=1), timedelta(days=7)


async def was_asked(desk: Desk, *became: tuple[RequestState, bool]) -> None:
    """Have Grace asked a day apart, oldest first; what came of each, and whether it went on."""
    for number, (state, went_on) in enumerate(became):
        problem = await desk.shares(form=f"V{number}")
        asked = NOW + timedelta(days=number)
        async with desk.database.transaction() as session:
            request = Request(
                problem_id=problem,
                helper=GRACE,
                origin=Origin.ASKED,
                created_at=asked,
                state=state,
                passed_at=asked + 2 * DAY if went_on else None,
            )
            session.add(request)
            await session.flush()
            if state == ACCEPTED:
                session.add(Conversation(request_id=request.id, began_at=asked, last_word_at=asked))


async def seen(desk: Desk, member: str) -> Listed:
    async with desk.database.transaction() as session:
        return await people.person(session, member, network=NETWORK, now=NOW + WEEK)


@pytest.mark.parametrize(
    ("became", "silent"),
    [
        ([(PASSED, True)], False),
        ([(PASSED, True), (PASSED, True)], True),
        ([(PASSED, True), (PASSED, True), (OPEN, False)], True),
        ([(PASSED, True), (PASSED, True), (DECLINED, False)], False),
        ([(DECLINED, False), (PASSED, True), (PASSED, True)], True),
        ([(PASSED, True), (WITHDRAWN, True)], True),
        ([(PASSED, True), (WITHDRAWN, False)], False),
        ([(PASSED, True), (PASSED, True), (ACCEPTED, True)], False),
    ],
)
async def test_silence_is_the_last_two_left_without_an_answer(desk: Desk, became, silent: bool):
    await was_asked(desk, *became)
    listed = await seen(desk, GRACE)
    assert listed.mentoring
    assert listed.mentoring.silent is silent


async def test_it_tells_whose_time_is_taken_and_who_is_away(desk: Desk):
    await was_asked(desk, (ACCEPTED, False), (ACCEPTED, False))
    async with desk.database.transaction() as session:
        await mentors.pause(session, MAE, until=date(2026, 2, 1))
    assert (await seen(desk, GRACE)).mentoring == Mentoring(
        load=2, capacity=2, paused=False, paused_until=None, silent=False
    )
    mae = (await seen(desk, MAE)).mentoring
    assert mae
    assert (mae.paused, mae.paused_until) == (True, date(2026, 2, 1))


async def test_who_may_need_a_word_comes_first_and_who_left_last(desk: Desk):
    await was_asked(desk, (PASSED, True), (PASSED, True))
    async with desk.database.transaction() as session:
        await roles.give(session, RoleName.COACH, to=OTTO, by=FAY, cause="V1", now=NOW)
        await departures.leave(session, MAE, now=NOW, network=NETWORK)
        found = await people.roster(session, network=NETWORK, now=NOW + WEEK)
    assert [each.member for each in found] == [GRACE, OTTO, MAE]
    assert not found[-1].here


async def test_an_invitation_comes_once_a_month_and_only_to_who_may_want_it(desk: Desk):
    async def invites(member: str, *, after: timedelta = timedelta()) -> None:
        async with desk.database.transaction() as session:
            await people.invite(session, member, by=FAY, now=NOW + after)

    await invites(OTTO)
    with pytest.raises(NotAllowed, match="less than a month ago"):
        await invites(OTTO, after=timedelta(days=29))
    await invites(OTTO, after=timedelta(days=30))
    with pytest.raises(Gone, match="mentor already"):
        await invites(MAE)
    async with desk.database.transaction() as session:
        await departures.leave(session, "U0LEFT", now=NOW, network=NETWORK)
    with pytest.raises(Gone, match="left the network"):
        await invites("U0LEFT")
    assert [notice.kind for notice in await desk.said(OTTO)] == ["mentor_wanted"] * 2


async def test_the_list_is_the_same_where_nobody_is_there(database: Database):
    async with database.transaction() as session:
        assert await people.roster(session, network=NETWORK, now=NOW) == []
