"""What is said of a convening as its time comes: before, right before, after, and at the end."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from statistics import fmean
from typing import Any

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.convenings import following, times
from bot.domain.disclosure import FEWEST, People
from bot.domain.network import Network
from bot.domain.notices import Notice
from bot.domain.notices.convenings import ConveningSoon, ConveningTomorrow, WorthTold, WorthWanted
from bot.services import convening_people, figures, outbox, roles
from bot.services.convening_news import AT_ONCE
from models import (
    Attendance,
    CohortPart,
    CohortStaff,
    Coming,
    Convening,
    ConveningStep,
)

WORTH = "convening_worth"
"""What the average is called among figures."""
_COMES = Attendance.coming.in_((Coming.YES, Coming.REMOTE))
_TO: dict[ConveningStep, ColumnElement[bool]] = {
    ConveningStep.DAY: or_(Attendance.coming.is_(None), _COMES),
    ConveningStep.HOUR: _COMES,
    ConveningStep.ASK: or_(Attendance.came.is_(True), _COMES & Attendance.came.is_not(False)),
}
_SAYS: dict[ConveningStep, type[ConveningTomorrow | ConveningSoon | WorthWanted]] = {
    ConveningStep.DAY: ConveningTomorrow,
    ConveningStep.HOUR: ConveningSoon,
    ConveningStep.ASK: WorthWanted,
}


async def work(
    session: AsyncSession, network: Network, *, now: datetime, limit: int = AT_ONCE
) -> bool:
    """Do a part of what is due for one convening; tell whether there may be more to do now."""
    due = select(Convening).where(Convening.due_at <= now).order_by(Convening.due_at).limit(1)
    convening = await session.scalar(due.with_for_update(skip_locked=True))
    if convening is None or convening.next_step is None:
        return False
    its = times(convening.starts_at, convening.ends_at, convening.zone)
    at, until = its[convening.next_step.value]
    if convening.next_step == ConveningStep.CLOSE:
        await _close(session, network, convening, now)
        convening.next_step = convening.due_at = None
    elif now >= until or not await _say(session, convening, until, limit):
        ahead = following(its, at)
        convening.next_step = ConveningStep(ahead[0]) if ahead else None
        convening.due_at = ahead[1] if ahead else None
    return True


async def _say(session: AsyncSession, convening: Convening, until: datetime, limit: int) -> bool:
    """Say it to some who have not heard it yet; tell whether there were any."""
    step = convening.next_step
    if step is None:
        return False
    mark = f"{step.value}:{convening.version}"
    found = select(Attendance).where(
        Attendance.convening_id == convening.id,
        Attendance.reminded.is_distinct_from(mark),
        convening_people.is_for(convening, Attendance.member),
        _TO[step],
    )
    rows = await session.scalars(found.order_by(Attendance.member).limit(limit).with_for_update())
    these = rows.all()
    notice: Notice = _SAYS[step](convening_id=convening.id)
    for row in these:
        row.reminded = mark
        key = f"convening:{convening.id}:{mark}:{row.member}"
        message = await outbox.say(session, notice, to=row.member, key=key, priority=outbox.ROUTINE)
        message.spoils_at = until
    return bool(these)


async def _close(
    session: AsyncSession, network: Network, convening: Convening, now: datetime
) -> None:
    """Tell those who look after it what it was worth, and forget who said what."""
    if not convening.cancelled_at:
        await _tell_worth(session, network, convening, now)
    mine = update(Attendance).where(Attendance.convening_id == convening.id)
    await session.execute(mine.values(useful=None, words=None, invited_in_id=None, reminded=None))


async def _tell_worth(
    session: AsyncSession, network: Network, convening: Convening, now: datetime
) -> None:
    found = select(Attendance).where(
        Attendance.convening_id == convening.id, Attendance.useful.is_not(None)
    )
    rows = (await session.scalars(found)).all()
    marks = {row.member: row.useful for row in rows}

    def average(people: People) -> dict[str, Any]:
        known = [mark for member, mark in marks.items() if member in people and mark]
        return {"average": round(fmean(known), 1)}

    of = f"convening:{convening.id}:{convening.ends_at.date()}"
    figure = await figures.tell(
        session, what=WORTH, of=of, people=set(marks), work_out=average, now=now
    )
    if figure is None or figure.value is None:
        return
    notice = WorthTold(
        title=convening.title,
        average=figure.value["average"],
        people=len(figure.people),
        words=_shuffled([row.words for row in rows if row.words]),
    )
    for member in await looking_after(session, convening, network):
        key = f"convening:{convening.id}:worth:{member}"
        await outbox.say(session, notice, to=member, key=key, priority=outbox.ROUTINE)


async def looking_after(
    session: AsyncSession, convening: Convening, network: Network
) -> Sequence[str]:
    """List who looks after it: the cohort's facilitators, or else the network's."""
    found = select(CohortStaff.slack_id).where(
        CohortStaff.cohort_id == convening.cohort_id, CohortStaff.part == CohortPart.FACILITATOR
    )
    own = list(await session.scalars(found.order_by(CohortStaff.slack_id)))
    return own or await roles.facilitators(session, network)


def _shuffled(words: list[str]) -> list[str]:
    """Lay words in an order drawn by chance; none where too few people wrote any."""
    if len(words) < FEWEST:
        return []
    secrets.SystemRandom().shuffle(words)
    return words
