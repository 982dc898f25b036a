"""A member's word on a piece of guidance, and why it was not useful to them."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.domain.errors import InvalidInput
from bot.domain.feedback import Why
from bot.services import feedback
from models import Feedback
from tests.conftest import ON_SQLITE

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


async def says(database, member: str, *, useful: bool, piece: str = "count-to-ten") -> None:
    async with database.transaction() as session:
        await feedback.give(session, piece=piece, member=member, useful=useful, now=NOW)


async def tells(database, member: str, *, after: int = 0, **why: str) -> None:
    async with database.transaction() as session:
        told, now = Why(**why), NOW + timedelta(minutes=after)
        await feedback.explain(session, piece="count-to-ten", member=member, why=told, now=now)


async def words(database) -> list[tuple[str, bool]]:
    async with database.transaction() as session:
        found = select(Feedback.piece, Feedback.useful).order_by(Feedback.id)
        return [(piece, useful) for piece, useful in await session.execute(found)]


async def reported(database) -> list[tuple[str | None, str | None]]:
    async with database.transaction() as session:
        return [(each.why, each.note) for each in await feedback.reports(session)]


async def test_the_last_word_of_a_member_counts(database):
    await says(database, "U0ADA", useful=True)
    await says(database, "U0ADA", useful=False)
    assert await words(database) == [("count-to-ten", False)]


@ON_SQLITE
async def test_members_and_pieces_are_kept_apart(database):
    await says(database, "U0ADA", useful=True)
    await says(database, "U0OTTO", useful=False)
    await says(database, "U0ADA", useful=False, piece="breathe")
    assert await words(database) == [
        ("count-to-ten", True),
        ("count-to-ten", False),
        ("breathe", False),
    ]


@ON_SQLITE
async def test_facilitators_get_what_is_grave_and_every_note_and_what_names_somebody_first(
    database,
):
    await tells(database, "U0ADA", why="known")
    await tells(database, "U0OTTO", why="wrong", after=2)
    await tells(database, "U0GRACE", why="not_my_situation", note="We are a charter.", after=1)
    await tells(database, "U0FAY", why="identifies", after=3)
    await says(database, "U0MAE", useful=False)
    assert await reported(database) == [
        ("identifies", None),
        ("not_my_situation", "We are a charter."),
        ("wrong", None),
    ]


@ON_SQLITE
async def test_who_changes_their_mind_takes_the_report_back(database):
    await tells(database, "U0ADA", why="wrong", note="The deadline is ten days.")
    await says(database, "U0ADA", useful=False)
    assert await reported(database) == [("wrong", "The deadline is ten days.")]
    await says(database, "U0ADA", useful=True)
    assert await reported(database) == []


@ON_SQLITE
async def test_what_was_looked_at_comes_back_only_when_it_is_said_again(database):
    await tells(database, "U0ADA", why="out_of_date")
    async with database.transaction() as session:
        [report] = await feedback.reports(session)
        await feedback.handle(session, report.id, NOW)
    assert await reported(database) == []
    assert await words(database) == [("count-to-ten", False)]
    await tells(database, "U0ADA", why="out_of_date")
    assert len(await reported(database)) == 1


def test_only_what_can_be_chosen_is_a_reason():
    with pytest.raises(InvalidInput):
        Why(why="because")
    with pytest.raises(InvalidInput):
        Why(note="x" * 501)
