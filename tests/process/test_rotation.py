"""After a rotation the old key can go, and nothing that it sealed is lost."""

from pathlib import Path

import pytest
from sqlalchemy import func, select, text

from bot import migrate, rotation
from bot.settings import CannotStart
from bot.vault import Vault
from models import Base, Delivery, Interest, InterestKind, Mentor, Problem
from models.base import SealedBytes, SealedJSON, SealedText
from tests.conftest import NOW, opened
from tests.process.conftest import Ground

OLD, NEW = Vault.new_key(), Vault.new_key()


async def fill(url: str, keys: tuple[str, ...], problems: int = 1) -> None:
    db = await opened(url, keys=keys)
    async with db.transaction() as session:
        for number in range(problems):
            problem = _problem(f"V{number}-{keys[0][:4]}", f"Title {number}")
            session.add(problem)
            await session.flush()
            mark = Interest(
                problem_id=problem.id,
                kind=InterestKind.FOLLOW,
                mark=f"{problem.id}:U4",
                member="U4",
            )
            owed = Delivery(key=problem.form_id, lane="U1", channel="U1", notice={"kind": "x"})
            session.add_all([mark, owed])
        if problems == 1:
            mentor = Mentor(slack_id="U2", topics=[], experience="Marked years", offered_at=NOW)
            session.add(mentor)
    await db.dispose()


def _problem(form_id: str, title: str) -> Problem:
    return Problem(
        form_id=form_id,
        author="U1",
        anonymous=True,
        title=title,
        context="Marked context",
        tried="",
        question="?",
        topics=[],
        needed_by=None,
        created_at=NOW,
        who_helped=["U2", "U3"],
    )


async def test_the_old_key_can_go(database_url: str):
    await fill(database_url, (OLD,))
    count = await rotation.rotate(database_url, (NEW, OLD))
    # The pepper, the mentor's words, the problem's six, the follower, and the message's two.
    assert (count.changed, count.current) == (11, 0)
    db = await opened(database_url, keys=(NEW,))
    async with db.transaction() as session:
        problem = (await session.scalars(select(Problem))).one()
        assert (problem.author, problem.title, problem.who_helped) == (
            "U1",
            "Title 0",
            ["U2", "U3"],
        )
        assert (await session.scalars(select(Mentor.experience))).one() == "Marked years"
        delivery = (await session.scalars(select(Delivery))).one()
        assert (delivery.channel, delivery.notice) == ("U1", {"kind": "x"})
    await db.dispose()


async def test_what_was_named_under_the_old_key_is_found_under_the_new(database_url: str):
    await fill(database_url, (OLD,))
    await rotation.rotate(database_url, (NEW, OLD))
    db = await opened(database_url, keys=(NEW,))
    async with db.transaction() as session:
        problem = (await session.scalars(select(Problem))).one()
        mine = Interest.mark == f"{problem.id}:U4"
        assert await session.scalar(select(func.count()).select_from(Interest).where(mine)) == 1
    await db.dispose()


async def test_it_does_each_value_once_and_can_be_run_again(database_url: str):
    await fill(database_url, (OLD,))
    first = await rotation.rotate(database_url, (NEW, OLD))
    again = await rotation.rotate(database_url, (NEW, OLD))
    assert (again.changed, again.current) == (0, first.changed)


async def test_it_walks_tables_longer_than_a_transaction(
    database_url: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rotation, "AT_ONCE", 7)
    await fill(database_url, (OLD,), problems=15)
    count = await rotation.rotate(database_url, (NEW, OLD))
    assert count.changed == 1 + 15 * 9


async def test_it_goes_on_where_it_was_interrupted(database_url: str):
    await fill(database_url, (OLD,))
    await fill(database_url, (NEW, OLD), problems=3)
    count = await rotation.rotate(database_url, (NEW, OLD))
    assert (count.changed, count.current) == (11, 27)


async def test_a_key_that_is_missing_is_a_sentence_and_loses_nothing(database_url: str):
    await fill(database_url, (OLD,))
    with pytest.raises(CannotStart, match="None of LANTERN_KEYS opens something in the table"):
        await rotation.rotate(database_url, (NEW,))
    count = await rotation.rotate(database_url, (NEW, OLD))
    assert count.changed == 11


async def test_every_sealed_column_is_found():
    kinds = (SealedText, SealedJSON, SealedBytes)
    sealed = {
        (table.name, column.name)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, kinds)
    }
    found = {(place.name, name) for place in rotation.places() for name in place.sealed}
    assert found == sealed
    assert ("workspace", "pepper") in found


async def test_the_command_tells_counts_and_nothing_else(stand: Ground):
    await migrate.upgrade(stand.database_url)
    await fill(stand.database_url, (OLD,))
    code, out, err = await stand.runs("keys", "rotate", LANTERN_KEYS=f"{NEW},{OLD}")
    assert (code, err) == (0, "")
    assert out == "Sealed anew: 11. Already under the newest key: 0.\n"


async def test_sealed_values_are_never_readable_on_disk(sqlite_url: str, tmp_path: Path):
    await fill(sqlite_url, (OLD,))
    await rotation.rotate(sqlite_url, (NEW, OLD))
    async with migrate.plain_engine(sqlite_url) as engine, engine.begin() as connection:
        await connection.execute(text("SELECT 1"))
    assert not contains(tmp_path, b"Marked")


def contains(folder: Path, words: bytes) -> bool:
    return any(words in file.read_bytes() for file in folder.iterdir())
