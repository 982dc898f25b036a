"""Rounds of pairs: who takes part, who met whom before, and which rounds there are."""

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import Gone
from bot.domain.peers import WISHES, PeerChoices, pairs_of
from bot.domain.rounds import Peer, Wish
from bot.services import members
from models import CohortMember, Member, Round, RoundPair, RoundState

HISTORY = 60
"""Rounds that are remembered when a new one is drawn."""
LISTED = 10
"""Rounds that facilitators find again."""
_WISHES: dict[str, Wish] = {
    "same_topic": "same_topic",
    "other_region": "other_region",
    "experience": "experience",
}


async def choices(session: AsyncSession, member: str, *, today: date) -> PeerChoices:
    """Tell what a member chose; a pause that is over is none."""
    row = await session.scalar(select(Member).where(Member.slack_id == member))
    if row is None:
        return PeerChoices()
    until = row.peers_paused_until
    return PeerChoices(
        takes_part=row.meets_peers,
        paused_until=until if until and until > today else None,
        wish=row.peer_wish if row.peer_wish in WISHES else None,
    )


async def choose(session: AsyncSession, member: str, chosen: PeerChoices) -> None:
    """Keep what a member chooses; the last word counts."""
    told = {
        "meets_peers": chosen.takes_part,
        "peers_paused_until": chosen.paused_until if chosen.takes_part else None,
        "peer_wish": chosen.wish,
    }
    await session.execute(
        insert(session, Member)
        .values(slack_id=member, **told)
        .on_conflict_do_update(index_elements=["team_id", "slack_id"], set_=told)
    )


async def come_back(session: AsyncSession, member: str) -> None:
    """End a pause before its day."""
    row = await session.scalar(select(Member).where(Member.slack_id == member).with_for_update())
    if row is None or not row.meets_peers:
        raise Gone("You do not take part in rounds of pairs. *Meet a peer* in Home lets you.")
    row.peers_paused_until = None


async def taking_part(
    session: AsyncSession, *, cohorts: Collection[int], today: date
) -> dict[str, Peer]:
    """Return those who take part today: of these cohorts, or of the network where none is named."""
    found = _taking_part(today)
    if cohorts:
        enrolled = select(CohortMember.slack_id).where(CohortMember.cohort_id.in_(cohorts))
        found = found.where(Member.slack_id.in_(enrolled))
    wishes = {row.slack_id: row.peer_wish for row in await session.execute(found)}
    people = await members.persons(session, list(wishes))
    return {
        member: Peer(person=people[member], wish=_WISHES.get(wish or ""))
        for member, wish in wishes.items()
    }


async def still_take_part(
    session: AsyncSession, those: Collection[str], *, today: date
) -> frozenset[str]:
    """Tell which of these take part today."""
    found = _taking_part(today).where(Member.slack_id.in_(those))
    return frozenset(row.slack_id for row in await session.execute(found))


async def history(
    session: AsyncSession, those: Collection[str], *, most: int = HISTORY
) -> list[frozenset[frozenset[str]]]:
    """List who of these met whom, a round each, newest first.

    A round in which no two of them met does not count: the rounds of one cohort do not use up
    another's time until somebody may be met again.
    """
    sent = (
        select(Round.id)
        .where(Round.state == RoundState.SENT)
        .order_by(Round.sent_at.desc(), Round.id.desc())
        .limit(most)
    )
    order = (await session.scalars(sent)).all()
    met = await _met(session, order, frozenset(those))
    return [met[each] for each in order if met[each]]


async def listed(session: AsyncSession) -> Sequence[Round]:
    """List the latest rounds, newest first, but those that were dropped."""
    kept = select(Round).where(Round.state != RoundState.DROPPED)
    return (await session.scalars(kept.order_by(Round.id.desc()).limit(LISTED))).all()


async def _met(
    session: AsyncSession, rounds: Sequence[int], those: frozenset[str]
) -> dict[int, frozenset[frozenset[str]]]:
    found = select(RoundPair.round_id, RoundPair.members).where(RoundPair.round_id.in_(rounds))
    met: dict[int, set[frozenset[str]]] = {each: set() for each in rounds}
    for round_id, group in await session.execute(found):
        met[round_id].update(pair for pair in pairs_of(group) if pair <= those)
    return {each: frozenset(pairs) for each, pairs in met.items()}


def _taking_part(today: date) -> Select[str, str | None]:
    paused = Member.peers_paused_until
    return select(Member.slack_id, Member.peer_wish).where(
        Member.meets_peers,
        Member.left_at.is_(None),
        or_(paused.is_(None), paused <= today),
    )
