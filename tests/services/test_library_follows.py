"""What is changed in the database is what every process finds, and nothing else is."""

from datetime import date, timedelta

import pytest

from bot.domain.guidance import Reader
from bot.services import feedback
from models import Audience, PieceOrigin, PieceState
from tests.conftest import ON_SQLITE
from tests.services.shelves import Shelves, piece, titles

pytestmark = ON_SQLITE

FACILITATOR = Reader(facilitates=True)
LAMPS = "Ask the lamplighters of the harbour."


@pytest.fixture
def shelves(database) -> Shelves:
    return Shelves(database)


async def test_what_is_published_in_one_process_is_found_in_every_other(shelves):
    here, there = await shelves.opened(), await shelves.opened()
    await shelves.publish("lamps", LAMPS, contributor="U0ADA", credited=True)
    for library in (here, there):
        assert await shelves.follow(library)
        [found, *_] = await library.search("Who are the lamplighters of the harbour?")
        assert found.piece.slug == "lamps"
        assert found.passage == LAMPS
        assert found.passage[found.sentence.start : found.sentence.end] == LAMPS
        assert found.entry.from_network
        assert found.entry.contributor == "U0ADA"
        assert len(library) == 4


async def test_without_news_nothing_is_read_or_made_again(shelves):
    await shelves.publish("lamps", LAMPS)
    library = await shelves.opened()
    before = library.entry("lamps")
    assert not await shelves.follow(library)
    assert library.entry("lamps") is before


async def test_a_start_reads_what_was_there_before(shelves):
    await shelves.publish("lamps", LAMPS)
    await shelves.change("lamps", body="Ask the ferrymen of the harbour.")
    assert "lamps" in await titles(await shelves.opened(), "ferrymen")


async def test_a_changed_piece_is_found_by_its_new_words_alone(shelves):
    shelves.encode = None
    library = await shelves.opened()
    await shelves.publish("lamps", LAMPS)
    await shelves.follow(library)
    await shelves.change("lamps", body="Ask the ferrymen of the harbour.", version=2)
    await shelves.follow(library)
    assert await titles(library, "lamplighters") == []
    assert await titles(library, "ferrymen") == ["lamps"]
    assert library.entry("lamps").version == 2


async def test_an_edited_starter_piece_takes_its_place_and_a_hidden_one_leaves_until_it_is_shown(
    shelves,
):
    shelves.encode = None
    library = await shelves.opened()
    await shelves.publish("the-vote", "Count the lanterns.", origin=PieceOrigin.STARTER)
    await shelves.follow(library)
    assert await titles(library, "lanterns") == ["the-vote"]
    assert await titles(library, "strategic") == []
    assert not library.entry("the-vote").from_network
    await shelves.change("the-vote", state=PieceState.HIDDEN)
    await shelves.follow(library)
    assert library.entry("the-vote") is None
    assert await titles(library, "lanterns") == []
    assert len(library) == 2
    await shelves.change("the-vote", state=PieceState.PUBLISHED)
    await shelves.follow(library)
    assert await titles(library, "lanterns") == ["the-vote"]


@pytest.mark.parametrize(
    "state", [PieceState.DRAFT, PieceState.IN_REVIEW, PieceState.DECLINED, PieceState.HIDDEN]
)
async def test_what_is_not_published_is_in_no_library(shelves, state):
    await shelves.publish("lamps", LAMPS, state=state)
    library = await shelves.opened()
    assert library.entry("lamps", FACILITATOR) is None
    assert "lamps" not in await titles(library, LAMPS, reader=FACILITATOR)
    assert len(library) == 3


async def test_while_a_change_of_a_starter_piece_waits_for_review_readers_see_the_file(shelves):
    library = await shelves.opened()
    await shelves.publish("the-vote", LAMPS, state=PieceState.IN_REVIEW)
    await shelves.follow(library)
    assert "strategic plan" in library.entry("the-vote").piece.body
    await shelves.change("the-vote", state=PieceState.PUBLISHED)
    await shelves.follow(library)
    await shelves.change("the-vote", state=PieceState.DECLINED)
    await shelves.follow(library)
    assert "strategic plan" in library.entry("the-vote").piece.body


async def test_a_piece_for_facilitators_is_shown_to_nobody_else_in_any_way(shelves):
    await shelves.publish(
        "lamps", LAMPS, audience=Audience.FACILITATORS, guide="consultancy", step=1
    )
    library = await shelves.opened()
    for reader in (Reader(), Reader(state="TX")):
        assert library.entry("lamps", reader) is None
        assert "lamps" not in {entry.piece.slug for entry in library.entries(reader)}
        assert library.guide("consultancy", reader) == []
        assert await library.search(LAMPS, reader=reader) == []
        ranked = await titles(library, LAMPS, reader=reader)
        assert ranked
        assert "lamps" not in ranked
    assert "lamps" not in await titles(library, LAMPS)
    assert library.entry("lamps", FACILITATOR)
    assert len(library.guide("consultancy", FACILITATOR)) == 1
    [found, *_] = await library.search(LAMPS, reader=FACILITATOR)
    assert found.piece.slug == "lamps"


async def test_who_may_not_read_a_piece_is_not_told_that_another_disagrees_with_it(shelves):
    await shelves.publish("lamps", LAMPS, audience=Audience.FACILITATORS)
    await shelves.disagree("lamps", "the-vote", "whether to wait")
    await shelves.disagree("the-circle", "the-vote", "whom to ask first")
    library = await shelves.opened()
    for_all = library.entry("the-vote").contrary
    assert [(each.slug, each.about) for each in for_all] == [("the-circle", "whom to ask first")]
    assert {each.slug for each in library.entry("the-vote", FACILITATOR).contrary} == {
        "lamps",
        "the-circle",
    }
    [found, *_] = await library.rank("Count the votes before the board meets")
    assert found.entry.contrary == for_all
    await shelves.change("lamps", state=PieceState.HIDDEN)
    await shelves.follow(library)
    assert library.entry("the-vote", FACILITATOR).contrary == for_all


async def test_upkeep_says_until_when_a_piece_is_right_and_where_the_law_may_have_changed(shelves):
    library = await shelves.opened()
    await shelves.keep("the-vote", reviewed_on=date(2026, 1, 4), every_days=90, law_changed=["TX"])
    await shelves.follow(library)
    entry = library.entry("the-vote")
    assert entry.reviewed == date(2026, 1, 4)
    assert entry.review_by == date(2026, 4, 4)
    assert entry.law_changed == {"TX"}
    assert library.entry("the-circle").review_by == date(2027, 1, 2)


async def test_what_readers_find_useful_is_counted_once_a_minute(shelves):
    library = await shelves.opened()
    for member, useful in (("U0ADA", True), ("U0OTTO", True), ("U0MAE", False)):
        async with shelves.database.transaction() as session:
            await feedback.give(
                session, piece="the-vote", member=member, useful=useful, now=shelves.now
            )
    assert not await shelves.follow(library)
    shelves.now += timedelta(minutes=1)
    assert await shelves.follow(library)
    entry = library.entry("the-vote")
    assert (entry.useful, entry.not_useful) == (2, 1)
    shelves.now += timedelta(minutes=1)
    assert not await shelves.follow(library)


async def test_for_a_reader_the_own_state_comes_first_and_another_state_s_is_still_there(shelves):
    words = "The harbour needs a lamplighter who speaks with the ferrymen about the {} tide."
    kept = [
        piece("for-ohio", words.format("western"), states=frozenset({"OH"})),
        piece("for-texas", words.format("eastern"), states=frozenset({"TX"})),
        piece("for-all", words.format("northern")),
        *(piece(f"other-{number}", f"Number {number} is beside it.") for number in range(9)),
    ]
    library = await shelves.opened(*kept)
    asked = "Who speaks with the lamplighter of the harbour?"
    for state, order in (
        ("TX", ["for-texas", "for-all", "for-ohio"]),
        ("OH", ["for-ohio", "for-all", "for-texas"]),
    ):
        assert (await titles(library, asked, reader=Reader(state=state)))[:3] == order
