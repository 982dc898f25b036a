"""Pairings of a coach or mentor with an officer: who they are, how they begin, change and end."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import PairingBegan, PairingChanged, PairingEnded
from bot.domain.notices.coaching import Ending
from bot.domain.pairings import Part, Terms, Together, next_date
from bot.services import members, outbox
from models import Goal, GoalState, Pairing, PairingKind

READABLE_FOR = timedelta(days=90)
"""How long the goals and notes of a pairing that ended stay readable, before they are forgotten."""
_RUNS = Pairing.ended_at.is_(None)


async def of(session: AsyncSession, member: str) -> Sequence[Pairing]:
    """List a member's pairings that run, on either side, the oldest first."""
    return await _of(session, member, _RUNS)


async def seen_by(session: AsyncSession, member: str) -> list[Together]:
    """List a member's pairings as they see them: those that run, then those that ended."""
    rows = await _of(session, member)
    counts = await _open_goals(session, [row.id for row in rows])
    seen = [together(row, member, open_goals=counts.get(row.id, 0)) for row in rows]
    return sorted(seen, key=lambda each: (each.forgotten_on is not None, each.pairing_id))


async def for_home(session: AsyncSession, member: str) -> list[Together]:
    """List a member's pairings that run, for their Home."""
    return [each for each in await seen_by(session, member) if not each.forgotten_on]


def together(pairing: Pairing, member: str, *, open_goals: int = 0) -> Together:
    """Describe a pairing as one of the two sees it."""
    ended = pairing.ended_at
    return Together(
        pairing_id=pairing.id,
        kind=pairing.kind.value,
        part=part_of(pairing, member),
        other=other_of(pairing, member),
        rhythm=pairing.rhythm,
        starts_on=pairing.starts_on,
        ends_on=pairing.ends_on,
        open_goals=open_goals,
        forgotten_on=(ended + READABLE_FOR).date() if ended else None,
    )


def part_of(pairing: Pairing, member: str) -> Part:
    return "guide" if member == pairing.guide else "officer"


def other_of(pairing: Pairing, member: str) -> str:
    return pairing.officer if member == pairing.guide else pairing.guide


async def get_for(
    session: AsyncSession, pairing_id: int, member: str, *, lock: bool = False
) -> Pairing:
    """Load a pairing for one of the two. Everybody else learns nothing, not even that it exists."""
    pairing = await session.get(Pairing, pairing_id, with_for_update=lock or None)
    if pairing is None or member not in (pairing.guide, pairing.officer):
        raise NotAllowed("Only the two people of a pairing see it and change it.")
    return pairing


def require_running(pairing: Pairing) -> None:
    if pairing.ended_at:
        raise Gone("This has ended. What stands here can be read for a while, and not changed.")


async def begin(
    session: AsyncSession,
    kind: PairingKind,
    terms: Terms,
    *,
    guide: str,
    officer: str,
    now: datetime,
) -> Pairing | None:
    """Pair two people from today on; None where they go together already."""
    today = await officers_day(session, officer, now)
    made = insert(session, Pairing).values(
        kind=kind,
        guide=guide,
        officer=officer,
        starts_on=today,
        rhythm=terms.rhythm,
        ends_on=terms.ends_on,
        due_on=next_date(today, terms.ends_on, today),
    )
    new = await session.scalar(made.on_conflict_do_nothing().returning(Pairing.id))
    return await session.get_one(Pairing, new) if new else None


async def tell_of_beginning(
    session: AsyncSession,
    pairing: Pairing,
    *,
    by: str | None = None,
    title: str = "",
    titled_for: str | None = None,
) -> None:
    """Tell both that they go together. `title` is for one of them, who learns with whom."""
    for member in (pairing.officer, pairing.guide):
        notice = PairingBegan(
            pairing_id=pairing.id,
            pairing=pairing.kind.value,
            is_guide=member == pairing.guide,
            other=other_of(pairing, member),
            sender=by,
            rhythm=pairing.rhythm,
            ends_on=pairing.ends_on,
            title=title if member == titled_for else "",
        )
        await outbox.say(session, notice, to=member, key=f"pairing:{pairing.id}:began:{member}")


async def set_terms(
    session: AsyncSession, pairing_id: int, terms: Terms, *, by: str, cause: str, now: datetime
) -> None:
    """Change how often the two talk and until when, and tell the other; `cause` is the form."""
    pairing = await get_for(session, pairing_id, by, lock=True)
    require_running(pairing)
    if (pairing.rhythm, pairing.ends_on) == (terms.rhythm, terms.ends_on):
        return
    today = await officers_day(session, pairing.officer, now)
    pairing.rhythm, pairing.ends_on = terms.rhythm, terms.ends_on
    pairing.due_on = next_date(pairing.starts_on, pairing.ends_on, today)
    other = other_of(pairing, by)
    notice = PairingChanged(
        pairing_id=pairing.id,
        pairing=pairing.kind.value,
        other=by,
        rhythm=pairing.rhythm,
        ends_on=pairing.ends_on,
    )
    await outbox.say(session, notice, to=other, key=f"pairing:{pairing.id}:terms:{cause}")


async def end(session: AsyncSession, pairing_id: int, *, by: str, now: datetime) -> None:
    """End a pairing on the word of one of the two; the other is told kindly, and not why."""
    pairing = await get_for(session, pairing_id, by, lock=True)
    if pairing.ended_at is None:
        await close(session, pairing, {other_of(pairing, by): "other"}, now=now)


async def part(session: AsyncSession, one: str, other: str, *, now: datetime) -> None:
    """End what runs between two people who must not meet again; both get the word that it has."""
    for pairing in await _of(session, one, _RUNS, lock=True):
        if other in (pairing.guide, pairing.officer):
            await close(session, pairing, dict.fromkeys((one, other), "closed"), now=now)


async def part_with(
    session: AsyncSession,
    member: str,
    *,
    now: datetime,
    network: Network,  # noqa: ARG001  # every feature takes its leave with the same words
) -> None:
    """End the pairings of a member who left, with a word to each other side."""
    for pairing in await _of(session, member, _RUNS, lock=True):
        await close(session, pairing, {other_of(pairing, member): "left"}, now=now)


async def close(
    session: AsyncSession, pairing: Pairing, told: dict[str, Ending], *, now: datetime
) -> None:
    """End a pairing that the caller has locked, and tell those who are to hear why."""
    pairing.ended_at, pairing.due_on = now, None
    for member, why in told.items():
        notice = PairingEnded(
            pairing_id=pairing.id,
            pairing=pairing.kind.value,
            other=other_of(pairing, member),
            why=why,
            forgotten_on=(now + READABLE_FOR).date(),
        )
        await outbox.say(session, notice, to=member, key=f"pairing:{pairing.id}:ended:{member}")
    await session.flush()


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget pairings that ended a while ago, and with them their goals and notes."""
    await session.execute(delete(Pairing).where(Pairing.ended_at < now - READABLE_FOR))


async def officers_day(session: AsyncSession, officer: str, now: datetime) -> date:
    """Tell what day it is where an officer is."""
    return now.astimezone((await members.get(session, officer)).week.clock).date()


async def _of(
    session: AsyncSession, member: str, *which: object, lock: bool = False
) -> Sequence[Pairing]:
    mine = or_(Pairing.guide == member, Pairing.officer == member)
    found = select(Pairing).where(mine, *which).order_by(Pairing.id)  # type: ignore[arg-type]
    if lock:
        found = found.with_for_update().execution_options(populate_existing=True)
    return (await session.scalars(found)).all()


async def _open_goals(session: AsyncSession, pairings: Sequence[int]) -> dict[int, int]:
    found = (
        select(Goal.pairing_id, func.count())
        .where(Goal.pairing_id.in_(pairings), Goal.state == GoalState.OPEN)
        .group_by(Goal.pairing_id)
    )
    return {row[0]: row[1] for row in await session.execute(found)}
