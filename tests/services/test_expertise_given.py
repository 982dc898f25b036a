"""Guidance that a mentor gave under their name counts as what they know, and no other does."""

import pytest

from bot.db import Database
from models import Audience, Piece, PieceOrigin, PieceState
from tests.conftest import NOW, ON_SQLITE
from tests.services.knowing import GRACE, IDA, MAE, Desk

pytestmark = ON_SQLITE


@pytest.fixture
async def desk(database: Database) -> Desk:
    desk = Desk(database)
    await desk.offers(GRACE, "Prepared a board for a vote.")
    await desk.offers(MAE, "Built a budget for three departments.")
    return desk


def gift(giver=MAE, **more):
    told = {
        "origin": PieceOrigin.CONTRIBUTED,
        "state": PieceState.PUBLISHED,
        "audience": Audience.NETWORK,
        "contributor": giver,
        "credited": True,
    }
    return Piece(
        slug="begin-with-circles",
        kind="tip",
        topics=[],
        support=None,
        states=[],
        title="Begin with circles",
        summary="Our circles held.",
        body="Sit in circles first.",
        source={"title": "A book", "author": "Ada Example", "year": 2020},
        licence="CC BY 4.0",
        created_at=NOW,
        changed_at=NOW,
        **told | more,
    )


async def test_a_published_piece_makes_its_giver_known(desk):
    before = await desk.scores()
    await desk.keeps(gift())
    after = await desk.scores()
    assert after[MAE] > before[MAE]
    assert next(iter(after)) == MAE


@pytest.mark.parametrize(
    "unlike",
    [
        {"credited": False},
        {"state": PieceState.IN_REVIEW},
        {"state": PieceState.HIDDEN},
        {"origin": PieceOrigin.HARVESTED},
        {"audience": Audience.FACILITATORS},
        {"contributor": None},
    ],
    ids=lambda unlike: next(iter(unlike)),
)
async def test_what_could_tell_who_wrote_it_counts_for_nobody(desk, unlike):
    before = await desk.scores()
    await desk.keeps(gift(**unlike))
    assert await desk.scores() == before


async def test_who_gave_but_does_not_mentor_is_not_named(desk):
    before = await desk.scores()
    await desk.keeps(gift(IDA))
    assert await desk.scores() == before


async def test_a_piece_that_is_taken_out_is_forgotten(desk):
    without = await desk.scores()
    piece = gift()
    await desk.keeps(piece)
    assert await desk.scores() != without
    async with desk.database.transaction() as session:
        (await session.get_one(Piece, piece.id)).state = PieceState.HIDDEN
    assert await desk.scores() == without


async def test_without_news_its_words_are_not_read_again(desk):
    await desk.keeps(gift())
    await desk.scores()
    desk.meaning.read.clear()
    await desk.scores("Anything")
    assert desk.meaning.read == ["Anything"]
