"""The weekly message to who looks after pieces: what is due, and what is left after a press."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.digests import weekly
from bot.domain.freshness import Due
from bot.domain.guidance import Reader
from bot.domain.hours import WorkingWeek
from bot.domain.network import Network
from bot.domain.notices import ReviewsDue
from bot.domain.notices.fresh import DuePiece
from bot.services import members, occurrences, outbox, roles, upkeep
from bot.services.library import Library

MOST = 10
"""Pieces in one message; the rest is counted."""
_JOB = "reviews_due"


async def times(session: AsyncSession, network: Network, *, now: datetime) -> list[datetime]:
    """Name the times at which the message is due to anybody: one for each time zone, at most."""
    readers = await _readers(session, network)
    return sorted({at for each in readers.values() if (at := weekly(each.zone, now))})


async def without_zone(
    session: AsyncSession, library: Library, network: Network, *, today: date
) -> list[str]:
    """List who has something due and no time zone that is known, so that Slack is asked."""
    readers = await _readers(session, network)
    due = await _due_to(session, library, network, today=today)
    return [member for member, hours in readers.items() if member in due and not hours.zone]


async def send(
    session: AsyncSession, library: Library, network: Network, at: datetime, *, now: datetime
) -> int:
    """Send it to all whose Monday is at this time, once; count those that something is due for."""
    if not await occurrences.take_planned(session, _JOB, at):
        return 0
    due, told = await _due_to(session, library, network, today=now.date()), 0
    for member, hours in (await _readers(session, network)).items():
        if weekly(hours.zone, now) == at and due.get(member):
            week = at.astimezone(hours.clock).date()
            notice = _notice(due[member], member, week, today=now.date())
            key = _key(member, week)
            await outbox.say(session, notice, to=member, key=key, priority=outbox.ROUTINE)
            told += 1
    return told


async def redraw(
    session: AsyncSession,
    library: Library,
    network: Network,
    member: str,
    week: date,
    *,
    cause: str,
    now: datetime,
) -> None:
    """Show in a member's message what is left; `cause` is Slack's name for the press."""
    message = await outbox.find(session, _key(member, week))
    if message is None:
        return
    due = await _due_to(session, library, network, today=now.date())
    notice = _notice(due.get(member, []), member, week, today=now.date(), redrawn=True)
    await outbox.revise(session, message, notice, key=f"{_key(member, week)}:{cause}")


async def _readers(session: AsyncSession, network: Network) -> dict[str, WorkingWeek]:
    """Tell who may have something to look after: reviewers, and facilitators for all others."""
    keep = (await upkeep.reviewers(session)).values()
    facilitate = await roles.facilitators(session, network)
    named = list(dict.fromkeys((*facilitate, *keep)))
    known = await members.persons(session, named)
    return {each: known[each].week for each in named if known[each].here}


async def _due_to(
    session: AsyncSession, library: Library, network: Network, *, today: date
) -> dict[str, list[Due]]:
    """Share out what is due: to its reviewer, or to facilitators where nobody can look at it.

    Nobody can who has left, or may not read the piece. What nobody keeps is told when it is
    overdue or in doubt, not before.
    """
    facilitate = await roles.facilitators(session, network)
    here = await _readers(session, network)
    shared: dict[str, list[Due]] = {}
    for each in await upkeep.due(session, library, today=today):
        reads = Reader(facilitates=each.reviewer in facilitate).may_read(each.entry)
        kept = each.reviewer in here and reads
        if not kept and not each.is_urgent(today):
            continue
        for member in [each.reviewer] if kept and each.reviewer else facilitate:
            shared.setdefault(member, []).append(each)
    return shared


def _notice(
    due: Sequence[Due], member: str, week: date, *, today: date, redrawn: bool = False
) -> ReviewsDue:
    first = _own_first(due, member)[:MOST]
    return ReviewsDue(
        week=week,
        due=[DuePiece.of(it, today=today, unkept=it.reviewer != member) for it in first],
        more=len(due) - len(first),
        redrawn=redrawn,
    )


def _own_first(due: Iterable[Due], member: str) -> list[Due]:
    return sorted(due, key=lambda each: each.reviewer != member)


def _key(member: str, week: date) -> str:
    return f"reviews:{week}:{member}"
