"""What time brings to a request: a reminder, the next mentor, facilitators, an open call."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.hours import WorkingWeek
from bot.domain.notices import (
    AskingWentOn,
    CallOffered,
    MentorAsked,
    MentorReleased,
    MentorReminded,
    SearchWaits,
)
from models import RequestState
from tests.services.desk import ADA, DISCIPLINE, FAY, GRACE, MAE, TITLE, Desk

DAY = timedelta(days=1)


async def test_a_mentor_is_reminded_once_then_it_goes_on_with_a_kind_word_to_both(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await desk.time_passes(hours=23, minutes=59)
    assert await desk.said(GRACE, MentorReminded) == []
    await desk.time_passes(minutes=1)
    await desk.clock_looks()
    [reminded] = await desk.said(GRACE, MentorReminded)
    assert reminded.answer_by == desk.now + DAY

    await desk.time_passes(days=1)
    await desk.clock_looks()
    [released] = await desk.said(GRACE, MentorReleased)
    assert released.why == "passed"
    [told] = await desk.said(ADA, AskingWentOn)
    assert (told.since, told.mentor, told.next_mentor) == ("passed", GRACE, MAE)
    assert (await desk.said(GRACE, MentorAsked))[-1].state == "passed"
    [reminded] = await desk.said(GRACE, MentorReminded)
    assert reminded.passed, "it is not settled: a yes still counts"

    await desk.accepts((await desk.between(problem, MAE)).id, by=MAE)
    assert not (await desk.said(GRACE, MentorReminded))[-1].passed


async def test_facilitators_hear_of_it_once_and_the_author_may_ask_everybody(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    for _ in range(6):
        await desk.time_passes(days=1)
    [heard] = await desk.said(FAY, SearchWaits)
    assert (heard.topics, heard.title, heard.author) == ([DISCIPLINE], TITLE, ADA)
    [offered] = await desk.said(ADA, CallOffered)
    assert offered.in_channel
    mae = (await desk.between(problem, MAE)).passed_at
    assert (offered.mentor, offered.answer_by) == (MAE, mae), "whose time was not over yet"
    first, last = await desk.said(ADA, AskingWentOn)
    assert (first.told, last.told, last.next) == (False, True, "nobody")


async def test_of_an_author_without_a_name_facilitators_hear_no_name(desk: Desk):
    problem = await desk.shares(anonymous=True)
    await desk.asks(problem, GRACE)
    for _ in range(4):
        await desk.time_passes(days=1)
    [heard] = await desk.said(FAY, SearchWaits)
    assert (heard.title, heard.author) == (TITLE, None)
    assert ADA not in str(heard)


@pytest.mark.parametrize("anonymous", [False, True])
async def test_of_what_only_mentors_read_facilitators_hear_topics_alone(
    desk: Desk, anonymous: bool
):
    problem = await desk.keeps_private(anonymous=anonymous)
    await desk.asks(problem, GRACE)
    for _ in range(4):
        await desk.time_passes(days=1)
    [heard] = await desk.said(FAY)
    assert isinstance(heard, SearchWaits)
    assert (heard.topics, heard.title, heard.author, heard.link) == ([DISCIPLINE], None, None, None)
    for words in (TITLE, "Where do I start", "Teachers call it soft", ADA):
        assert words not in str(heard)


async def test_a_near_date_makes_it_faster(desk: Desk):
    problem = await desk.shares(needed_by=date(2026, 1, 6))
    await desk.asks(problem, GRACE)
    # the date leaves sixteen hours of work: half of them are this mentor's
    await desk.time_passes(hours=4)
    assert len(await desk.said(GRACE, MentorReminded)) == 1
    assert (await desk.between(problem, GRACE)).state == RequestState.OPEN
    await desk.time_passes(hours=4)
    assert (await desk.between(problem, GRACE)).state == RequestState.PASSED


async def test_it_is_counted_in_the_mentors_own_working_hours(desk: Desk):
    await desk.works(GRACE, week=WorkingWeek(zone="Pacific/Auckland", days=frozenset(("wed",))))
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    [asked] = await desk.said(GRACE, MentorAsked)
    # asked on a Monday: two Wednesdays are over on the third, at nine in Auckland
    assert asked.answer_by == datetime(2026, 1, 20, 20, tzinfo=UTC)


async def test_a_bot_that_was_away_reminds_and_leaves_a_working_day_before_it_goes_on(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await desk.time_passes(days=9)  # Wednesday, at nine
    await desk.clock_looks()
    assert len(await desk.said(GRACE, MentorReminded)) == 1
    assert (await desk.between(problem, GRACE)).state == RequestState.OPEN
    assert (await desk.said(GRACE, MentorAsked))[-1].answer_by == desk.now + DAY

    await desk.time_passes(days=1)
    assert (await desk.between(problem, GRACE)).state == RequestState.PASSED


async def test_nobody_is_reminded_in_the_middle_of_their_night(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await desk.time_passes(days=2, hours=18)  # three in the morning
    assert await desk.said(GRACE, MentorReminded) == []
    await desk.time_passes(hours=6)
    [reminded] = await desk.said(GRACE, MentorReminded)
    assert reminded.answer_by == desk.now + DAY


async def test_of_what_was_answered_or_closed_time_brings_nothing(desk: Desk):
    answered, closed = await desk.shares(), await desk.shares(form="V2")
    await desk.accepts(await desk.asks(answered, GRACE), by=GRACE)
    await desk.asks(closed, MAE)
    await desk.resolves(closed)
    for _ in range(5):
        await desk.time_passes(days=1)
    for member in (GRACE, MAE):
        assert await desk.said(member, MentorReminded) == []
    assert await desk.said(FAY) == []
