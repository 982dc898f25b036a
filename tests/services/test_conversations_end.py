"""Two who talk, and what the other hears, and keeps, when it ends."""

import pytest
from sqlalchemy import select

from bot.domain.notices import HowItWent
from bot.domain.problems import Draft
from bot.services import apart, changes, mentors, partings, problems
from models import Delivery, Operation, RequestState
from tests.conftest import NOW
from tests.services.desk import ADA, GRACE, MAE, NETWORK, OTTO, Desk
from tests.services.talks import QUIET, heard, press, state_of, talking, time_passes

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""What a database decides is told in `test_conversations_at_once`, for each kind."""


@pytest.mark.parametrize("by", [ADA, GRACE])
async def test_not_the_right_fit_ends_it_and_never_matches_them_again(desk: Desk, by: str):
    request = await talking(desk)
    goes_on = await press(desk, partings.part, request, by=by)
    assert goes_on
    assert (await state_of(desk, request))[0] == RequestState.ENDED
    async with desk.database.transaction() as session:
        assert await apart.among(session, [ADA, GRACE, MAE]) == {frozenset((ADA, GRACE))}
        assert await mentors.load(session, GRACE) == 0
    other = GRACE if by == ADA else ADA
    [told] = await heard(desk, other, HowItWent)
    assert told.why == "ended"
    assert await heard(desk, by, HowItWent) == [], "no reason is asked of who ends it"


async def test_the_search_goes_on_to_the_next_mentor(desk: Desk):
    request = await talking(desk)
    await press(desk, partings.part, request, by=ADA)
    [asked] = [each for each in await desk.said(MAE) if each.kind == "mentor_asked"]
    assert asked.state == "open"


async def test_a_resolved_problem_finishes_its_conversations(desk: Desk):
    request = await talking(desk)
    await desk.resolves((await desk.everything())[0]["problem_id"])
    assert (await state_of(desk, request))[0] == RequestState.DONE
    for who in (ADA, GRACE):
        [asked] = await heard(desk, who, HowItWent)
        assert asked.why == "resolved"


@pytest.mark.parametrize("anonymous", [False, True])
async def test_a_withdrawn_problem_leaves_its_words_nowhere_even_after_the_end(
    desk: Desk, anonymous: bool
):
    request = await talking(desk, anonymous=anonymous)
    await time_passes(desk, QUIET)
    await press(desk, partings.done, request, by=ADA)
    await desk.withdraws((await desk.everything())[0]["problem_id"])
    for who in (ADA, GRACE, f"{ADA},{GRACE}"):
        for notice in await desk.said(who):
            assert "restorative" not in str(notice), notice


@pytest.mark.parametrize("anonymous", [False, True])
async def test_an_edited_problem_stands_with_the_two_as_it_is_now(desk: Desk, anonymous: bool):
    await talking(desk, anonymous=anonymous)
    number = (await desk.everything())[0]["problem_id"]
    draft = Draft(
        title="Referrals rose",
        question="Whom do I ask first?",
        context="Teachers call it soft.",
        topics=("discipline-and-school-climate",),
        anonymous=anonymous,
        earliest=NOW.date(),
    )
    async with desk.database.transaction() as session:
        problem = await problems.get(session, number, lock=True)
        await changes.edit(session, problem, draft, by=ADA, network=NETWORK)
    for who in (ADA, GRACE, f"{ADA},{GRACE}"):
        for notice in await desk.said(who):
            assert "restorative" not in str(notice), notice


async def test_a_private_problem_is_withdrawn_and_nothing_else_with_it(desk: Desk):
    await talking(desk)
    before = await desk.said("C0PROBLEMS"), await desk.said(GRACE)
    await desk.withdraws(await desk.keeps_private(OTTO, form="V9"))
    async with desk.database.transaction() as session:
        removed = select(Delivery).where(Delivery.operation == Operation.DELETE)
        assert (await session.scalars(removed)).all() == []
    assert (await desk.said("C0PROBLEMS"), await desk.said(GRACE)) == before


async def test_when_a_mentor_leaves_the_author_hears_it_and_the_search_goes_on(desk: Desk):
    request = await talking(desk)
    async with desk.database.transaction() as session:
        await partings.part_with(session, GRACE, now=NOW, network=NETWORK)
    assert (await state_of(desk, request))[0] == RequestState.ENDED
    [told] = await heard(desk, ADA, HowItWent)
    assert (told.why, told.other) == ("left", GRACE)
    assert await heard(desk, GRACE, HowItWent) == []
    assert [each for each in await desk.said(MAE) if each.kind == "mentor_asked"]


@pytest.mark.parametrize(("anonymous", "why"), [(False, "left"), (True, "ended")])
async def test_when_an_author_leaves_only_a_named_one_is_said_to_have(
    desk: Desk, anonymous: bool, why: str
):
    await talking(desk, anonymous=anonymous)
    async with desk.database.transaction() as session:
        await partings.part_with(session, ADA, now=NOW, network=NETWORK)
    [told] = await heard(desk, GRACE, HowItWent)
    assert told.why == why
    assert (ADA in str(told)) is not anonymous
