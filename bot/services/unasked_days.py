"""The one message a day that Lantern may write to somebody unasked: a row is the permission."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.services import owed
from models import UnaskedDay

KEPT_FOR = timedelta(days=7)


async def take(session: AsyncSession, days: Mapping[str, date]) -> set[str]:
    """Take a day of each of these members; tell whose was still free, and is theirs to use now."""
    if not days:
        return set()
    rows = [{"member": member, "day": day} for member, day in sorted(days.items())]
    new = insert(session, UnaskedDay).on_conflict_do_nothing().returning(UnaskedDay.member)
    taken = set(await session.scalars(new, rows))
    return {member for member in days if _digest(session, member) in taken}


async def give_back(session: AsyncSession, days: Mapping[str, date]) -> None:
    """Free days that this transaction took and does not use after all."""
    for member, day in days.items():
        mine = delete(UnaskedDay).where(UnaskedDay.member == member, UnaskedDay.day == day)
        await session.execute(mine, execution_options={"synchronize_session": False})


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget days that are over wherever anybody is."""
    await session.execute(delete(UnaskedDay).where(UnaskedDay.day < now.date() - KEPT_FOR))


def _digest(session: AsyncSession, member: str) -> str:
    return owed.vault_of(session).digest(member)
