"""A member's word on a piece of guidance."""

from datetime import UTC, datetime

from sqlalchemy import select

from bot.services import feedback
from models import Feedback

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


async def says(database, member: str, *, useful: bool, piece: str = "count-to-ten") -> None:
    async with database.transaction() as session:
        await feedback.give(session, piece=piece, member=member, useful=useful, now=NOW)


async def words(database) -> list[tuple[str, bool]]:
    async with database.transaction() as session:
        found = select(Feedback.piece, Feedback.useful).order_by(Feedback.id)
        return [(piece, useful) for piece, useful in await session.execute(found)]


async def test_the_last_word_of_a_member_counts(database):
    await says(database, "U0ADA", useful=True)
    await says(database, "U0ADA", useful=False)
    assert await words(database) == [("count-to-ten", False)]


async def test_members_and_pieces_are_kept_apart(database):
    await says(database, "U0ADA", useful=True)
    await says(database, "U0OTTO", useful=False)
    await says(database, "U0ADA", useful=False, piece="breathe")
    assert await words(database) == [
        ("count-to-ten", True),
        ("count-to-ten", False),
        ("breathe", False),
    ]
