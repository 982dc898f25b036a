"""Who is invited to a convening, and who is told that it changed, in parts that keep nobody."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.notices.convenings import ConveningChanged, ConveningInvitation
from bot.services import convening_people, outbox
from models import Attendance, Coming, Convening, Delivery, DeliveryState

AT_ONCE = 50
"""Members in one transaction: nobody who presses meanwhile waits longer than for these."""


async def invite_missing(session: AsyncSession, *, now: datetime, limit: int = AT_ONCE) -> bool:
    """Invite to what is to come whoever is not yet; tell whether there may be more to do now.

    So who joins a cohort later is invited too.
    """
    ahead = select(Convening).where(Convening.starts_at > now, Convening.cancelled_at.is_(None))
    for convening in (await session.scalars(ahead.order_by(Convening.starts_at))).all():
        if those := await convening_people.missing(session, convening, limit=limit):
            await _invite(session, convening, sorted(those))
            return True
    return False


async def tell_changes(session: AsyncSession, *, now: datetime, limit: int = AT_ONCE) -> bool:
    """Bring messages in line with what changed, and tell it once to who did not say no."""
    found = (
        select(Attendance, Convening)
        .join(Convening, Convening.id == Attendance.convening_id)
        .where(Attendance.told < Convening.version, Convening.starts_at > now)
        .order_by(Attendance.convening_id, Attendance.member)
        .limit(limit)
        .with_for_update(of=Attendance, skip_locked=True)
    )
    rows = (await session.execute(found)).all()
    for row, convening in rows:
        await _tell(session, row, convening)
    return bool(rows)


async def revise_invitation(session: AsyncSession, row: Attendance, *, cause: str) -> None:
    """Owe somebody's invitation its present look."""
    message = await session.get(Delivery, row.invited_in_id) if row.invited_in_id else None
    if message:
        key = f"convening:{row.convening_id}:look:{row.member}:{cause}"
        wish = ConveningInvitation(convening_id=row.convening_id)
        await outbox.revise(session, message, wish, key=key)


async def _invite(session: AsyncSession, convening: Convening, members: Collection[str]) -> None:
    rows = [
        {"convening_id": convening.id, "member": each, "told": convening.version}
        for each in members
    ]
    new = insert(session, Attendance).on_conflict_do_nothing().returning(Attendance.member)
    wish = ConveningInvitation(convening_id=convening.id)
    for member in (await session.scalars(new, rows)).all():
        key = f"convening:{convening.id}:invited:{member}"
        message = await outbox.say(session, wish, to=member, key=key, priority=outbox.ROUTINE)
        row = await session.get_one(Attendance, (convening.id, member))
        row.invited_in_id = message.id
        message.spoils_at = convening.starts_at


async def _tell(session: AsyncSession, row: Attendance, convening: Convening) -> None:
    """What waits to be sent will say it anyway; called off, it is not sent at all."""
    row.told = convening.version
    message = await session.get(Delivery, row.invited_in_id) if row.invited_in_id else None
    if message is None:
        return
    if message.state == DeliveryState.HELD:
        message.spoils_at = convening.starts_at
        if convening.cancelled_at:
            key = f"convening:{convening.id}:uninvited:{row.member}"
            await outbox.retract(session, message, key=key)
        return
    await revise_invitation(session, row, cause=f"version-{convening.version}")
    if row.coming != Coming.NO:
        news = ConveningChanged(convening_id=convening.id, version=convening.version)
        key = f"convening:{convening.id}:version:{convening.version}:{row.member}"
        await outbox.say(session, news, to=row.member, key=key, priority=outbox.ROUTINE)
