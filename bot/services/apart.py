"""Pairs of people who are never matched. Nobody is ever told of one, nor why, but its owner."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.vault import Vault
from models import Apart, ApartWhy
from models.base import Digest

_AT_ONCE = 500
"""How many values one statement names."""


async def among(session: AsyncSession, members: Collection[str]) -> frozenset[frozenset[str]]:
    """List the pairs of these people who are kept apart, whoever of the two said so."""
    here = frozenset(members)
    found = select(Apart.owner, Apart.other)
    if len(here) <= _AT_ONCE:
        found = found.where(Apart.owner.in_(here))
    rows = [(owner, other) for owner, other in await session.execute(found) if other in here]
    owners = _named(session, here) if rows else {}
    return frozenset(frozenset((owners[owner], other)) for owner, other in rows if owner in owners)


async def of(session: AsyncSession, member: str, others: Iterable[str]) -> frozenset[str]:
    """Tell from which of the others somebody is kept apart, whoever of the two said so."""
    marks = {_mark(member, other): other for other in others}
    kept: set[str] = set()
    for some in _in_parts(list(marks)):
        named = _named(session, some)
        found = await session.scalars(select(Apart.mark).where(Apart.mark.in_(list(named))))
        kept.update(marks[named[mark]] for mark in found)
    return frozenset(kept)


async def keep(session: AsyncSession, owner: str, other: str, why: ApartWhy) -> None:
    """Keep two people apart from now on. What happened between them outlasts a choice."""
    made = insert(session, Apart).values(
        mark=_mark(owner, other), owner=owner, other=other, why=why
    )
    await session.execute(
        made.on_conflict_do_nothing()
        if why == ApartWhy.CHOSEN
        else made.on_conflict_do_update(
            index_elements=["team_id", "mark", "owner"], set_={"why": why}
        )
    )


async def chosen_by(session: AsyncSession, member: str) -> list[str]:
    """Return a member's own list, for their own eyes alone."""
    found = select(Apart.other).where(Apart.owner == member, Apart.why == ApartWhy.CHOSEN)
    return list(await session.scalars(found.order_by(Apart.id)))


async def choose(session: AsyncSession, member: str, others: Collection[str]) -> None:
    """Make a member's own list this one; what was kept apart for another reason stays so."""
    wanted = [other for other in others if other != member]
    await session.execute(
        delete(Apart).where(
            Apart.owner == member,
            Apart.why == ApartWhy.CHOSEN,
            Apart.mark.not_in([_mark(member, other) for other in wanted]),
        )
    )
    for other in wanted:
        await keep(session, member, other, ApartWhy.CHOSEN)


def _mark(one: str, other: str) -> str:
    return ":".join(sorted((one, other)))


def _named(session: AsyncSession, values: Iterable[str]) -> dict[str, str]:
    """Tell which value each digest stands for."""
    vault: Vault = session.get_bind().dialect.vault  # type: ignore[attr-defined]  # put there by Database
    return {Digest(vault.digest(value)): value for value in values}


def _in_parts(values: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(values), _AT_ONCE):
        yield values[start : start + _AT_ONCE]
