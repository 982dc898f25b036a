"""What may be told of the answers to a cohort's prompts, once each prompt is closed."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.disclosure import People
from bot.domain.pictures import Share, Week, at_least, average
from bot.services import figures
from models import CheckIn, CheckInState, Figure, Prompting, Reveals

KINDS = ("load", "support")
_AT_ONCE = 250
"""Answers that are unsealed at once."""


async def closed(
    session: AsyncSession,
    cohort_id: int | None = None,
    *,
    since: date | None = None,
    until: date | None = None,
    latest: int | None = None,
) -> Sequence[Prompting]:
    """List prompts that are closed, the first first: a cohort's, or everybody's."""
    found = select(Prompting).where(Prompting.closed_at.is_not(None))
    if cohort_id is not None:
        found = found.where(Prompting.cohort_id == cohort_id)
    if since:
        found = found.where(Prompting.day >= since)
    if until:
        found = found.where(Prompting.day <= until)
    newest = found.order_by(Prompting.day.desc(), Prompting.id.desc()).limit(latest)
    return list(reversed((await session.scalars(newest)).all()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What of an answer may be counted; its words are never read here."""

    member: str
    pulse: Mapping[str, int]
    topics: Sequence[str]


async def answers(session: AsyncSession, prompting: Prompting) -> list[Given]:
    """List what counts of a prompt that is closed: what was answered in time.

    They are unsealed in parts, so that nobody waits for all of them.
    """
    found = select(CheckIn.id, CheckIn.member, CheckIn.pulse, CheckIn.topics).where(
        CheckIn.prompting_id == prompting.id,
        CheckIn.state == CheckInState.ANSWERED,
        CheckIn.answered_at <= prompting.closed_at,
    )
    given: list[Given] = []
    last = 0
    ordered = found.order_by(CheckIn.id).limit(_AT_ONCE)
    while rows := (await session.execute(ordered.where(CheckIn.id > last))).all():
        last = rows[-1].id
        given += [
            Given(member=row.member, pulse=row.pulse or {}, topics=row.topics or ()) for row in rows
        ]
        await asyncio.sleep(0)
    return given


async def weeks(session: AsyncSession, promptings: Sequence[Prompting]) -> list[Week]:
    """Return the pulse of prompts that are closed, as it was told."""
    named = [name_of(each) for each in promptings]
    load = await figures.told(session, what=_what("load"), of=named)
    support = await figures.told(session, what=_what("support"), of=named)
    return [
        Week(
            day=each.day,
            load=_value(load.get(name)),
            support=_value(support.get(name)),
            people=max(_people(load.get(name)), _people(support.get(name))),
        )
        for name, each in zip(named, promptings, strict=True)
    ]


async def shares(session: AsyncSession, promptings: Sequence[Prompting]) -> list[Share]:
    """Count who was asked and who answered in time, as far as facilitators learn it."""
    asked, answered = await _counts(session, promptings)
    return [_share(each, asked.get(each.id, 0), answered.get(each.id, 0)) for each in promptings]


async def publish(
    session: AsyncSession, prompting: Prompting, given: Sequence[Given], *, now: datetime
) -> People:
    """Decide what is told of a prompt's pulse, once; return over whom anything is told."""
    over: set[str] = set()
    for kind in KINDS:
        numbers = {it.member: it.pulse[kind] for it in given if kind in it.pulse}
        figure = await figures.tell(
            session,
            what=_what(kind),
            of=name_of(prompting),
            people=numbers,
            work_out=partial(_averaged, numbers),
            now=now,
            final=True,
        )
        over.update(figure.people if figure else ())
    return frozenset(over)


async def publish_missing(
    session: AsyncSession, promptings: Sequence[Prompting], *, now: datetime
) -> None:
    """Tell what may be told of prompts that closed without a digest."""
    named = [name_of(each) for each in promptings]
    decided = await figures.told(session, what=_what(KINDS[-1]), of=named)
    for each in promptings:
        if name_of(each) not in decided:
            await publish(session, each, await answers(session, each), now=now)


def name_of(prompting: Prompting) -> str:
    return f"cohort:{prompting.cohort_id}:prompting-{prompting.id}"


def _what(kind: str) -> str:
    return f"pulse:{kind}"


def _share(prompting: Prompting, asked: int, answered: int) -> Share:
    if prompting.reveals == Reveals.WHO:
        return Share(day=prompting.day, asked=asked, answered=answered)
    least = at_least(answered, asked)
    return Share(day=prompting.day, asked=asked, answered=None, at_least=least)


def _averaged(numbers: Mapping[str, int], people: People) -> dict[str, Any]:
    return {"average": average([numbers[member] for member in people])}


def _value(figure: Figure | None) -> float | None:
    return figure.value["average"] if figure and figure.value else None


def _people(figure: Figure | None) -> int:
    return len(figure.people) if figure else 0


async def _counts(
    session: AsyncSession, promptings: Sequence[Prompting]
) -> tuple[dict[int, int], dict[int, int]]:
    """Count who was asked and who answered in time, by the prompt's id."""
    ids = [each.id for each in promptings]
    found = (
        select(CheckIn.prompting_id, func.count())
        .join(Prompting, Prompting.id == CheckIn.prompting_id)
        .where(CheckIn.prompting_id.in_(ids))
        .group_by(CheckIn.prompting_id)
    )
    in_time = CheckIn.answered_at <= Prompting.closed_at
    asked = await session.execute(found.where(CheckIn.state != CheckInState.SPARED))
    answered = await session.execute(found.where(CheckIn.state == CheckInState.ANSWERED, in_time))
    return {row[0] or 0: row[1] for row in asked}, {row[0] or 0: row[1] for row in answered}
