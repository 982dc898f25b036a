"""Who may answer a request or an offer: once, and never beyond a mentor's time."""

from collections import Counter

import pytest
from sqlalchemy import select

from bot.domain.errors import Gone, NotAllowed
from bot.services import mentors
from models import Request, RequestState
from tests.services.desk import ADA, GRACE, MAE, OTTO, Desk, attempts


@pytest.mark.parametrize("anonymous", [False, True])
async def test_nobody_answers_for_somebody_else(desk: Desk, anonymous: bool):
    problem = await desk.shares(anonymous=anonymous)
    asked = await desk.asks(problem, GRACE)
    offered = await desk.offers(problem, by=OTTO)
    before = await desk.everything()
    for request, answerer in ((asked, GRACE), (offered, ADA)):
        for stranger in {ADA, GRACE, MAE, OTTO} - {answerer}:
            for press in (desk.accepts, desk.declines):
                with pytest.raises(NotAllowed, match="Only the person this was sent to"):
                    await press(request, by=stranger)
    assert await desk.everything() == before


async def test_of_two_answers_the_first_counts_and_the_second_is_told(desk: Desk):
    problem = await desk.shares()
    asked = await desk.asks(problem, GRACE)
    told = await attempts(
        desk.accepts(asked, by=GRACE),
        desk.declines(asked, by=GRACE),
        desk.accepts(asked, by=GRACE),
    )
    assert sum(each is None for each in told) == 1
    assert all(isinstance(each, Gone) for each in told if each)
    conversations = await desk.said(f"{ADA},{GRACE}")
    accepted = (await desk.between(problem, GRACE)).state == RequestState.ACCEPTED
    assert len(conversations) == accepted


async def test_a_mentor_never_has_more_colleagues_than_they_offered(desk: Desk):
    await desk.mentors(GRACE, MAE, capacity=2, weekly=5)
    asked = []
    for number in range(10):
        problem = await desk.shares(f"U0OFFICER{number}", form=f"V{number}")
        mentor = (GRACE, MAE)[number % 2]
        asked.append((await desk.asks(problem, mentor, by=f"U0OFFICER{number}"), mentor))
    told = await attempts(*(desk.accepts(request, by=mentor) for request, mentor in asked))

    assert sum(each is None for each in told) == 4
    assert {type(each) for each in told if each} == {NotAllowed}
    async with desk.database.transaction() as session:
        accepted = await session.scalars(
            select(Request.helper).where(Request.state == RequestState.ACCEPTED)
        )
        assert Counter(accepted) == {GRACE: 2, MAE: 2}
        assert await mentors.load(session, GRACE) == 2


async def test_a_resolved_problem_gives_a_mentor_their_time_back(desk: Desk):
    await desk.mentors(GRACE, capacity=1)
    one, other = await desk.shares(), await desk.shares(OTTO, form="V2")
    first = await desk.asks(one, GRACE)
    second = await desk.asks(other, GRACE, by=OTTO)
    await desk.accepts(first, by=GRACE)
    with pytest.raises(NotAllowed, match="at once"):
        await desk.accepts(second, by=GRACE)
    await desk.resolves(one)
    await desk.accepts(second, by=GRACE)


async def test_help_that_was_offered_takes_nothing_from_a_mentors_time(desk: Desk):
    await desk.mentors(GRACE, capacity=1)
    one, other = await desk.shares(), await desk.shares(OTTO, form="V2")
    await desk.accepts(await desk.offers(one, by=GRACE), by=ADA)
    await desk.accepts(await desk.asks(other, GRACE, by=OTTO), by=GRACE)


async def test_closing_a_problem_ends_what_waits_for_an_answer(desk: Desk):
    problem = await desk.shares()
    asked, offered = await desk.asks(problem, GRACE), await desk.offers(problem, by=OTTO)
    await desk.resolves(problem)
    for press in (desk.accepts(asked, by=GRACE), desk.declines(offered, by=ADA)):
        with pytest.raises(Gone, match="closed"):
            await press
    assert [each.state for each in await desk.said(GRACE)][-1] == "ended"
    for press in (desk.asks(problem, MAE), desk.offers(problem, by=MAE)):
        with pytest.raises(Gone, match="resolved"):
            await press


async def test_closing_and_accepting_at_once_leaves_one_truth(desk: Desk):
    problem = await desk.shares()
    asked = await desk.asks(problem, GRACE)
    await attempts(desk.resolves(problem), desk.accepts(asked, by=GRACE))
    state = (await desk.between(problem, GRACE)).state
    talks = await desk.said(f"{ADA},{GRACE}")
    assert (state, len(talks)) in {(RequestState.ENDED, 0), (RequestState.ACCEPTED, 1)}
