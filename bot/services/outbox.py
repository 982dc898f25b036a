"""Say it once, even if Slack is down: a message is a row before it is a request."""

from collections.abc import Iterable

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import clock, insert
from bot.domain.notices import Notice
from bot.domain.unasked import Unasked
from bot.services import lanes, owed
from bot.services.lanes import MANY, PROMPT, ROUTINE
from bot.services.letters import Letter, say_many
from bot.services.owed import UNSEEN
from models import Delivery, DeliveryState, Operation
from models.delivery import IS_OPEN

__all__ = [
    "MANY",
    "PROMPT",
    "ROUTINE",
    "UNSEEN",
    "Letter",
    "find",
    "notice_of",
    "owe_again",
    "retract",
    "revise",
    "say",
    "say_many",
    "troubled",
    "waiting",
]

_WAITING = (DeliveryState.QUEUED, DeliveryState.HELD)


async def say(
    session: AsyncSession,
    notice: Notice,
    *,
    to: str,
    key: str,
    reply_to: Delivery | None = None,
    priority: int = PROMPT,
) -> Delivery:
    """Owe `to` a message, at most once per key.

    `to` is a channel's id, a person's (their DM) or several persons' with commas (their group
    DM). A reply waits until the message it replies to has been sent. What a person gets unasked
    is held until it is its turn.
    """
    held = owed.unasked(notice, to) if reply_to is None else None
    if held:
        return await _hold(session, notice, held, to=to, key=key)
    return await _owe(
        session,
        to=to,
        key=key,
        priority=priority,
        notice=owed.as_json(notice),
        reply_to_id=reply_to.id if reply_to else None,
    )


async def revise(session: AsyncSession, message: Delivery, notice: Notice, *, key: str) -> None:
    """Owe a new look to a message; what still waits is changed, and no edit queued behind it."""
    said = owed.as_json(notice)
    edit = (Delivery.target_id == message.id) & (Delivery.operation == Operation.UPDATE)
    waiting = await session.scalar(
        select(Delivery)
        .where(
            (Delivery.id == message.id) | edit,
            Delivery.state.in_(_WAITING),
        )
        .order_by(Delivery.id.desc())
        .limit(1)
        .with_for_update()
    )
    if waiting:
        waiting.notice = said
        return
    await _owe(
        session,
        to=message.channel,
        key=key,
        priority=PROMPT,
        notice=said,
        operation=Operation.UPDATE,
        target_id=message.id,
    )


async def retract(session: AsyncSession, message: Delivery, *, key: str) -> None:
    """Owe the removal of a message; what is held yet is spared."""
    found = select(Delivery).where(
        Delivery.id == message.id, Delivery.state == DeliveryState.HELD
    )  # no other is locked: who sends one locks its lane first
    held = await session.scalar(found.with_for_update().execution_options(populate_existing=True))
    if held:
        held.state, held.notice, held.lane = DeliveryState.SPARED, None, None
        held.finished_at = await clock(session)
        return
    await _owe(
        session,
        to=message.channel,
        key=key,
        priority=PROMPT,
        operation=Operation.DELETE,
        target_id=message.id,
    )


async def owe_again(session: AsyncSession, message: Delivery) -> None:
    """Queue once more what was given up, and is locked by the caller."""
    message.attempts = 0
    message.error = message.finished_at = None
    if message.rank is None:
        message.state = DeliveryState.QUEUED
        await lanes.open_at_commit(session, message.channel, PROMPT)
    else:
        message.state, message.due_at, message.spoils_at = DeliveryState.HELD, UNSEEN, None


async def find(session: AsyncSession, key: str) -> Delivery | None:
    """Find what was owed under a key."""
    return await session.scalar(select(Delivery).where(Delivery.key == key))


async def waiting(session: AsyncSession, channel: str) -> int:
    """Count what is owed to a channel and not sent yet."""
    owed = select(func.count()).select_from(Delivery)
    return await session.scalar(owed.where(text(IS_OPEN), Delivery.lane == channel)) or 0


async def troubled(session: AsyncSession, *, limit: int = 10) -> Iterable[Delivery]:
    """List what Slack refused, or may have lost, the newest first."""
    states = (DeliveryState.FAILED, DeliveryState.UNKNOWN)
    found = select(Delivery).where(Delivery.state.in_(states)).order_by(Delivery.id.desc())
    return (await session.scalars(found.limit(limit))).all()


def notice_of(delivery: Delivery) -> Notice:
    """Read back what was to be said."""
    return owed.read(delivery.notice)


async def _owe(
    session: AsyncSession, *, to: str, key: str, priority: int, **what: object
) -> Delivery:
    await lanes.open_at_commit(session, to, priority)
    return await _write(session, key=key, lane=to, channel=to, **what)


async def _hold(
    session: AsyncSession, notice: Notice, unasked: Unasked, *, to: str, key: str
) -> Delivery:
    return await _write(
        session,
        key=key,
        lane=to,
        channel=to,
        notice=owed.as_json(notice),
        state=DeliveryState.HELD,
        rank=unasked.rank,
        due_at=UNSEEN,
    )


async def _write(session: AsyncSession, *, key: str, **row: object) -> Delivery:
    new = insert(session, Delivery).values(key=key, **row)
    await session.execute(new.on_conflict_do_nothing())
    return (await session.scalars(select(Delivery).where(Delivery.key == key))).one()
