"""Owe many people a message at once, with a handful of statements."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.hours import WorkingWeek
from bot.domain.notices import Notice
from bot.domain.unasked import EXPECTED, closes, head_start
from bot.services import lanes, owed, unasked_days
from models import Delivery, DeliveryState


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One of many messages that are owed at once."""

    to: str
    """A person."""
    notice: Notice
    key: str
    week: WorkingWeek
    """When they work: nothing unasked is sent to them at other times."""


async def say_many(
    session: AsyncSession, letters: Sequence[Letter], *, now: datetime
) -> dict[str, int]:
    """Owe at most 500 people a message each, at most once per key; tell each key's delivery.

    With a handful of statements, whatever their number. Who is at work and got nothing unasked
    today gets theirs now, those whose day ends soonest first; the others' are held. Whoever is
    away must be left out by the caller.
    """
    many = sorted(letters, key=lambda letter: letter.to)
    free = await _days(session, many, now)
    seal = owed.sealing(session)
    rows = [_row(it, free.get(it.key), now) | {"notice": seal(it.notice)} for it in many]
    ids = await _write(session, rows)
    if known := [letter for letter in many if letter.key not in ids]:
        await unasked_days.give_back(session, _used(known, free, now))
        ids |= await _ids(session, [letter.key for letter in known])
    going = {
        row["channel"]: head_start(row["due_at"], now) if row["due_at"] else timedelta(0)
        for row in rows
        if row["state"] == DeliveryState.QUEUED
    }
    await lanes.open_many_at_commit(session, going, lanes.MANY)
    return ids


async def _days(
    session: AsyncSession, letters: Sequence[Letter], now: datetime
) -> dict[str, datetime]:
    """Take today of those who are at work, for what they expect; tell by key when it ends."""
    ends: dict[str, datetime] = {}
    going: dict[str, Letter] = {}
    for letter in letters:
        unasked = owed.unasked(letter.notice, letter.to)
        closing = closes(letter.week, now)
        if unasked and unasked.rank <= EXPECTED and closing and letter.to not in going:
            going[letter.to], ends[letter.to] = letter, closing
    days = {to: _day(it, now) for to, it in going.items()}
    return {going[each].key: ends[each] for each in await unasked_days.take(session, days)}


def _used(
    letters: Sequence[Letter], free: Mapping[str, datetime], now: datetime
) -> dict[str, date]:
    """Tell whose day was taken for a message that was owed before."""
    return {letter.to: _day(letter, now) for letter in letters if letter.key in free}


def _day(letter: Letter, now: datetime) -> date:
    return now.astimezone(letter.week.clock).date()


def _row(letter: Letter, closing: datetime | None, now: datetime) -> dict[str, Any]:
    to = letter.to
    unasked = owed.unasked(letter.notice, to)
    row: dict[str, Any] = {"key": letter.key, "lane": to, "channel": to, "due_at": closing}
    if unasked is None:
        return row | {"state": DeliveryState.QUEUED, "rank": None, "spoils_at": None}
    row |= {"rank": unasked.rank, "spoils_at": now + unasked.keeps}
    if closing is not None:
        return row | {"state": DeliveryState.QUEUED}
    return row | {"state": DeliveryState.HELD, "due_at": owed.UNSEEN}


async def _write(session: AsyncSession, rows: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    """Write what is new, and tell its ids by key."""
    if not rows:
        return {}
    new = insert(session, Delivery).on_conflict_do_nothing()
    made = await session.execute(new.returning(Delivery.key, Delivery.id), list(rows))
    return _named(
        session, [row["key"] for row in rows], [(key, delivery_id) for key, delivery_id in made]
    )


async def _ids(session: AsyncSession, keys: Sequence[str]) -> dict[str, int]:
    found = await session.execute(select(Delivery.key, Delivery.id).where(Delivery.key.in_(keys)))
    return _named(session, keys, [(key, delivery_id) for key, delivery_id in found])


def _named(
    session: AsyncSession, keys: Sequence[str], rows: Sequence[tuple[str, int]]
) -> dict[str, int]:
    vault, ids = owed.vault_of(session), {str(key): delivery_id for key, delivery_id in rows}
    return {key: ids[name] for key in keys if (name := vault.digest(key)) in ids}
