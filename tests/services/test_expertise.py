"""What the bot knows of mentors: at once what is new, and no longer what is gone."""

from datetime import date, timedelta

import pytest
from sqlalchemy import delete

from bot.db import Database
from bot.services.expertise import Expertise
from models import Member, Problem, ProblemState, RequestState, Thanks
from tests.conftest import NOW, ON_SQLITE
from tests.services.knowing import CIRCLES, GRACE, IDA, MAE, Desk, resolved

pytestmark = ON_SQLITE


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_in_an_empty_network_nobody_knows_anything(desk):
    assert await desk.scores() == {}


async def test_before_anything_was_learned_nobody_knows_anything(desk):
    await desk.offers(GRACE, "Led circles in four schools.")
    assert await desk.expertise.scores(CIRCLES) == {}


async def test_who_wrote_of_it_comes_first(desk):
    await desk.offers(MAE, "Built a budget for three departments.")
    await desk.offers(GRACE, "Led circles in four schools.")
    known = await desk.scores()
    assert list(known) == [GRACE, MAE]
    assert 1 >= known[GRACE] > known[MAE] >= 0


async def test_by_words_alone_it_is_the_same(desk):
    desk.expertise = Expertise(None, now=lambda: NOW)
    await desk.offers(MAE, "Built a budget for three departments.")
    await desk.offers(GRACE, "Led circles in four schools.")
    assert list(await desk.scores()) == [GRACE]


async def test_an_edited_offer_counts_at_once(desk):
    await desk.offers(MAE, "Built a budget for three departments.")
    await desk.offers(GRACE, "Prepared a board for a vote.")
    before = await desk.scores()
    await desk.offers(MAE, "Built circles in three departments.")
    after = await desk.scores()
    assert after[MAE] > before[MAE]
    assert next(iter(after)) == MAE


async def test_a_problem_that_they_helped_to_resolve_counts(desk):
    await desk.offers(GRACE, "Prepared a board for a vote.")
    await desk.offers(MAE, "Built a budget for three departments.")
    before = await desk.scores()
    await desk.is_helped(MAE, "Teachers call our circles soft")
    after = await desk.scores()
    assert after[MAE] > before[MAE]
    assert next(iter(after)) == MAE


@pytest.mark.parametrize("state", [RequestState.DECLINED, RequestState.OPEN, RequestState.ENDED])
async def test_a_problem_that_they_did_not_help_with_does_not(desk, state):
    await desk.offers(MAE, "Built a budget for three departments.")
    before = await desk.scores()
    await desk.is_helped(MAE, "Teachers call our circles soft", state=state)
    assert await desk.scores() == before


async def test_thanks_count_as_help_without_a_request(desk):
    await desk.offers(MAE, "Built a budget for three departments.")
    await desk.offers(GRACE, "Prepared a board for a vote.")
    before = await desk.scores()
    problem = resolved("Teachers call our circles soft")
    await desk.keeps(problem)
    await desk.keeps(Thanks(problem_id=problem.id, to=MAE, given_at=NOW))
    assert (await desk.scores())[MAE] > before[MAE]


async def test_who_only_helped_and_offers_nothing_is_not_named(desk):
    await desk.offers(GRACE, "Prepared a board for a vote.")
    await desk.is_helped(IDA, "Teachers call our circles soft")
    assert IDA not in await desk.scores()


async def test_what_is_withdrawn_or_erased_is_forgotten(desk):
    await desk.offers(MAE, "Built a budget for three departments.")
    without = await desk.scores()
    withdrawn = await desk.is_helped(MAE, "Teachers call our circles soft")
    erased = await desk.is_helped(MAE, "Do circles last?")
    assert await desk.scores() != without
    async with desk.database.transaction() as session:
        (await session.get_one(Problem, withdrawn)).state = ProblemState.WITHDRAWN
        await session.execute(delete(Problem).where(Problem.id == erased))
    assert await desk.scores() == without


@pytest.mark.parametrize("how", ["paused", "left"])
async def test_a_mentor_who_is_away_costs_nothing(desk, how):
    await desk.offers(GRACE, "Led circles in four schools.", paused=how == "paused")
    await desk.offers(MAE, "Built a budget for three departments.")
    if how == "left":
        await desk.keeps(Member(slack_id=GRACE, left_at=NOW))
    assert list(await desk.scores()) == [MAE]
    assert not any("four schools" in text for text in desk.meaning.read)


async def test_a_pause_until_a_date_ends_by_itself(desk):
    await desk.offers(
        GRACE, "Led circles in four schools.", paused=True, paused_until=date(2026, 1, 7)
    )
    assert await desk.scores() == {}
    desk.now += timedelta(days=2)
    assert list(await desk.scores()) == [GRACE]
