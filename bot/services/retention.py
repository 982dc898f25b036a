"""How long messages are remembered after they were said, and then forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models import (
    Asking,
    Assessment,
    Attendance,
    CareOffer,
    Celebration,
    CheckIn,
    Conversation,
    Delivery,
    Harvest,
    HelpfulAnswer,
    Lane,
    Problem,
    Prompting,
    RelayEnd,
    Request,
    RoundAnswer,
    RoundPair,
    Verdict,
)

KEPT_FOR = timedelta(days=90)
_LATELY = timedelta(days=30)
AT_ONCE = 1000
"""Messages that one sweep forgets at most, so that nobody waits for it."""

REFERRING: tuple[InstrumentedAttribute[int | None] | InstrumentedAttribute[int], ...] = (
    Problem.post_id,
    Problem.suggested_in_id,
    Request.asked_in_id,
    RelayEnd.delivery_id,
    Asking.called_in_id,
    Conversation.opened_in_id,
    Conversation.author_dm_id,
    Conversation.helper_dm_id,
    Verdict.asked_in_id,
    RoundPair.opened_in_id,
    RoundAnswer.asked_in_id,
    Harvest.asked_in_id,
    HelpfulAnswer.asked_in_id,
    Prompting.posted_in_id,
    CheckIn.asked_in_id,
    CheckIn.shared_in_id,
    CareOffer.offered_in_id,
    Assessment.shared_in_id,
    Assessment.charted_in_id,
    Attendance.invited_in_id,
    Celebration.asked_in_id,
    Celebration.shared_in_id,
)
"""What still needs a message: to edit it, or to know its thread."""


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget finished messages that nothing refers to, and the queues that stand empty.

    What stands in a problem's thread is kept as long as the problem: who withdraws it takes all
    of it back.
    """
    await _let_go_of_prompts(session, now)
    later, thread = aliased(Delivery), aliased(Problem)
    ripe = (
        select(Delivery.id)
        .where(
            Delivery.finished_at < now - KEPT_FOR,
            *(~exists().where(column == Delivery.id) for column in REFERRING),
            ~exists().where(later.target_id == Delivery.id),
            ~exists().where(later.reply_to_id == Delivery.id),
            ~exists().where(thread.post_id == Delivery.reply_to_id),
        )
        .limit(AT_ONCE)
    )
    ids = (await session.scalars(ripe)).all()
    await session.execute(delete(Delivery).where(Delivery.id.in_(ids)))
    await session.execute(
        delete(Lane).where(Lane.due_at.is_(None), Lane.owner.is_(None), Lane.rests_until < now)
    )


async def _let_go_of_prompts(session: AsyncSession, now: datetime) -> None:
    """Need the messages no longer with which members were asked what is long closed.

    Only what was closed lately is looked at: the rest was let go before.
    """
    over = now - KEPT_FOR
    closed = select(Prompting.id).where(
        Prompting.closed_at < over, Prompting.closed_at > over - _LATELY
    )
    asked = (
        select(CheckIn.id)
        .where(CheckIn.prompting_id.in_(closed), CheckIn.asked_in_id.is_not(None))
        .limit(AT_ONCE)
    )
    ids = (await session.scalars(asked)).all()
    await session.execute(update(CheckIn).where(CheckIn.id.in_(ids)).values(asked_in_id=None))
