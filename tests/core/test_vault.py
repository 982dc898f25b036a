"""What is sealed stays sealed, and rotating keys loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from bot.vault import CannotUnseal, Vault
from models import Interest, InterestKind, Problem
from tests.conftest import NOW, opened

OLD, NEW = Vault.new_key(), Vault.new_key()


@given(st.text())
def test_what_was_sealed_can_be_unsealed_after_the_newest_key_changed(words):
    token = Vault([OLD]).seal(words)
    assert Vault([NEW, OLD]).unseal(token) == words
    renewed = Vault([NEW, OLD]).reseal(token)
    assert Vault([NEW]).unseal(renewed) == words
    with pytest.raises(CannotUnseal):
        Vault([NEW]).unseal(token)


def test_a_digest_is_the_same_only_with_the_same_pepper():
    one, same, other = Vault([OLD]), Vault([NEW]), Vault([OLD])
    pepper = Vault.new_pepper()
    one.season(pepper)
    same.season(pepper)
    other.season(Vault.new_pepper())
    assert one.digest("U1") == same.digest("U1") != other.digest("U1")
    assert one.digest("U1") != one.digest("U2")


def problem(**values) -> Problem:
    told = {"title": "MARKED-title", "context": "MARKED-context", "tried": "MARKED-tried"}
    defaults = {"form_id": "V1", "author": "U0MARKED", "anonymous": True, "topics": []}
    rest = {"question": "MARKED-question", "needed_by": None, "created_at": NOW}
    return Problem(**(defaults | told | rest | values))


async def test_a_copy_of_the_database_tells_neither_the_words_nor_who_wrote_them(database):
    async with database.transaction() as session:
        session.add(one := problem())
        session.add(two := problem(form_id="V2"))
        await session.flush()
        for each in (one, two):
            session.add(
                Interest(
                    problem_id=each.id,
                    kind=InterestKind.SAME_HERE,
                    mark=f"{each.id}:U0MARKED",
                    member="U0MARKED",
                )
            )
    async with database.engine.connect() as connection:
        copy = [
            str(row)
            for table in ("problem", "interest", "workspace")
            for row in await connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608
        ]
        marks = (await connection.execute(text("SELECT mark, member FROM interest"))).all()
    assert "MARKED" not in "".join(copy)
    assert marks[0][0] != marks[1][0], "one member's marks on two problems cannot be linked"
    assert marks[0][1] != marks[1][1]


async def test_what_was_sealed_reads_as_it_was_written(database):
    async with database.transaction() as session:
        session.add(problem(who_helped=["U1", "U2"]))
    async with database.transaction() as session:
        found = await session.get(Problem, 1)
        assert (found.author, found.title) == ("U0MARKED", "MARKED-title")
        assert found.who_helped == ["U1", "U2"]


async def test_a_database_opens_again_with_its_key_after_a_new_one(database_url):
    await (await opened(database_url, keys=(OLD,))).dispose()
    db = await opened(database_url, keys=(NEW, OLD))
    await db.dispose()
    with pytest.raises(CannotUnseal):
        await opened(database_url, keys=(NEW,))
