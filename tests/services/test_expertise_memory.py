"""What knowing mentors costs, and where their words stay: in memory, and nowhere else."""

import io
import logging

import pytest
from sqlalchemy import event, select

from bot import log
from bot.db import Database
from bot.domain.mentors import Offer
from bot.remembered import remembering
from bot.services import mentors
from bot.services.expertise import MOST_TOLD, Expertise
from bot.services.writings import MOST_HELPED
from models import Mentor
from tests.conftest import NOW, ON_SQLITE, opened
from tests.services.knowing import CIRCLES, GRACE, IDA, MAE, Desk

pytestmark = ON_SQLITE


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


async def test_without_news_nothing_is_unsealed_or_embedded_again(desk):
    await desk.offers(GRACE, "Led circles in four schools.")
    await desk.offers(MAE, "Built a budget for three departments.")
    await desk.is_helped(MAE, "Teachers call our circles soft")
    await desk.scores()
    desk.meaning.read.clear()
    said: list[str] = []
    event.listen(
        desk.database.engine.sync_engine,
        "before_cursor_execute",
        lambda *told: said.append(told[2]),
    )
    await desk.scores()
    assert desk.meaning.read == [CIRCLES]
    assert said
    assert not any(word in each for each in said for word in ("experience", "title", "context"))


async def test_with_news_only_what_is_new_is_embedded(desk):
    await desk.offers(GRACE, "Led circles in four schools.")
    await desk.offers(MAE, "Built a budget for three departments.")
    await desk.scores()
    desk.meaning.read.clear()
    await desk.is_helped(MAE, "Teachers call our circles soft")
    await desk.scores()
    assert len(desk.meaning.read) == 2
    assert desk.meaning.read[0].startswith("Teachers call our circles soft")


async def test_the_best_hundred_are_named_and_not_one_more(desk):
    away = [
        Mentor(slack_id=f"U{n:03}", topics=[], experience=f"Led circles, {n}.", offered_at=NOW)
        for n in range(MOST_TOLD + 5)
    ]
    await desk.keeps(*away)
    known = await desk.scores()
    assert len(known) == MOST_TOLD
    assert list(known.values()) == sorted(known.values(), reverse=True)


async def test_of_many_problems_the_newest_make_somebody_known(desk):
    await desk.offers(MAE, "Prepared a board for a vote.")
    await desk.is_helped(MAE, "Teachers call our circles soft")
    for number in range(MOST_HELPED):
        await desk.is_helped(MAE, f"The budget is cut, {number}")
    await desk.scores()
    assert not any("soft" in text for text in desk.meaning.read)


async def test_another_workspace_is_unknown_here(desk, database_url):
    other = await opened(database_url, team_id="T0OTHER")
    try:
        async with other.transaction() as session:
            offer = Offer(topics=("student-voice",), experience="Led circles.")
            await mentors.offer(session, offer, member=IDA, now=NOW)
    finally:
        await other.dispose()
    await desk.offers(GRACE, "Prepared a board for a vote.")
    assert IDA not in await desk.scores()


async def test_private_words_reach_neither_the_logs_nor_a_file(desk, tmp_path_factory):
    """The library's vectors are kept in a file between starts; those of people's words never."""
    folder = tmp_path_factory.mktemp("model")
    heard = io.StringIO()
    log.configure("debug", "json")
    (handler,) = logging.getLogger().handlers
    handler.setStream(heard)
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        desk.expertise = Expertise(remembering(desk.meaning, folder), now=lambda: NOW)
        await desk.offers(GRACE, "Led zebrafish circles in four schools.")
        await desk.offers(MAE, "Built a zebrafish budget.")
        assert await desk.scores("A zebrafish problem with circles")
    finally:
        log.configure("warning")
    assert "zebrafish" not in heard.getvalue() + repr(vars(desk.expertise))
    assert not list(folder.iterdir())


async def test_nothing_of_it_is_written(desk):
    await desk.offers(GRACE, "Led circles in four schools.")
    async with desk.database.transaction() as session:
        before = (await session.scalars(select(Mentor))).one()
        await desk.expertise.learn(session)
        assert not session.new
        assert not session.dirty
        assert before.version == 1
