"""How long messages are remembered after they were said, and then forgotten."""

from datetime import datetime, timedelta

from sqlalchemy import delete, exists, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, aliased

from models import (
    Asking,
    Conversation,
    Delivery,
    Harvest,
    HelpfulAnswer,
    Lane,
    Problem,
    RelayEnd,
    Request,
    RoundAnswer,
    RoundPair,
    Verdict,
)

KEPT_FOR = timedelta(days=90)
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
)
"""What still needs a message: to edit it, or to know its thread."""


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget finished messages that nothing refers to, and the queues that stand empty.

    What stands in a problem's thread is kept as long as the problem: who withdraws it takes all
    of it back.
    """
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
