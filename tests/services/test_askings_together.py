"""Everybody presses at once: no mentor has more than they offered, and each press has its word."""

import random
from collections import Counter

import pytest
from sqlalchemy import select

from models import Asking, Mentor, Origin, Request, RequestState
from tests.services.desk import GRACE, MAE, Desk, attempts

MENTORS = (GRACE, MAE, "U0THREE", "U0FOUR")
HELPED = (RequestState.ACCEPTED, RequestState.DONE)
AT_ONCE = 12


async def requests_of(desk: Desk) -> list[Request]:
    async with desk.database.transaction() as session:
        return list(await session.scalars(select(Request).order_by(Request.id)))


async def require_sound(desk: Desk) -> None:
    """Nobody helps more than they offered; nobody has more help, or asks more, than is wanted."""
    async with desk.database.transaction() as session:
        wanted = {each.problem_id: each.wanted for each in await session.scalars(select(Asking))}
        offers = {each.slack_id: each for each in await session.scalars(select(Mentor))}
    requests = await requests_of(desk)
    busy = Counter(each.helper for each in requests if each.state == RequestState.ACCEPTED)
    assert all(count <= offers[mentor].capacity for mentor, count in busy.items())
    for problem, most in wanted.items():
        about = [each for each in requests if each.problem_id == problem]
        helped = sum(each.state in HELPED for each in about)
        thinking = sum(each.state == RequestState.OPEN for each in about)
        assert helped <= most
        assert helped + thinking <= most or helped < most
    for mentor, offer in offers.items():
        asked = [each for each in requests if each.helper == mentor]
        assert len([each for each in asked if each.origin == Origin.ASKED]) <= offer.weekly


async def wave(desk: Desk, dice: random.Random) -> int:
    """Let all who have anything to press press it at once, in any order; count who was told no."""
    presses = [desk.clock_looks, desk.clock_looks]
    for each in await requests_of(desk):
        if each.state in (RequestState.OPEN, RequestState.PASSED):
            deed = dice.choice((desk.accepts, desk.accepts, desk.declines))
            presses += [lambda d=deed, r=each: d(r.id, by=r.helper)] * dice.choice((1, 2))
    async with desk.database.transaction() as session:
        for each in await session.scalars(select(Asking)):
            number, author = each.problem_id, f"U0OFFICER{each.problem_id}"
            if dice.random() < 0.3:
                presses.append(lambda n=number, a=author: desk.wants_another(n, by=a))
            elif dice.random() < 0.2:
                presses.append(lambda n=number, a=author: desk.takes_back(n, by=a))
    dice.shuffle(presses)
    told = []
    for start in range(0, len(presses), AT_ONCE):
        told += await attempts(*(press() for press in presses[start : start + AT_ONCE]))
    assert all(str(each) for each in told if each)
    return sum(each is not None for each in told)


@pytest.mark.parametrize("seed", range(2))
async def test_however_they_press_no_place_is_taken_twice(desk: Desk, seed: int):
    dice = random.Random(seed)  # noqa: S311
    for mentor in MENTORS:
        await desk.mentors(mentor, capacity=dice.choice((1, 1, 2)), weekly=5)
    problems = [await desk.shares(f"U0OFFICER{n}", form=f"V{n}") for n in range(1, 6)]
    await attempts(*(desk.wants_another(n, by=f"U0OFFICER{n}") for n in problems))
    await require_sound(desk)
    refused = 0
    for days in (1, 1, 0, 2):
        await desk.time_passes(days=days)
        refused += await wave(desk, dice)
        await require_sound(desk)
    assert refused, "somebody was too late"


async def test_of_two_mentors_who_say_yes_at_once_the_first_helps_and_the_other_is_told(desk: Desk):
    for number in range(2):
        problem = await desk.shares(form=f"V{number}")
        late = await desk.asks(problem, GRACE)
        await desk.time_passes(days=1)
        await desk.time_passes(days=1)
        second = (await desk.between(problem, MAE)).id
        told = await attempts(desk.accepts(late, by=GRACE), desk.accepts(second, by=MAE))
        assert sorted(each is None for each in told) == [False, True]
        [loser] = [each for each in told if each]
        assert "somebody else said yes" in str(loser)
        await desk.resolves(problem)
        await desk.time_passes(days=7)


async def test_two_searches_that_look_at_once_do_not_share_a_mentors_last_place(desk: Desk):
    await desk.mentors(GRACE, capacity=1, weekly=1)
    await desk.mentors(MAE, paused=True)
    problems = [await desk.shares(f"U0OFFICER{n}", form=f"V{n}") for n in range(1, 6)]
    await attempts(*(desk.wants_another(n, by=f"U0OFFICER{n}") for n in problems))
    await desk.clock_looks()
    assert [each.helper for each in await requests_of(desk)] == [GRACE]
    states = Counter([(await desk.asking(each)).state.value for each in problems])
    assert states == {"asking": 1, "waiting": 4}


async def test_any_number_of_clocks_do_each_thing_once(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    for days, count in ((1, 1), (1, 1), (1, 1)):
        await desk.time_passes(days=days)
        await attempts(*(desk.clock_looks() for _ in range(4)))
        kinds = Counter(each.kind for each in await desk.said(GRACE))
        assert kinds["mentor_reminded"] <= count
        assert kinds["mentor_released"] <= count
    everything = Counter(each.kind for each in await desk.said("U0ADA"))
    assert everything["asking_went_on"] == 1
    assert everything["call_offered"] == 1
