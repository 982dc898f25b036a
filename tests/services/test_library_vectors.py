"""What is worked out of a piece is worked out once, wherever it is needed, and then forgotten."""

import asyncio

import numpy as np
import pytest
from sqlalchemy import select

from bot.core import Core
from bot.domain.search import count
from bot.services import embeddings
from bot.services.prepared import Prepared, packed, unpacked
from models import Embedding, PieceState
from tests.conftest import ON_SQLITE
from tests.services.shelves import Pretending, Shelves, titles

LAMPS = "Ask the lamplighters of the harbour."
LONG = "\n\n".join(f"The {each} one reads the log of the harbour again." * 9 for each in "abcd")


@pytest.fixture
def shelves(database) -> Shelves:
    return Shelves(database)


async def refresh(shelves, library) -> None:
    """Do what every process does once a second."""
    await Core.refresh_library(
        Core(
            db=shelves.database,
            library=library,
            **dict.fromkeys(("gateway", "expertise", "people", "homes", "submissions", "network")),
        )
    )


@ON_SQLITE
async def test_a_new_piece_is_found_by_words_at_once_and_by_meaning_after_a_moment(shelves):
    library = await shelves.opened()
    await shelves.publish("lamps", LAMPS)
    await shelves.follow(library)
    [found, *_] = await library.search("Who are the lamplighters of the harbour?")
    assert found.piece.slug == "lamps"
    assert shelves.encode.given == []
    await refresh(shelves, library)
    assert len(shelves.encode.given) == 1
    assert library.unprepared(9) == {}
    assert (await titles(library, "harbour"))[0] == "lamps"


async def test_what_one_process_made_no_other_makes_again_and_both_find_the_same(shelves):
    here, there = await shelves.opened(), await shelves.opened()
    await shelves.publish("lamps", LAMPS)
    await shelves.publish("logs", LONG)
    await refresh(shelves, here)
    assert len(shelves.encode.given) > 2
    shelves.encode.given.clear()
    await refresh(shelves, there)
    later = await shelves.opened()
    assert shelves.encode.given == []
    asked = "Who reads the log of the lamplighters?"
    expected = await here.rank(asked)
    for library in (there, later):
        assert library.unprepared(9) == {}
        assert await library.rank(asked) == expected


@ON_SQLITE
async def test_another_model_makes_its_own_while_words_are_searched(shelves):
    await shelves.publish("lamps", LAMPS)
    await refresh(shelves, await shelves.opened())
    shelves.encode = Pretending("a newer model")
    library = await shelves.opened()
    assert "lamps" in await titles(library, "lamplighters")
    assert len(library.unprepared(9)) == 1
    await refresh(shelves, library)
    assert len(shelves.encode.given) == 1
    async with shelves.database.transaction() as session:
        await embeddings.forget_but(session, library.model, library.marks())
        assert (await session.scalars(select(Embedding.model))).all() == [library.model]


@ON_SQLITE
async def test_looks_at_the_same_time_do_not_disturb_each_other(shelves):
    library = await shelves.opened()
    for number in range(3):
        await shelves.publish(f"lamps-{number}", f"{LAMPS} And number {number}.")
    await asyncio.gather(*(refresh(shelves, library) for _ in range(3)))
    await refresh(shelves, library)
    assert len(library) == 6
    assert library.unprepared(9) == {}
    assert (await titles(library, LAMPS))[0].startswith("lamps")


@ON_SQLITE
async def test_an_unchanged_piece_is_not_embedded_when_another_changes(shelves):
    library = await shelves.opened()
    await shelves.publish("lamps", LAMPS)
    await shelves.publish("logs", "Read the log.")
    await refresh(shelves, library)
    shelves.encode.given.clear()
    await shelves.change("logs", body="Read the log twice.")
    await refresh(shelves, library)
    assert len(shelves.encode.given) == 1


@ON_SQLITE
async def test_of_a_piece_that_left_nothing_is_kept(shelves):
    library = await shelves.opened()
    await shelves.publish("lamps", LAMPS)
    await shelves.publish("logs", LONG)
    await refresh(shelves, library)
    await shelves.change("lamps", state=PieceState.HIDDEN)
    await refresh(shelves, library)
    async with shelves.database.transaction() as session:
        await embeddings.forget_but(session, library.model, library.marks())
        assert set(await session.scalars(select(Embedding.mark))) == library.marks()
    assert len(library.marks()) == 1


@ON_SQLITE
async def test_by_words_alone_nothing_is_made_or_stored(shelves):
    shelves.encode = None
    library = await shelves.opened()
    await shelves.publish("lamps", LAMPS)
    await refresh(shelves, library)
    assert not library.is_dense
    assert await titles(library, "lamplighters") == ["lamps"]
    async with shelves.database.transaction() as session:
        assert (await session.scalars(select(Embedding.mark))).all() == []


@pytest.mark.parametrize("texts", [["Ask the lamplighters."], ["", "a harbour", "log, log, log"]])
def test_what_is_prepared_is_the_same_after_it_was_stored(texts):
    vectors = np.eye(len(texts), 8, dtype=np.float32)
    prepared = Prepared(tuple(map(count, texts)), vectors)
    again = unpacked(packed(prepared))
    assert np.array_equal(again.vectors, vectors)
    for one, other in zip(prepared.words, again.words, strict=True):
        assert np.array_equal(one.keys, other.keys)
        assert np.array_equal(one.counts, other.counts)
