"""What is forgotten, and when."""

from sqlalchemy import ForeignKeyConstraint, select

from bot.domain.unasked import UNASKED
from bot.services import retention, told, unasked_days
from bot.views.refusals import KINDS
from models import Base, Delivery, UnaskedDay
from tests.conftest import ON_SQLITE
from tests.services.holding import ADA, DAY, MONDAY


@ON_SQLITE
async def test_days_and_what_was_told_are_forgotten(database):
    async with database.transaction() as session:
        await unasked_days.take(session, {ADA: MONDAY.date()})
        await told.note(session, ADA, "counted", MONDAY)
    for ahead, left in ((5 * DAY, (1, 1)), (10 * DAY, (0, 1)), (91 * DAY, (0, 0))):
        async with database.transaction() as session:
            await unasked_days.sweep(session, now=MONDAY + ahead)
            await told.sweep(session, now=MONDAY + ahead)
            days = (await session.scalars(select(UnaskedDay))).all()
            assert (len(days), len(await told.latest(session, ADA, limit=9))) == left


def test_whatever_needs_a_message_keeps_it_from_being_forgotten():
    own = {Delivery.__table__.c.target_id, Delivery.__table__.c.reply_to_id}
    needing = {
        element.parent
        for table in Base.metadata.tables.values()
        for constraint in table.constraints
        if isinstance(constraint, ForeignKeyConstraint)
        for element in constraint.elements
        if element.target_fullname == "delivery.id"
    }
    named = {column.property.columns[0] for column in retention.REFERRING}
    assert named == needing - own


def test_every_kind_that_is_unasked_is_one_that_can_be_said():
    assert set(UNASKED) <= set(KINDS)
