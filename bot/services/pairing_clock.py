"""What time brings a pairing: the question how it goes, the reminder of its end, and its end."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import FacilitatorWanted, PairingAsked, PairingEndsSoon
from bot.domain.notices.coaching import QuestionState
from bot.domain.pairings import due, is_time, next_date
from bot.services import members, outbox, pairings, roles
from models import Pairing

_EARLIEST_ZONE = timedelta(hours=14)
"""How far ahead of UTC a day begins first."""


async def due_now(session: AsyncSession, *, now: datetime) -> Sequence[int]:
    """List the pairings that something is due for, and whose officer is at work now."""
    first_day = (now.astimezone(UTC) + _EARLIEST_ZONE).date()
    found = select(Pairing.id, Pairing.officer, Pairing.due_on).where(
        Pairing.ended_at.is_(None), Pairing.due_on <= first_day
    )
    rows = (await session.execute(found.order_by(Pairing.due_on, Pairing.id))).all()
    people = await members.persons(session, {row.officer for row in rows})
    return [row.id for row in rows if is_time(people[row.officer].week, row.due_on, now)]


async def step(session: AsyncSession, pairing_id: int, *, now: datetime) -> None:
    """Do what is due for one pairing, unless another process does it or has done it."""
    found = select(Pairing).where(Pairing.id == pairing_id).with_for_update(skip_locked=True)
    pairing = await session.scalar(found.execution_options(populate_existing=True))
    if pairing is None or pairing.ended_at or pairing.due_on is None:
        return
    week = (await members.get(session, pairing.officer)).week
    if not is_time(week, pairing.due_on, now):
        return
    today, both = now.astimezone(week.clock).date(), (pairing.officer, pairing.guide)
    match due(pairing.ends_on, since=pairing.due_on, today=today):
        case "end":
            await pairings.close(session, pairing, dict.fromkeys(both, "time"), now=now)
            return
        case "remind":
            await _remind(session, pairing)
        case "ask":
            await _ask(session, pairing, today)
    pairing.due_on = next_date(pairing.starts_on, pairing.ends_on, today)


async def require_officer(
    session: AsyncSession, pairing_id: int, member: str, *, lock: bool = False
) -> Pairing:
    """Load a pairing for its officer, who alone is asked how it is going."""
    pairing = await pairings.get_for(session, pairing_id, member, lock=lock)
    if member != pairing.officer:
        raise NotAllowed("Only the officer is asked how it is going.")
    return pairing


async def settle_question(
    session: AsyncSession, pairing_id: int, asked_on: date, *, by: str, state: QuestionState
) -> None:
    """Leave the officer's answer in place of the question; it is kept nowhere else."""
    pairing = await require_officer(session, pairing_id, by, lock=True)
    if pairing.ended_at:
        raise Gone("This has ended meanwhile, so it needs no answer any more.")
    asked = await outbox.find(session, _question(pairing.id, asked_on))
    if asked is None:
        return
    notice = _asked(pairing, asked_on, state)
    await outbox.revise(session, asked, notice, key=f"{_question(pairing.id, asked_on)}:answered")


async def want_facilitator(
    session: AsyncSession, pairing_id: int, *, by: str, now: datetime, network: Network
) -> None:
    """Let facilitators know, once a day at most, that an officer would like to talk about it."""
    pairing = await require_officer(session, pairing_id, by)
    people = await facilitators(session, pairing, network)
    if not people:
        raise NotAllowed("No facilitator is named who is neither of you two. My Home tab has more.")
    day = await pairings.officers_day(session, pairing.officer, now)
    notice = FacilitatorWanted(pairing=pairing.kind.value, author=by, other=pairing.guide)
    for each in people:
        key = f"pairing:{pairing.id}:facilitator:{each}:{day}"
        await outbox.say(session, notice, to=each, key=key)


async def facilitators(session: AsyncSession, pairing: Pairing, network: Network) -> list[str]:
    """List who would be told, so that the officer knows before."""
    told = await roles.facilitators(session, network)
    return [each for each in told if each not in (pairing.guide, pairing.officer)]


async def _ask(session: AsyncSession, pairing: Pairing, today: date) -> None:
    notice = _asked(pairing, today, "open")
    await outbox.say(session, notice, to=pairing.officer, key=_question(pairing.id, today))


async def _remind(session: AsyncSession, pairing: Pairing) -> None:
    if pairing.ends_on is None:
        return
    for member in (pairing.officer, pairing.guide):
        notice = PairingEndsSoon(
            pairing_id=pairing.id,
            pairing=pairing.kind.value,
            other=pairings.other_of(pairing, member),
            ends_on=pairing.ends_on,
        )
        key = f"pairing:{pairing.id}:ends:{pairing.ends_on}:{member}"
        await outbox.say(session, notice, to=member, key=key)


def _asked(pairing: Pairing, asked_on: date, state: QuestionState) -> PairingAsked:
    return PairingAsked(
        pairing_id=pairing.id,
        asked_on=asked_on,
        pairing=pairing.kind.value,
        other=pairing.guide,
        state=state,
    )


def _question(pairing_id: int, asked_on: date) -> str:
    return f"pairing:{pairing_id}:asked:{asked_on}"
