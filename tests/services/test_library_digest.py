"""Once a month, who asked for it reads what is new, what helped, and what nobody found."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.db import Database
from bot.services import feedback, library_digest, unfound
from models import Audience, Piece, PieceOrigin, PieceState
from tests.conftest import ON_SQLITE
from tests.services.keeping import ADA, CHICAGO, FAY, OTTO, TUESDAY, Desk, member

pytestmark = ON_SQLITE


@pytest.fixture
async def desk(database: Database) -> Desk:
    desk = Desk(database)
    desk.now = TUESDAY
    for each in (ADA, FAY):
        async with database.transaction() as session:
            await library_digest.choose(session, each, wants=True)
    return desk


async def gains(desk, slug, *, audience=Audience.NETWORK, ago=3, state=PieceState.PUBLISHED):
    """Have a piece in the library since so many days."""
    at = TUESDAY - timedelta(days=ago)
    await desk.keeps(
        Piece(
            slug=slug,
            origin=PieceOrigin.CONTRIBUTED,
            state=state,
            audience=audience,
            kind="tip",
            topics=["student-voice"],
            support=None,
            states=[],
            title=f"On {slug}",
            summary="In short.",
            body="Words.",
            source={"title": "A book", "author": "Ada Example", "year": 2020},
            licence="CC BY 4.0",
            created_at=at,
            changed_at=at,
            published_at=at if state == PieceState.PUBLISHED else None,
            revision=0,
        )
    )
    await desk.doubts("TX", "fresh")  # counts as a change, so that the library is read


async def judge(desk, slug, *, useful, people):
    async with desk.database.transaction() as session:
        for n in range(people):
            await feedback.give(
                session, piece=slug, member=f"U{n}", useful=useful, now=TUESDAY - timedelta(days=2)
            )


async def looks_for(desk, words, *, people, topics=()):
    async with desk.database.transaction() as session:
        for n in range(people):
            await unfound.note(
                session, words, member=f"U{n}", topics=topics, now=TUESDAY - timedelta(days=2)
            )


async def read_by(desk, person):
    [notice] = (await desk.told())[person]
    return notice


def slugs(pieces):
    return [each.slug for each in pieces]


async def test_who_asked_for_it_reads_what_is_new_and_nobody_else(desk):
    await gains(desk, "walk-the-halls")
    await desk.keeps(member(OTTO))
    assert await desk.tells() == 2
    assert set(await desk.told()) == {ADA, FAY}
    assert slugs((await read_by(desk, ADA)).new) == ["walk-the-halls"]


async def test_what_only_facilitators_may_read_is_named_to_no_other(desk):
    await gains(desk, "secret", audience=Audience.FACILITATORS)
    await gains(desk, "waits", state=PieceState.IN_REVIEW)
    assert await desk.tells() == 1
    assert slugs((await read_by(desk, FAY)).new) == ["secret"]


async def test_a_month_without_news_is_silent(desk):
    await gains(desk, "old", ago=60)
    await judge(desk, "late", useful=True, people=4)
    await looks_for(desk, "bus routes", people=2, topics=["student-voice"])
    assert await desk.tells() == 0


async def test_five_words_on_a_piece_name_it_as_useful(desk):
    await judge(desk, "late", useful=True, people=5)
    await judge(desk, "soon", useful=True, people=4)
    await judge(desk, "fresh", useful=False, people=9)
    await desk.tells()
    assert slugs((await read_by(desk, ADA)).useful) == ["late"]


async def test_what_nobody_found_is_for_facilitators_and_words_only_when_five_looked(desk):
    await gains(desk, "walk-the-halls")
    await looks_for(desk, "bus routes", people=5)
    await looks_for(desk, "the superintendent of Sampleville", people=3, topics=["student-voice"])
    await desk.tells()
    theirs, hers = await read_by(desk, FAY), await read_by(desk, ADA)
    assert [(each.words, each.people) for each in theirs.looked_for] == [("bus routes", 5)]
    assert theirs.topics == ["student-voice"]
    assert hers == replace(theirs, looked_for=[], topics=[])


async def test_it_comes_once_a_month_at_nine_where_the_reader_is(desk):
    await gains(desk, "walk-the-halls")
    await desk.tells()
    async with desk.database.transaction() as session:
        await library_digest.choose(session, OTTO, wants=True)
        (await session.get_one(*key(desk, ADA))).zone = str(CHICAGO)
        (await session.get_one(*key(desk, OTTO))).zone = str(CHICAGO)
    assert await desk.tells() == 0
    desk.now = TUESDAY.replace(tzinfo=CHICAGO)
    await desk.tells()
    assert {person: len(said) for person, said in (await desk.told()).items()} == {
        ADA: 1,
        FAY: 1,
        OTTO: 1,
    }


async def test_a_day_that_nobody_served_is_made_up_within_five_days(desk):
    await gains(desk, "walk-the-halls")
    desk.now = TUESDAY + timedelta(days=5, minutes=1)
    assert await desk.tells() == 0
    desk.now = TUESDAY + timedelta(days=4)
    assert await desk.tells() == 2


async def test_what_a_process_left_undone_the_next_one_does_and_nobody_gets_it_twice(desk):
    await gains(desk, "walk-the-halls")
    await desk.dies_telling(TUESDAY)
    assert set(await desk.told()) == {ADA}
    await desk.tells()
    assert {person: len(said) for person, said in (await desk.told()).items()} == {ADA: 1, FAY: 1}


async def test_who_takes_it_back_or_has_left_gets_none(desk):
    await gains(desk, "walk-the-halls")
    async with desk.database.transaction() as session:
        await library_digest.choose(session, ADA, wants=False)
        assert not await library_digest.wants(session, ADA)
        (await session.get_one(*key(desk, FAY))).left_at = TUESDAY
    assert await desk.tells() == 0


def key(desk, person):
    return member(person).__class__, (desk.database.team_id, person)
