"""Which messages may go to Slack now, and what became of each: claim, send elsewhere, settle."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import clock
from bot.services import allowance
from bot.services.outbox import ROUTINE, UNSEEN
from bot.services.pace import Pace
from models import Delivery, DeliveryState, Lane, Operation
from models.delivery import IS_OPEN

METHODS = {
    Operation.POST: "chat.postMessage",
    Operation.UPDATE: "chat.update",
    Operation.DELETE: "chat.delete",
}
_UNFINISHED = (DeliveryState.HELD, DeliveryState.QUEUED, DeliveryState.SENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A message that this worker, and no other, may send before its lease ends."""

    delivery: Delivery
    uncertain: bool
    """An earlier attempt may have reached Slack: look for it before sending."""
    parent: Delivery | None
    """The message it edits, deletes or replies to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an attempt."""

    state: DeliveryState
    ts: str | None = None
    place: str | None = None
    error: str | None = None
    wait: timedelta | None = None
    """How long the lane rests; None for its usual rest."""
    blocks_method: bool = False
    """Slack asked the whole workspace to wait with this method."""


async def claim(
    session: AsyncSession, *, worker: str, limit: int, pace: Pace
) -> tuple[Sequence[Claim], datetime | None]:
    """Lease up to `limit` lanes, and give the first message of each.

    Where there is none, tell when to look again; None where nothing is known to come.
    """
    now = await clock(session)
    until = now + pace.lease
    purse = await allowance.count(session, now, pace.rates)
    claims, spent = [], []
    for lane in await _free_lanes(session, now, limit):
        first = await session.scalar(_first(lane))
        if first is None:
            lane.due_at = lane.owner = lane.leased_until = None
            continue
        head = await _locked(session, first)
        if head is None:
            continue
        if free_at := purse.spend(METHODS[head.operation]):
            lane.rests_until = free_at
            spent.append(free_at)
        else:
            claims.append(await _lease(session, lane, head, worker=worker, now=now, until=until))
    if claims or spent:  # there is more, or the allowance says when: no need to look through all
        return claims, min(spent, default=None)
    return claims, await _next_due(session, now)


async def settle(
    session: AsyncSession, claim: Claim, outcome: Outcome, *, worker: str, pace: Pace
) -> bool:
    """Record what became of a claim, unless its lease was lost meanwhile; tell which.

    The lane is locked before anything is read, so that a message added meanwhile is seen.
    """
    lane_id = claim.delivery.lane
    lane = await session.scalar(select(Lane).where(Lane.id == lane_id).with_for_update())
    if lane is None or lane.owner != worker:
        return False
    now = await clock(session)
    delivery = await session.get_one(Delivery, claim.delivery.id)
    _record(delivery, outcome, now)
    await session.flush()
    if outcome.blocks_method and outcome.wait:
        await allowance.block(session, METHODS[delivery.operation], now + outcome.wait)
    more = await session.scalar(_first(lane))
    lane.due_at = now if more else None
    lane.priority = lane.priority if more else ROUTINE
    lane.owner = lane.leased_until = None
    lane.rests_until = now + (pace.rest if outcome.wait is None else outcome.wait)
    return True


async def _free_lanes(session: AsyncSession, now: datetime, limit: int) -> Sequence[Lane]:
    found = (
        select(Lane)
        .where(
            Lane.due_at <= now,
            or_(Lane.rests_until.is_(None), Lane.rests_until <= now),
            or_(Lane.leased_until.is_(None), Lane.leased_until < now),
        )
        .order_by(Lane.priority, Lane.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return (await session.scalars(found)).all()


async def _locked(session: AsyncSession, delivery: Delivery) -> Delivery | None:
    """Lock a message as it is now, or leave it to whoever changes it at the moment."""
    found = select(Delivery).where(Delivery.id == delivery.id).with_for_update(skip_locked=True)
    return await session.scalar(found.execution_options(populate_existing=True))


def _first(lane: Lane) -> Select[Delivery]:
    waiting = select(Delivery).where(text(IS_OPEN), Delivery.lane == lane.id)
    return waiting.order_by(Delivery.id).limit(1)


async def _lease(
    session: AsyncSession,
    lane: Lane,
    head: Delivery,
    *,
    worker: str,
    now: datetime,
    until: datetime,
) -> Claim:
    lane.owner, lane.leased_until = worker, until
    uncertain = head.state == DeliveryState.SENDING
    head.attempts += 1
    if not uncertain:
        head.state, head.started_at = DeliveryState.SENDING, now
    parent_id = head.target_id or head.reply_to_id
    parent = await session.get(Delivery, parent_id) if parent_id else None
    return Claim(delivery=head, uncertain=uncertain, parent=parent)


async def _next_due(session: AsyncSession, now: datetime) -> datetime | None:
    found = select(func.min(Lane.rests_until)).where(
        Lane.due_at.is_not(None), Lane.rests_until > now
    )
    return await session.scalar(found)


def _record(delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Keep what an edit or a look-up will need, and forget the words once they are said."""
    delivery.state = outcome.state
    delivery.error = outcome.error
    delivery.ts = outcome.ts or delivery.ts
    delivery.place = outcome.place or delivery.place
    if outcome.state in (DeliveryState.SENT, DeliveryState.SPARED):
        delivery.notice = delivery.lane = None
    if outcome.state == DeliveryState.HELD:
        delivery.due_at = UNSEEN
    if outcome.state not in _UNFINISHED:
        delivery.finished_at = now
