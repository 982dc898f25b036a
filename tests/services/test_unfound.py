"""What was looked for and not found is told only where enough people looked for it."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from bot.domain.unfound import the_same
from bot.services import unfound
from models import Unfound
from tests.conftest import ON_SQLITE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=40)
TRANSPORT = ["budget-and-resourcing"]


async def looks(database, *members: str, words="school buses", topics=TRANSPORT, now=NOW) -> None:
    async with database.transaction() as session:
        for member in members:
            await unfound.note(session, words, member=member, topics=topics, now=now)


async def wanted(database, since=LONG_AGO):
    async with database.transaction() as session:
        return await unfound.wanted(session, since=since)


async def kept(database) -> int:
    async with database.transaction() as session:
        return await session.scalar(select(func.count()).select_from(Unfound)) or 0


def test_the_same_search_is_the_same_however_it_is_written():
    assert the_same("The School  BUSES?") == the_same("buses for a school")
    assert the_same("school buses") != the_same("school board")
    assert the_same("and of the") == ""


async def test_words_are_told_from_the_fifth_person_on(database):
    await looks(database, "U1", "U2", "U3", words="School buses")
    await looks(database, "U4", words="the school buses")
    assert (await wanted(database)).queries == []
    await looks(database, "U5", words="buses, school")
    assert (await wanted(database)).queries == [("school buses", 5)]


async def test_who_looks_again_counts_once(database):
    await looks(database, *["U1"] * 6, "U2")
    found = await wanted(database)
    assert (found.queries, found.topics) == ([], [])


@ON_SQLITE
async def test_topics_are_told_from_the_third_person_on_whatever_their_words(database):
    await looks(database, "U1", words="school buses")
    await looks(database, "U1", words="bus drivers")
    await looks(database, "U2", words="bus routes")
    assert (await wanted(database)).topics == []
    await looks(database, "U3", words="late buses")
    assert (await wanted(database)).topics == TRANSPORT
    assert (await wanted(database)).queries == []


@ON_SQLITE
async def test_only_what_was_looked_for_since_is_told(database):
    await looks(database, "U1", "U2", "U3", "U4", "U5", now=NOW - timedelta(days=3))
    assert (await wanted(database, since=NOW)).queries == []
    await looks(database, "U1", "U2", "U3", "U4", "U5")
    assert (await wanted(database, since=NOW)).queries == [("school buses", 5)]


@ON_SQLITE
async def test_a_search_for_nothing_is_not_kept(database):
    await looks(database, "U1", words=" of the ")
    assert await kept(database) == 0


@ON_SQLITE
async def test_it_is_forgotten_after_two_months(database):
    await looks(database, "U1")
    async with database.transaction() as session:
        await unfound.sweep(session, now=NOW + timedelta(days=60))
    assert await kept(database) == 2
    async with database.transaction() as session:
        await unfound.sweep(session, now=NOW + timedelta(days=63))
    assert await kept(database) == 0


@ON_SQLITE
async def test_nobody_can_read_who_looked_or_for_what(database):
    await looks(database, "U0ADA", words="school buses")
    async with database.engine.connect() as connection:
        rows = str((await connection.exec_driver_sql("SELECT * FROM unfound")).fetchall())
    assert not any(word in rows for word in ("U0ADA", "buses", "09:30"))
