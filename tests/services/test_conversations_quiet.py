"""Two who talk, and what quiet weeks bring."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.notices import HowItWent, StillTalking
from bot.services import activity, partings
from models import Conversation, Delivery, RequestState
from tests.conftest import NOW
from tests.services.desk import ADA, GRACE, Desk
from tests.services.talks import DAY, QUIET, heard, press, state_of, talking, time_passes

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""What a database decides is told in `test_conversations_at_once`, for each kind."""


async def test_ten_quiet_days_bring_the_author_one_question_and_seven_more_an_end(desk: Desk):
    request = await talking(desk)
    await time_passes(desk, QUIET - timedelta(minutes=1))
    assert await heard(desk, ADA, StillTalking) == []
    for _ in range(3):
        await time_passes(desk, QUIET)
    [asked] = await heard(desk, ADA, StillTalking)
    assert (asked.helper, asked.settled) == (GRACE, None)
    assert await heard(desk, GRACE, StillTalking) == []

    await time_passes(desk, QUIET + 7 * DAY - timedelta(minutes=1))
    assert (await state_of(desk, request))[0] == RequestState.ACCEPTED
    await time_passes(desk, QUIET + 7 * DAY)
    assert (await state_of(desk, request))[0] == RequestState.DONE
    for who in (ADA, GRACE):
        [over] = await heard(desk, who, HowItWent)
        assert over.why == "quiet"
    [asked] = await heard(desk, ADA, StillTalking)
    assert (asked.title, asked.settled) == ("", "over")
    await time_passes(desk, QUIET + 100 * DAY)
    assert len(await heard(desk, ADA, HowItWent)) == 1


async def test_a_bot_that_was_away_for_a_month_asks_before_it_closes(desk: Desk):
    request = await talking(desk)
    back = NOW + 30 * DAY
    await time_passes(desk, back)
    assert len(await heard(desk, ADA, StillTalking)) == 1
    await time_passes(desk, back + 6 * DAY)
    assert (await state_of(desk, request))[0] == RequestState.ACCEPTED


async def test_still_talking_starts_the_quiet_days_anew(desk: Desk):
    request = await talking(desk)
    await time_passes(desk, QUIET)
    await press(desk, partings.talk_on, request, by=ADA, now=QUIET + DAY)
    [asked] = await heard(desk, ADA, StillTalking)
    assert asked.settled == "talking"
    await time_passes(desk, QUIET + 10 * DAY)
    assert len(await heard(desk, ADA, StillTalking)) == 1
    await time_passes(desk, QUIET + 11 * DAY)
    assert len(await heard(desk, ADA, StillTalking)) == 2, "quiet again, so it is asked again"


async def test_more_time_is_two_weeks_and_a_word_does_not_shorten_them(desk: Desk):
    request = await talking(desk)
    await press(desk, partings.take_longer, request, by=GRACE)
    async with desk.database.transaction() as session:
        talk = await session.get_one(Conversation, request)
        await activity.note(session, talk, now=NOW + DAY)
    await time_passes(desk, NOW + 14 * DAY - timedelta(minutes=1))
    assert await heard(desk, ADA, StillTalking) == []
    await time_passes(desk, NOW + 14 * DAY)
    assert len(await heard(desk, ADA, StillTalking)) == 1


async def test_words_in_the_group_keep_all_its_conversations_going(desk: Desk):
    first, second = await talking(desk), await talking(desk, form="V2")
    async with desk.database.transaction() as session:
        for talk in await session.scalars(select(Conversation)):
            opened = await session.get_one(Delivery, talk.opened_in_id)
            opened.place = "C0TWO"
    for place in ("C0TWO", "C0ELSEWHERE"):
        async with desk.database.transaction() as session:
            await activity.note_at(session, place, now=NOW + 9 * DAY)
    await time_passes(desk, NOW + 19 * DAY - timedelta(minutes=1))
    assert await heard(desk, ADA, StillTalking) == []
    async with desk.database.transaction() as session:
        await activity.note_at(session, "C0ELSEWHERE", now=NOW + 12 * DAY)
    await time_passes(desk, NOW + 19 * DAY)
    asked = await heard(desk, ADA, StillTalking)
    assert [each.request_id for each in asked] == [first, second]


async def test_a_word_answers_the_open_question(desk: Desk):
    request = await talking(desk)
    await time_passes(desk, QUIET)
    async with desk.database.transaction() as session:
        talk = await session.get_one(Conversation, request)
        await activity.note(session, talk, now=QUIET + 6 * DAY)
    [asked] = await heard(desk, ADA, StillTalking)
    assert asked.settled == "talking"
    await time_passes(desk, QUIET + 15 * DAY)
    assert (await state_of(desk, request))[0] == RequestState.ACCEPTED
