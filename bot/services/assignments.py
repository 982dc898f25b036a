"""Who coaches whom: facilitators assign officers to coaches, and end that again."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, InvalidInput
from bot.domain.pairings import Assignment, Terms
from bot.services import apart, members, pairings, roles
from models import Pairing, PairingKind, RoleName

NOT_THESE_TWO = "These two cannot be paired. Please choose somebody else."
"""The one answer to whatever stands between two people, so that it tells nothing."""

_RUNNING = (Pairing.kind == PairingKind.COACHING, Pairing.ended_at.is_(None))


async def running(session: AsyncSession) -> list[Assignment]:
    """List who coaches whom, by coach; nothing of their goals."""
    found = select(Pairing).where(*_RUNNING).order_by(Pairing.guide, Pairing.id)
    return [
        Assignment(
            pairing_id=row.id,
            coach=row.guide,
            officer=row.officer,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in await session.scalars(found)
    ]


async def assign(
    session: AsyncSession, *, coach: str, officer: str, terms: Terms, by: str, now: datetime
) -> None:
    """Give an officer a coach, and tell both. The caller knows that `by` facilitates."""
    if coach not in await roles.holders(session, RoleName.COACH):
        raise InvalidInput(coach="Only somebody with the role of coach can be one: /lantern people")
    if not await may_be_paired(session, coach, officer):
        raise InvalidInput(officer=NOT_THESE_TWO)
    new = await pairings.begin(
        session, PairingKind.COACHING, terms, guide=coach, officer=officer, now=now
    )
    if new is None:
        raise InvalidInput(officer=await _taken(session, officer))
    await pairings.tell_of_beginning(session, new, by=by)


async def end(session: AsyncSession, pairing_id: int, *, now: datetime) -> tuple[str, str]:
    """End an assignment, tell both, and return them. The caller knows that a facilitator does."""
    pairing = await session.get(Pairing, pairing_id, with_for_update=True)
    if pairing is None or pairing.kind != PairingKind.COACHING or pairing.ended_at:
        raise Gone("This has ended already.")
    both = pairing.officer, pairing.guide
    await pairings.close(session, pairing, dict.fromkeys(both, "facilitator"), now=now)
    return both


async def may_be_paired(session: AsyncSession, one: str, other: str) -> bool:
    """Whether nothing stands between two people: what it is, nobody is told."""
    if one == other or await apart.among(session, [one, other]):
        return False
    both = await members.persons(session, [one, other])
    keys = [both[member].district_key for member in (one, other)]
    are_colleagues = keys[0] is not None and keys[0] == keys[1]
    return all(person.here for person in both.values()) and not are_colleagues


async def _taken(session: AsyncSession, officer: str) -> str:
    """Tell what facilitators know anyway, and of a mentorship between the two nothing."""
    coached = select(Pairing.id).where(*_RUNNING, Pairing.officer == officer)
    if await session.scalar(coached):
        return "This officer has a coach already. End that first, in the list."
    return NOT_THESE_TWO
