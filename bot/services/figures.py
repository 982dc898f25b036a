"""Figures over people leave the database through here, each once, and none that tells too much."""

from collections.abc import Callable, Collection
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.disclosure import FEWEST, People, allowed
from models import Figure, Workspace


async def publish(
    session: AsyncSession, *, what: str, of: str, people: Collection[str], now: datetime
) -> People | None:
    """Say over whom a figure may be told; None where it may not be.

    What was told once is told over the same people again.
    """
    figure = await _figure(session, what, of, people=people, work_out=lambda _: {}, now=now)
    return frozenset(figure.people) if figure and figure.people else None


async def tell(
    session: AsyncSession,
    *,
    what: str,
    of: str,
    people: Collection[str],
    work_out: Callable[[People], dict[str, Any]],
    now: datetime,
    final: bool = False,
) -> Figure | None:
    """Work out what may be told of a matter, from those over whom it may be; None where nothing.

    What was told once stays as it was told: worked out anew, after an answer was changed or
    deleted, the two together would tell of whoever did that. `final`: that nothing may be told
    stays so too.
    """
    figure = await _figure(session, what, of, people=people, work_out=work_out, now=now)
    if figure is None and final:
        session.add(Figure(what=what, of=of, people=[], published_at=now))
        await session.flush()
    return figure if figure and figure.people else None


async def told(session: AsyncSession, *, what: str, of: Collection[str]) -> dict[str, Figure]:
    """Return what was decided on a matter, by whose and when it is; without people: not told."""
    found = select(Figure).where(Figure.what == what, Figure.of.in_(of))
    return {it.of: it for it in await session.scalars(found)}


async def latest(session: AsyncSession, *, what: str, whose: str) -> dict[str, Any] | None:
    """Return what was told last of a matter for a cohort or network, before this time."""
    found = select(Figure.of, Figure.value).where(Figure.what == what).order_by(Figure.id.desc())
    rows = (await session.execute(found)).all()
    return next((row.value for row in rows if row.of.startswith(f"{whose}:") and row.value), None)


async def _figure(
    session: AsyncSession,
    what: str,
    of: str,
    *,
    people: Collection[str],
    work_out: Callable[[People], dict[str, Any]],
    now: datetime,
) -> Figure | None:
    await _one_at_a_time(session)
    there = await session.scalar(select(Figure).where(Figure.what == what, Figure.of == of))
    if there or len(people) < FEWEST:
        return there
    found = (await session.scalars(select(Figure).where(Figure.what == what))).all()
    known = [(each.of, frozenset(each.people)) for each in found if each.people]
    same = [those for known_of, those in known if _time(known_of) == _time(of)]
    over = allowed(frozenset(people), [those for _, those in known], same)
    if over is None:
        return None
    figure = Figure(what=what, of=of, people=sorted(over), published_at=now)
    figure.value = work_out(over)
    session.add(figure)
    await session.flush()
    return figure


async def _one_at_a_time(session: AsyncSession) -> None:
    """Let nobody else tell a figure meanwhile that is not known here yet."""
    await session.execute(select(Workspace.team_id).with_for_update())


def _time(of: str) -> str:
    return of.rsplit(":", maxsplit=1)[-1]
