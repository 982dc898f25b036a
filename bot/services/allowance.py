"""The pace at which a workspace may call each of Slack's methods, shared by all processes."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.services.pace import Rate
from models import Allowance


class Purse:
    """The workspace's allowances, locked by this transaction."""

    def __init__(
        self, rows: dict[str, Allowance], rates: Mapping[str, Rate], now: datetime
    ) -> None:
        self._rows, self._rates, self._now = rows, rates, now

    def spend(self, method: str) -> datetime | None:
        """Take one call of a method, or tell from when there will be one."""
        row = self._rows[method]
        if row.blocked_until and row.blocked_until > self._now:
            return row.blocked_until
        if row.tokens < 1:
            return self._now + timedelta(seconds=(1 - row.tokens) / self._rates[method].per_second)
        row.tokens -= 1
        return None


async def count(session: AsyncSession, now: datetime, rates: Mapping[str, Rate]) -> Purse:
    """Lock the allowances, in one order, and add what time has brought."""
    found = select(Allowance).order_by(Allowance.method).with_for_update()
    rows = {row.method: row for row in await session.scalars(found)}
    if rows.keys() < rates.keys():
        rows = await _make(session, now, rates)
    for method, rate in rates.items():
        row = rows[method]
        grown = row.tokens + (now - row.counted_at).total_seconds() * rate.per_second
        row.tokens, row.counted_at = min(rate.burst, grown), now
    return Purse(rows, rates, now)


async def block(session: AsyncSession, method: str, until: datetime) -> None:
    """Obey Retry-After: nobody calls this method before then."""
    found = select(Allowance).where(Allowance.method == method).with_for_update()
    row = await session.scalar(found)
    if row:
        row.blocked_until = until


async def _make(
    session: AsyncSession, now: datetime, rates: Mapping[str, Rate]
) -> dict[str, Allowance]:
    for method, rate in sorted(rates.items()):
        full = {"method": method, "tokens": rate.burst, "counted_at": now}
        await session.execute(insert(session, Allowance).values(**full).on_conflict_do_nothing())
    found = select(Allowance).order_by(Allowance.method).with_for_update()
    return {row.method: row for row in await session.scalars(found)}
