"""A search for a mentor: one after another is asked, and the author decides how it goes on."""

from datetime import timedelta

import pytest

from bot.domain.errors import Gone, NotAllowed
from bot.domain.notices import AskingWentOn, MentorAsked, MentorReleased, MentorsSuggested
from bot.services import norms, partings
from models import AskingState, RequestState
from tests.services.desk import ADA, FAY, GRACE, MAE, OTTO, Desk

STATES = RequestState


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What differs between databases is told where people press at once."""
    return sqlite_url


async def clock(desk: Desk):
    """The clock on the author's message."""
    return (await desk.said(ADA, MentorsSuggested))[-1].clock


async def test_not_now_lets_the_next_best_be_asked_and_the_author_hears_whom(desk: Desk):
    problem = await desk.shares()
    await desk.declines(await desk.asks(problem, GRACE), by=GRACE)

    [asked] = await desk.said(MAE, MentorAsked)
    [told] = await desk.said(ADA, AskingWentOn)
    assert (told.since, told.mentor) == ("declined", GRACE)
    assert (told.next, told.next_mentor) == ("asked", MAE)
    assert told.answer_by == asked.answer_by is not None
    shown = await clock(desk)
    assert (shown.state, shown.mentor, shown.answer_by) == ("asking", MAE, asked.answer_by)


async def test_where_nobody_else_fits_it_is_said_and_everybody_may_be_asked(desk: Desk):
    problem = await desk.shares()
    await desk.declines(await desk.asks(problem, GRACE), by=GRACE)
    await desk.declines((await desk.between(problem, MAE)).id, by=MAE)

    told = (await desk.said(ADA, AskingWentOn))[-1]
    assert (told.next, told.may_call) == ("nobody", True)
    assert (await clock(desk)).state == "choosing"


async def test_an_author_who_wants_to_choose_is_asked_first(desk: Desk):
    problem = await desk.shares()
    request = await desk.asks(problem, GRACE)
    assert await desk.switches(problem) is False
    await desk.declines(request, by=GRACE)
    assert await desk.said(MAE, MentorAsked) == []
    [told] = await desk.said(ADA, AskingWentOn)
    assert told.next == "choosing"

    assert await desk.switches(problem) is True
    assert len(await desk.said(MAE, MentorAsked)) == 1


async def test_a_request_that_is_taken_back_leaves_nobody_thinking(desk: Desk):
    problem = await desk.shares()
    request = await desk.asks(problem, GRACE)
    await desk.takes_back(problem)
    assert (await desk.between(problem, GRACE)).state == STATES.WITHDRAWN
    assert (await desk.said(GRACE, MentorAsked))[-1].state == "withdrawn"
    assert (await clock(desk)).state == "ended"
    with pytest.raises(Gone, match="taken back"):
        await desk.accepts(request, by=GRACE)
    with pytest.raises(Gone, match="nothing to take back"):
        await desk.takes_back(problem)
    await desk.time_passes(days=30)
    assert await desk.said(ADA, AskingWentOn) == []
    await desk.asks(problem, MAE)


async def test_a_late_yes_counts_while_nobody_else_has_said_it(desk: Desk):
    problem = await desk.shares()
    request = await desk.asks(problem, GRACE)
    await desk.time_passes(days=1)
    await desk.time_passes(days=1)
    assert (await desk.between(problem, GRACE)).state == STATES.PASSED
    [asked] = await desk.said(MAE, MentorAsked)

    await desk.accepts(request, by=GRACE)
    assert (await desk.between(problem, GRACE)).state == STATES.ACCEPTED
    assert (await desk.between(problem, MAE)).state == STATES.WITHDRAWN
    [released] = await desk.said(MAE, MentorReleased)
    assert released.why == "helped"
    assert (await desk.asking(problem)).state == AskingState.HELPED
    with pytest.raises(Gone, match="somebody else said yes"):
        await desk.accepts(asked.request_id, by=MAE)


async def test_a_late_no_is_taken_without_another_word(desk: Desk):
    problem = await desk.shares()
    request = await desk.asks(problem, GRACE)
    await desk.time_passes(days=1)
    await desk.time_passes(days=1)
    before = len(await desk.said(ADA, AskingWentOn))
    await desk.declines(request, by=GRACE)
    assert len(await desk.said(ADA, AskingWentOn)) == before


async def test_one_more_mentor_is_looked_for_only_where_the_author_says_so(desk: Desk):
    problem = await desk.shares()
    await desk.accepts(await desk.asks(problem, GRACE), by=GRACE)
    assert await desk.said(MAE) == []
    await desk.wants_another(problem)
    second = (await desk.between(problem, MAE)).id
    await desk.accepts(second, by=MAE)
    assert (await desk.asking(problem)).wanted == 2
    assert (await desk.between(problem, GRACE)).state == STATES.ACCEPTED


async def test_two_mentors_at_most_think_about_one_problem(desk: Desk):
    await desk.mentors("U0THREE", "U0FOUR")
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await desk.wants_another(problem)
    with pytest.raises(NotAllowed, match="thinking about this already"):
        await desk.wants_another(problem)


async def test_help_that_an_author_accepts_ends_the_search(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await desk.accepts(await desk.offers(problem, by=OTTO), by=ADA)
    assert (await desk.between(problem, GRACE)).state == STATES.WITHDRAWN
    assert (await desk.asking(problem)).state == AskingState.HELPED


async def test_who_was_released_by_a_quicker_yes_is_asked_again_when_that_does_not_fit(desk: Desk):
    problem = await desk.shares()
    quicker = await desk.asks(problem, GRACE)
    await desk.time_passes(days=1)
    await desk.time_passes(days=1)
    assert (await desk.between(problem, MAE)).state == STATES.OPEN
    await desk.accepts(quicker, by=GRACE)
    assert (await desk.between(problem, MAE)).state == STATES.WITHDRAWN

    desk.now += timedelta(hours=1)
    await desk.does(partings.part, quicker, by=ADA)
    again = await desk.between(problem, MAE)
    assert (again.state, again.created_at) == (STATES.OPEN, desk.now)
    assert (await clock(desk)).mentor == MAE


async def test_from_whom_the_author_took_it_back_only_the_author_asks_again(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await desk.takes_back(problem)
    await desk.wants_another(problem)
    await desk.declines((await desk.between(problem, MAE)).id, by=MAE)
    assert (await desk.between(problem, GRACE)).state == STATES.WITHDRAWN
    assert (await clock(desk)).state == "choosing"
    await desk.asks(problem, GRACE)
    assert (await desk.between(problem, GRACE)).state == STATES.OPEN


async def test_only_its_author_steers_a_search(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    before = await desk.everything()
    for stranger in (GRACE, MAE, OTTO, FAY):
        for press in (
            desk.takes_back(problem, by=stranger),
            desk.switches(problem, by=stranger),
            desk.wants_another(problem, by=stranger),
            desk.calls_everybody(problem, by=stranger),
        ):
            with pytest.raises(NotAllowed):
                await press
    assert await desk.everything() == before


async def test_a_mentor_sees_no_more_requests_a_week_than_they_said(desk: Desk):
    await desk.mentors(GRACE, capacity=5, weekly=2)
    for number in range(2):
        problem = await desk.shares(f"U0OFFICER{number}", form=f"V{number}")
        request = await desk.asks(problem, GRACE, by=f"U0OFFICER{number}", passes_on=False)
        await desk.declines(request, by=GRACE)
    third = await desk.shares(form="V9")
    with pytest.raises(Gone, match="cannot take it on"):
        await desk.asks(third, GRACE)
    await desk.time_passes(days=7)
    await desk.asks(third, GRACE)


async def test_what_waits_for_a_mentor_who_left_goes_on_to_the_next(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await desk.leaves(GRACE)
    [told] = await desk.said(ADA, AskingWentOn)
    assert (told.since, told.mentor, told.next_mentor) == ("left", GRACE, MAE)
    assert (await desk.between(problem, GRACE)).state == STATES.ENDED


async def test_nobody_waits_for_an_author_who_left(desk: Desk):
    problem = await desk.shares()
    request = await desk.asks(problem, GRACE)
    await desk.leaves(ADA)
    [released] = await desk.said(GRACE, MentorReleased)
    assert released.why == "left"
    with pytest.raises(Gone, match="closed meanwhile"):
        await desk.accepts(request, by=GRACE)
    await desk.time_passes(days=10)
    assert await desk.said(MAE) == []


async def test_what_facilitators_choose_counts_from_the_next_request_on(desk: Desk):
    async with desk.database.transaction() as session:
        known = await norms.get(session)
        quick = type(known)(nudge_after=1, pass_after=2, tell_after=3, most_open=1)
        await norms.keep(session, quick)
        assert await norms.get(session) == quick
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    await desk.time_passes(hours=1)
    await desk.time_passes(hours=1)
    assert (await desk.between(problem, GRACE)).state == STATES.PASSED
