"""The bank of prompts, and the order in which a cohort is asked them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone
from bot.domain.prompts import ARCS, NOT_AGAIN_WITHIN, OWN, Prompt, parse, through_a_year
from models import CohortPrompt, OwnPrompt, Prompting, Reveals

FOLDER = Path(__file__).parents[2] / "guidance" / "prompts"


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A prompt that a cohort is to be asked, and what its facilitators learn of the answers."""

    prompt: Prompt
    reveals: Reveals = Reveals.WHO


@cache
def bank() -> Mapping[str, Prompt]:
    """Give the prompts that come with Lantern by slug: arc by arc, each in its order."""
    files = [parse(file.stem, file.read_text("utf-8")) for file in FOLDER.glob("*.md")]
    arcs = list(ARCS)
    ordered = sorted(files, key=lambda prompt: (arcs.index(prompt.arc or ""), prompt.step))
    return {prompt.ref: prompt for prompt in ordered}


async def get(session: AsyncSession, ref: str) -> Prompt:
    """Find a prompt, unless it was archived or no longer comes with Lantern: that is Gone."""
    found = (await _known(session)).get(ref)
    if found is None:
        raise Gone("This prompt is no longer offered. Please choose another one.")
    return found


async def own(session: AsyncSession) -> list[Prompt]:
    """List what facilitators of this network wrote, newest first."""
    rows = await session.scalars(
        select(OwnPrompt).where(OwnPrompt.archived_at.is_(None)).order_by(OwnPrompt.id.desc())
    )
    return [_seen(row) for row in rows]


async def last_asked(session: AsyncSession, cohort_id: int) -> dict[str, date]:
    """Tell on which day a cohort was last asked each prompt, by the prompt's ref."""
    found = (
        select(Prompting.prompt, func.max(Prompting.day))
        .where(Prompting.cohort_id == cohort_id)
        .group_by(Prompting.prompt)
    )
    return {row[0]: row[1] for row in await session.execute(found)}


async def next_for(session: AsyncSession, cohort_id: int, *, today: date) -> Planned:
    """Tell what a cohort is asked next.

    That is the first of its order that it was not asked within a year; where none is left, what
    the season brings; where even that is used up, what was asked longest ago.
    """
    asked = await last_asked(session, cohort_id)
    fresh = await upcoming(session, cohort_id, today=today)
    if fresh:
        return fresh[0]
    return Planned(prompt=min(bank().values(), key=lambda prompt: asked[prompt.ref]))


async def upcoming(session: AsyncSession, cohort_id: int, *, today: date) -> list[Planned]:
    """List what a cohort is going to be asked, in order, nothing that it was asked within a year.

    A cohort whose order nobody has touched follows the seasons.
    """
    asked = await last_asked(session, cohort_id)
    recently = {ref for ref, day in asked.items() if day > today - NOT_AGAIN_WITHIN}
    if listed := [each for each in await sequence(session, cohort_id) if _fresh(each, recently)]:
        return listed
    left = [prompt for ref, prompt in bank().items() if ref not in recently]
    return [Planned(prompt=prompt) for prompt in through_a_year(left, today)]


async def sequence(session: AsyncSession, cohort_id: int) -> list[Planned]:
    """List a cohort's own order, whether asked by now or not; empty where nobody made one."""
    known = await _known(session)
    return [
        Planned(prompt=known[row.prompt], reveals=row.reveals)
        for row in await _rows(session, cohort_id)
        if row.prompt in known
    ]


def _fresh(planned: Planned, recently: set[str]) -> bool:
    return planned.prompt.ref not in recently


async def _rows(session: AsyncSession, cohort_id: int) -> Sequence[CohortPrompt]:
    found = select(CohortPrompt).where(CohortPrompt.cohort_id == cohort_id)
    return (await session.scalars(found.order_by(CohortPrompt.position, CohortPrompt.id))).all()


async def _known(session: AsyncSession) -> dict[str, Prompt]:
    return {**bank(), **{prompt.ref: prompt for prompt in await own(session)}}


def _seen(row: OwnPrompt) -> Prompt:
    return Prompt(
        ref=f"{OWN}{row.id}",
        question=row.question,
        short=row.short,
        arc=row.arc,
        topic=row.topic,
        support=row.support,
    )
