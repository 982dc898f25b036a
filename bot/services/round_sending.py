"""A round goes out: those who meet are brought together, and who is alone is told."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from itertools import combinations

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.meeting_times import meeting_times
from bot.domain.members import Person
from bot.domain.notices import PeersIntroduced, RoundWithoutYou
from bot.domain.notices.rounds import Times
from bot.domain.peers import ASK_AFTER, may_all_meet
from bot.domain.questions import question_for
from bot.domain.rounds import LEFT_OUT, Peer, reasons
from bot.services import apart, members, outbox, rounds
from models import Round, RoundAnswer, RoundPair, RoundState

AT_ONCE = 25
"""Groups in one transaction: nobody who presses meanwhile waits longer than for these."""


async def send_due(session: AsyncSession, *, now: datetime, limit: int = AT_ONCE) -> bool:
    """Send a part of a round that is due; tell whether there may be more.

    A round that another process is at is left to it. Who does not take part any more, or may
    not meet any more, is not brought together; whoever that leaves alone is told.
    """
    it = await _due(session, now)
    if it is None:
        return False
    waiting = select(RoundPair).where(RoundPair.round_id == it.id, RoundPair.opened_in_id.is_(None))
    rows = (await session.scalars(waiting.order_by(RoundPair.id).limit(limit))).all()
    if not rows:
        it.state, it.sent_at, it.asks_at = RoundState.SENT, now, now + ASK_AFTER
        return True
    await _send(session, it, rows, now)
    return True


async def _due(session: AsyncSession, now: datetime) -> Round | None:
    due = select(Round).where(Round.state == RoundState.SENDING, Round.sends_at <= now)
    return await session.scalar(due.order_by(Round.id).limit(1).with_for_update(skip_locked=True))


async def _send(session: AsyncSession, it: Round, rows: Sequence[RoundPair], now: datetime) -> None:
    named = [member for row in rows for member in row.members]
    present = await rounds.still_take_part(session, named, today=now.date())
    people = await members.persons(session, named)
    kept_apart = await apart.among(session, named)
    for row in rows:
        here = [member for member in row.members if member in present]
        meeting = _who_meets(here, people, kept_apart)
        if not meeting:
            await _tell_alone(session, it, row, here)
            continue
        if meeting != row.members:
            row.members = meeting
            row.reasons = reasons([Peer(person=people[each]) for each in meeting], year=now.year)
        await _introduce(session, it, row, _introduction(row, people, now))
        for member in set(here).difference(meeting):
            await _say_without(session, it, member, LEFT_OUT)


def _who_meets(
    here: Sequence[str], people: Mapping[str, Person], kept_apart: Collection[frozenset[str]]
) -> list[str]:
    """Choose who of a group may meet now: all of them, or two, or nobody."""
    peers = [Peer(person=people[member]) for member in here]
    tried = [peers, *combinations(peers, 2)]
    fine = (some for some in tried if len(some) > 1 and may_all_meet(some, kept_apart))
    return [peer.member for peer in next(fine, ())]


async def _introduce(
    session: AsyncSession, it: Round, row: RoundPair, notice: PeersIntroduced
) -> None:
    to, key = ",".join(row.members), f"round:{it.id}:group:{row.id}"
    said = await outbox.say(session, notice, to=to, key=key, priority=outbox.ROUTINE)
    row.opened_in_id = said.id
    session.add_all(RoundAnswer(pair_id=row.id, member=member) for member in row.members)


def _introduction(row: RoundPair, people: Mapping[str, Person], now: datetime) -> PeersIntroduced:
    those = [people[member] for member in row.members]
    zones_known = all(person.week.zone for person in those)
    found = meeting_times([person.week for person in those], now) if zones_known else []
    return PeersIntroduced(
        members=list(row.members),
        reasons=list(row.reasons),
        question=question_for([person.topics for person in those], row.id),
        times=[Times(starts=starts, ends=ends) for starts, ends in found],
        zones_known=zones_known,
    )


async def _tell_alone(
    session: AsyncSession, it: Round, row: RoundPair, here: Collection[str]
) -> None:
    """Tell those of a row who take part that they meet nobody; the row is done with."""
    why = row.reasons[0] if len(row.members) == 1 else LEFT_OUT
    for member in here:
        await _say_without(session, it, member, why)
    await session.delete(row)


async def _say_without(session: AsyncSession, it: Round, member: str, why: str) -> None:
    key = f"round:{it.id}:without:{member}"
    notice = RoundWithoutYou(why=why)
    await outbox.say(session, notice, to=member, key=key, priority=outbox.ROUTINE)
