"""Say it once, even if Slack is down: a message is a row before it is a request."""

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from pydantic import Field, TypeAdapter
from sqlalchemy import case, event, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

from bot.db import clock, insert
from bot.domain.notices import Notice
from models import Delivery, DeliveryState, Lane, Operation
from models.delivery import IS_OPEN

PROMPT, ROUTINE = 0, 10
"""Priorities, the lower the sooner: what goes to many waits for what somebody waits for."""

_notices: TypeAdapter[Notice] = TypeAdapter(Annotated[Notice, Field(discriminator="kind")])


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
    DM). A reply waits until the message it replies to has been sent.
    """
    return await _owe(
        session,
        to=to,
        key=key,
        priority=priority,
        notice=_notices.dump_python(notice, mode="json"),
        reply_to_id=reply_to.id if reply_to else None,
    )


async def revise(session: AsyncSession, message: Delivery, notice: Notice, *, key: str) -> None:
    """Owe a new look to a message; what still waits is changed, and no edit queued behind it."""
    said = _notices.dump_python(notice, mode="json")
    edit = (Delivery.target_id == message.id) & (Delivery.operation == Operation.UPDATE)
    waiting = await session.scalar(
        select(Delivery)
        .where(
            (Delivery.id == message.id) | edit,
            Delivery.state == DeliveryState.QUEUED,
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
    """Owe the removal of a message."""
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
    message.state, message.attempts = DeliveryState.QUEUED, 0
    message.error = message.finished_at = None
    await _open_lane_at_commit(session, message.channel, PROMPT)


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
    return _notices.validate_python(delivery.notice)


async def _owe(
    session: AsyncSession, *, to: str, key: str, priority: int, **what: object
) -> Delivery:
    await _open_lane_at_commit(session, to, priority)
    row = {"key": key, "lane": to, "channel": to, **what}
    await session.execute(insert(session, Delivery).values(**row).on_conflict_do_nothing())
    return (await session.scalars(select(Delivery).where(Delivery.key == key))).one()


async def _open_lane_at_commit(session: AsyncSession, channel: str, priority: int) -> None:
    """Leave the lanes to the end, so that all transactions lock them in one order."""
    lanes: dict[str, int] = session.info.setdefault("lanes", {})
    if not lanes:
        now = await clock(session)
        event.listen(
            session.sync_session, "before_commit", lambda it: _open_lanes(it, lanes, now), once=True
        )
    lanes[channel] = min(priority, lanes.get(channel, priority))


def _open_lanes(session: Session, lanes: dict[str, int], now: datetime) -> None:
    for channel, priority in sorted(lanes.items()):
        new = insert(session, Lane).values(id=channel, due_at=now, priority=priority)
        session.execute(
            new.on_conflict_do_update(
                index_elements=["team_id", "id"],
                set_={
                    "due_at": func.coalesce(Lane.due_at, new.excluded.due_at),
                    "priority": case(
                        (Lane.priority < new.excluded.priority, Lane.priority),
                        else_=new.excluded.priority,
                    ),
                },
            )
        )
