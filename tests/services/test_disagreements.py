"""Two pieces that advise against each other say so, both ways, until it is taken back."""

import pytest

from bot.db import Database
from bot.domain.errors import Gone, InvalidInput
from bot.services import disagreements
from tests.conftest import ON_SQLITE
from tests.services.keeping import Desk

pytestmark = ON_SQLITE
ABOUT = "Whether to name the vendor in public."


@pytest.fixture
def desk(database: Database) -> Desk:
    return Desk(database)


def contrary(desk, slug):
    return [(each.slug, each.about) for each in desk.library.entry(slug).contrary]


async def test_readers_of_each_are_told_of_the_other(desk):
    await desk.disagrees("soon", "late", ABOUT)
    await desk.follows()
    assert contrary(desk, "soon") == [("late", ABOUT)]
    assert contrary(desk, "late") == [("soon", ABOUT)]


async def test_said_again_from_the_other_side_the_last_word_counts(desk):
    await desk.disagrees("soon", "late", ABOUT)
    await desk.disagrees("late", "soon", "When to name the vendor.")
    await desk.follows()
    assert contrary(desk, "soon") == [("late", "When to name the vendor.")]


async def test_it_is_taken_back_once(desk):
    await desk.disagrees("soon", "late", ABOUT)
    await desk.follows()
    async with desk.database.transaction() as session:
        await disagreements.take_back(session, "soon", "late")
    await desk.follows()
    assert contrary(desk, "late") == []
    with pytest.raises(Gone):
        async with desk.database.transaction() as session:
            await disagreements.take_back(session, "late", "soon")


async def test_no_piece_disagrees_with_itself(desk):
    with pytest.raises(InvalidInput):
        await desk.disagrees("late", "late", ABOUT)
