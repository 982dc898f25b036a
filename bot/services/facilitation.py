"""What only facilitators settle: reports, and messages that Slack refused or may have lost."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import NotAllowed
from bot.services import outbox
from models import Delivery, DeliveryState, Problem, Report

LISTED = 100
"""How many troubled messages are looked at, the newest first."""
_TROUBLED = (DeliveryState.FAILED, DeliveryState.UNKNOWN)
_ORPHANED = "parent_not_sent"
"""Why a reply or an edit was given up whose own message was never sent."""


async def open_reports(session: AsyncSession, *, to: str) -> Sequence[tuple[Report, Problem]]:
    """List what nobody has looked at yet, the oldest first, but nothing about their own."""
    found = select(Report, Problem).join(Problem, Problem.id == Report.problem_id)
    waiting = found.where(Report.handled_at.is_(None)).order_by(Report.id)
    rows = await session.execute(waiting)
    return [(report, problem) for report, problem in rows if problem.author != to]


async def close_report(session: AsyncSession, report_id: int, *, by: str, now: datetime) -> None:
    """Note that a report was looked at; a second time changes nothing."""
    report = await session.get(Report, report_id, with_for_update=True)
    if report is None or report.handled_at:
        return
    if (await session.get_one(Problem, report.problem_id)).author == by:
        raise NotAllowed("This is about a problem of yours: another facilitator looks at it.")
    report.handled_at = now


async def undelivered(session: AsyncSession) -> Sequence[Delivery]:
    """List what Slack refused or may have lost; what hangs on a listed message goes with it."""
    troubled = list(await outbox.troubled(session, limit=LISTED))
    listed = {delivery.id for delivery in troubled}
    return [each for each in troubled if not (each.error == _ORPHANED and _parent(each) in listed)]


async def send_again(session: AsyncSession, delivery_id: int, *, now: datetime) -> None:  # noqa: ARG001
    """Owe a message once more, and with it what waited for it."""
    for delivery in await _with_orphans(session, delivery_id):
        await outbox.owe_again(session, delivery)


async def note_arrived(session: AsyncSession, delivery_id: int, *, now: datetime) -> None:
    """Take a facilitator's word that a message is there."""
    for delivery in await _troubled(session, Delivery.id == delivery_id):
        _close(delivery, DeliveryState.SENT, now)


async def dismiss(session: AsyncSession, delivery_id: int, *, now: datetime) -> None:
    """Give a message up for good, and with it what waited for it."""
    for delivery in await _with_orphans(session, delivery_id):
        _close(delivery, DeliveryState.SPARED, now)


def _close(delivery: Delivery, state: DeliveryState, now: datetime) -> None:
    delivery.state, delivery.finished_at = state, now
    delivery.notice = delivery.lane = None


async def _with_orphans(session: AsyncSession, delivery_id: int) -> Iterable[Delivery]:
    """Lock a troubled message and what failed because of it; none where it is settled."""
    found = await _troubled(session, Delivery.id == delivery_id)
    if not found:
        return found
    hangs_on_it = or_(Delivery.reply_to_id == delivery_id, Delivery.target_id == delivery_id)
    return [*found, *await _troubled(session, hangs_on_it, Delivery.error == _ORPHANED)]


async def _troubled(session: AsyncSession, *which: object) -> Sequence[Delivery]:
    found = select(Delivery).where(Delivery.state.in_(_TROUBLED), *which)  # type: ignore[arg-type]
    return (await session.scalars(found.order_by(Delivery.id).with_for_update())).all()


def _parent(delivery: Delivery) -> int | None:
    return delivery.target_id or delivery.reply_to_id
