"""What a facilitator does with a draft by hand: swap, lock, leave out, send, take back, drop."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import DomainError, Gone, InvalidInput
from bot.domain.peers import LEFT_OUT_BY_HAND, TAKE_BACK_FOR, CannotPair, may_all_meet
from bot.domain.rounds import LEFT_OUT, Peer, reasons
from bot.services import apart, members, rounds
from bot.services.round_drawing import draft, groups, may_stay
from models import Round, RoundPair, RoundState

_NOT_IN_IT = "They are not in this round: choose somebody whom the draft shows."


async def swap(
    session: AsyncSession, round_id: int, one: str, other: str, *, version: int, now: datetime
) -> None:
    """Let two people change places; what a facilitator makes by hand stays when drawn anew.

    Raises CannotPair, with the same words whatever keeps two people apart.
    """
    it = await draft(session, round_id, version=version)
    rows = await groups(session, round_id)
    mine, theirs = _row_of(rows, one, "one"), _row_of(rows, other, "other")
    if mine is theirs:
        raise InvalidInput(other="These two are together already. Choose somebody else.")
    if len(mine.members) == len(theirs.members) == 1:
        raise InvalidInput(other="Both are left out. Choose somebody who meets somebody.")
    for name, member in (("one", one), ("other", other)):
        if member in it.excluded:
            raise InvalidInput(**{name: "You left them out of this round. Take them in first."})
    new = [
        (mine, [other if member == one else member for member in mine.members]),
        (theirs, [one if member == other else member for member in theirs.members]),
    ]
    involved = {*mine.members, *theirs.members}
    peers = await _peers(session, involved)
    await _require_may_meet(session, peers, [group for _, group in new])
    for row, group in new:
        _regroup(row, group, peers, year=now.year)
    it.version += 1


async def lock(
    session: AsyncSession, round_id: int, group_id: int, *, locked: bool, version: int
) -> None:
    """Keep a group as it is when the rest is drawn anew; or let it go."""
    it = await draft(session, round_id, version=version)
    row = await session.get(RoundPair, group_id)
    if row is None or row.round_id != it.id:
        raise Gone("This pair is not in the draft any more.")
    row.locked = locked
    it.version += 1


async def leave_out(
    session: AsyncSession, round_id: int, those: Collection[str], *, version: int, now: datetime
) -> None:
    """Leave exactly these out of the round; who was left out before and is not named is taken in.

    Whom that leaves without a partner meets nobody until the rest is drawn anew.
    """
    it = await draft(session, round_id, version=version)
    rows = await groups(session, round_id)
    there = {member for row in rows for member in row.members}
    if strangers := set(those) - there:
        raise InvalidInput(those=f"{_NOT_IN_IT} Not in it: {len(strangers)}.")
    for row in rows:
        staying = [member for member in row.members if member not in those]
        if len(row.members) == 1:
            row.reasons = [LEFT_OUT_BY_HAND if not staying else _alone(row)]
        elif len(staying) < len(row.members):
            gone = [member for member in row.members if member in those]
            session.add_all(_single(it, member, LEFT_OUT_BY_HAND) for member in gone)
            await _reduce(session, row, staying, year=now.year)
    it.excluded = sorted(those)
    it.version += 1


async def drop(session: AsyncSession, round_id: int, *, version: int) -> None:
    """Throw a draft away."""
    it = await draft(session, round_id, version=version)
    it.state = RoundState.DROPPED
    it.version += 1
    await session.execute(delete(RoundPair).where(RoundPair.round_id == it.id))


async def decide(session: AsyncSession, round_id: int, *, version: int, now: datetime) -> None:
    """Let a draft go out in a while, if what it was made of still holds."""
    it = await draft(session, round_id, version=version)
    meeting = [row for row in await groups(session, round_id) if len(row.members) > 1]
    if not meeting:
        raise DomainError("Nobody meets anybody in this draft, so there is nothing to send.")
    peers = await rounds.taking_part(session, cohorts=it.cohorts, today=now.date())
    kept_apart = await apart.among(session, list(peers))
    if not all(may_stay(row.members, peers, kept_apart) for row in meeting):
        raise DomainError(
            "Somebody changed what they told me since this was drawn. Please draw the rest anew, "
            "then send it."
        )
    it.state, it.sends_at = RoundState.SENDING, now + TAKE_BACK_FOR
    it.version += 1


async def take_back(session: AsyncSession, round_id: int, *, now: datetime) -> None:
    """Make a round a draft again, as long as nobody was told of it."""
    it = await session.scalar(select(Round).where(Round.id == round_id).with_for_update())
    if it is None or it.state in (RoundState.DRAFT, RoundState.DROPPED):
        raise Gone("This round is not about to be sent.")
    on_its_way = select(RoundPair.id).where(
        RoundPair.round_id == round_id, RoundPair.opened_in_id.is_not(None)
    )
    is_late = it.sends_at is None or it.sends_at <= now
    if it.state == RoundState.SENT or is_late or await session.scalar(on_its_way.limit(1)):
        raise Gone("This round is on its way already, so it cannot be taken back.")
    it.state, it.sends_at = RoundState.DRAFT, None
    it.version += 1


async def forget(session: AsyncSession, member: str, *, year: int) -> None:
    """Take somebody who left out of every draft, and of every round that is not sent yet."""
    open_states = (RoundState.DRAFT, RoundState.SENDING)
    found = select(Round).where(Round.state.in_(open_states)).order_by(Round.id)
    for it in await session.scalars(found.with_for_update()):
        for row in await groups(session, it.id):
            if member in row.members and row.opened_in_id is None:
                staying = [each for each in row.members if each != member]
                await _reduce(session, row, staying, year=year)
                it.version += 1
        it.excluded = [each for each in it.excluded if each != member]


def _row_of(rows: Collection[RoundPair], member: str, field: str) -> RoundPair:
    found = next((row for row in rows if member in row.members), None)
    if found is None:
        raise InvalidInput(**{field: _NOT_IN_IT})
    return found


async def _peers(session: AsyncSession, those: Collection[str]) -> dict[str, Peer]:
    people = await members.persons(session, list(those))
    return {member: Peer(person=people[member]) for member in those}


async def _require_may_meet(
    session: AsyncSession, peers: dict[str, Peer], new: Collection[list[str]]
) -> None:
    kept_apart = await apart.among(session, list(peers))
    for group in new:
        if not may_all_meet([peers[member] for member in group], kept_apart):
            raise CannotPair("other")


async def _reduce(session: AsyncSession, row: RoundPair, staying: list[str], *, year: int) -> None:
    """Give a group that lost somebody the shape it has now."""
    if not staying:
        await session.delete(row)
        return
    _regroup(row, staying, await _peers(session, staying), year=year, locked=row.locked)


def _regroup(
    row: RoundPair, group: list[str], peers: dict[str, Peer], *, year: int, locked: bool = True
) -> None:
    row.members = group
    if len(group) == 1:
        row.reasons, row.locked = [LEFT_OUT], False
        return
    row.reasons = reasons([peers[member] for member in group], year=year)
    row.locked = locked


def _alone(row: RoundPair) -> str:
    """Keep why somebody is alone, unless that was a facilitator's word."""
    return LEFT_OUT if row.reasons == [LEFT_OUT_BY_HAND] else row.reasons[0]


def _single(it: Round, member: str, why: str) -> RoundPair:
    return RoundPair(round_id=it.id, members=[member], reasons=[why])
