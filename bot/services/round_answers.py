"""What became of a round's meetings: members are asked, answer, and may ask for another partner."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import DomainError, Gone, NotAllowed
from bot.domain.network import Network
from bot.domain.notices import MeetingAsked, PartnerLeft
from bot.domain.peers import ASK_AFTER, CLOSE_AFTER
from bot.services import outbox, round_drafts, rounds
from models import Delivery, Meeting, Round, RoundAnswer, RoundPair, RoundState

AT_ONCE = 25
"""Members in one transaction: nobody who presses meanwhile waits longer than for these."""
FEW = 3
"""In a round of fewer groups the numbers alone can tell who answered what."""
_TWICE = 2
_BLIND = {"synchronize_session": False}


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What facilitators are told: numbers, and who agreed to be named."""

    said: dict[str, int]
    asked: int
    want_another: Sequence[str]


async def ask_due(session: AsyncSession, *, now: datetime, limit: int = AT_ONCE) -> bool:
    """Ask a part of those who are due; tell whether there may be more.

    Everybody is asked once, who said *not yet* once more, and in the end nothing is.
    """
    due = select(Round).where(Round.state == RoundState.SENT, Round.asks_at <= now)
    it = await session.scalar(due.order_by(Round.id).limit(1).with_for_update(skip_locked=True))
    if it is None or it.sent_at is None or it.asks_at is None:
        return False
    if it.asks_at >= it.sent_at + CLOSE_AFTER:
        await _close(session, it)
        return True
    times = 1 if it.asks_at < it.sent_at + 2 * ASK_AFTER else _TWICE
    found = await _to_ask(session, it, times, limit)
    if found:
        await _ask(session, it, found, now)
    else:
        it.asks_at = it.sent_at + (CLOSE_AFTER if times == _TWICE else 2 * ASK_AFTER)
    return True


async def answer(
    session: AsyncSession, group_id: int, said: Meeting, *, by: str, cause: str
) -> None:
    """Note what a member says of their meeting; the last word counts.

    `cause` tells this press from every other one.
    """
    mine, group, it = await _asked(session, group_id, by)
    mine.said = said
    if said != Meeting.COULD_NOT:
        mine.wants_other = False
    await _show(session, mine, group, it, cause=cause)


async def want_another(
    session: AsyncSession, group_id: int, *, wants: bool, by: str, cause: str
) -> None:
    """Let a member who could not meet ask for a new partner, by name, or take that back."""
    mine, group, it = await _asked(session, group_id, by)
    if mine.said != Meeting.COULD_NOT:
        raise DomainError("You said something else meanwhile, so nobody looks for a new partner.")
    mine.wants_other = wants
    await _show(session, mine, group, it, cause=cause)


async def of_round(session: AsyncSession, round_id: int) -> Answers:
    """Count a round's answers, without who gave them."""
    of_it = RoundAnswer.pair_id.in_(select(RoundPair.id).where(RoundPair.round_id == round_id))
    counted = select(RoundAnswer.said, func.count()).where(of_it, RoundAnswer.asked_times > 0)
    rows = await session.execute(counted.group_by(RoundAnswer.said))
    said = {row[0]: row[1] for row in rows}
    named = select(RoundAnswer.member).where(of_it, RoundAnswer.wants_other)
    return Answers(
        said={it.value: count for it, count in said.items() if it},
        asked=sum(said.values()),
        want_another=(await session.scalars(named.order_by(RoundAnswer.member))).all(),
    )


async def part_with(
    session: AsyncSession,
    member: str,
    *,
    now: datetime,
    network: Network,  # noqa: ARG001  # every parting is called alike
) -> None:
    """Take somebody who left out of what is not sent, and tell those who were to meet them."""
    await round_drafts.forget(session, member, year=now.year)
    open_groups = (
        select(RoundPair)
        .join(Round, Round.id == RoundPair.round_id)
        .join(RoundAnswer, RoundAnswer.pair_id == RoundPair.id)
        .where(RoundAnswer.member == member, Round.state != RoundState.DROPPED)
        .where(Round.asks_at.is_not(None) | (Round.state == RoundState.SENDING))
    )
    for group in (await session.scalars(open_groups)).all():
        here = await rounds.still_take_part(session, group.members, today=now.date())
        others = [each for each in group.members if each in here and each != member]
        for other in others:
            left = [each for each in others if each != other]
            key = f"round:group:{group.id}:left:{member}:{other}"
            await outbox.say(session, PartnerLeft(partner=member, others=left), to=other, key=key)


async def _to_ask(
    session: AsyncSession, it: Round, times: int, limit: int
) -> Sequence[tuple[RoundAnswer, RoundPair]]:
    found = (
        select(RoundAnswer, RoundPair)
        .join(RoundPair, RoundPair.id == RoundAnswer.pair_id)
        .where(RoundPair.round_id == it.id, RoundAnswer.asked_times == times - 1)
        .order_by(RoundAnswer.id)
        .limit(limit)
    )
    if times == _TWICE:
        found = found.where(RoundAnswer.said == Meeting.NOT_YET)
    rows = await session.execute(found)
    return [(mine, group) for mine, group in rows]


async def _ask(
    session: AsyncSession,
    it: Round,
    found: Sequence[tuple[RoundAnswer, RoundPair]],
    now: datetime,
) -> None:
    """Ask who still takes part, of a meeting with somebody who still does."""
    named = {member for _, group in found for member in group.members}
    present = await rounds.still_take_part(session, named, today=now.date())
    for mine, group in found:
        others = [each for each in group.members if each != mine.member and each in present]
        if mine.member in present and others:
            mine.asked_times += 1
            await _say(session, it, mine, group)
        elif mine.asked_times:
            mine.asked_times += 1
        else:
            await session.delete(mine)


async def _say(session: AsyncSession, it: Round, mine: RoundAnswer, group: RoundPair) -> None:
    notice = await _question(session, it, mine, group)
    key = f"round:{it.id}:met:{mine.asked_times}:{mine.member}"
    said = await outbox.say(session, notice, to=mine.member, key=key, priority=outbox.ROUTINE)
    mine.asked_in_id = said.id


async def _question(
    session: AsyncSession, it: Round, mine: RoundAnswer, group: RoundPair
) -> MeetingAsked:
    every = select(func.count()).select_from(RoundPair).where(RoundPair.round_id == it.id)
    again_at = it.sent_at + 2 * ASK_AFTER if it.sent_at else None
    is_last = mine.asked_times > 1 or not (again_at and it.asks_at and it.asks_at <= again_at)
    return MeetingAsked(
        group_id=group.id,
        others=[each for each in group.members if each != mine.member],
        again=mine.asked_times > 1,
        asks_again_on=None if is_last or again_at is None else again_at.date(),
        small=(await session.scalar(every) or 0) < FEW,
    )


async def _close(session: AsyncSession, it: Round) -> None:
    """Ask nothing more, and need the round's messages no longer."""
    it.asks_at = None
    of_it = select(RoundPair.id).where(RoundPair.round_id == it.id)
    answers = update(RoundAnswer).where(RoundAnswer.pair_id.in_(of_it))
    await session.execute(answers.values(asked_in_id=None), execution_options=_BLIND)
    groups = update(RoundPair).where(RoundPair.round_id == it.id)
    await session.execute(groups.values(opened_in_id=None), execution_options=_BLIND)


async def _asked(
    session: AsyncSession, group_id: int, by: str
) -> tuple[RoundAnswer, RoundPair, Round]:
    """Lock a member's own answer, as long as there is something to answer."""
    found = select(RoundAnswer).where(RoundAnswer.pair_id == group_id, RoundAnswer.member == by)
    mine = await session.scalar(found.with_for_update())
    if mine is None:
        raise NotAllowed("This question is for those who were brought together.")
    group = await session.get_one(RoundPair, group_id)
    it = await session.get_one(Round, group.round_id)
    if mine.asked_in_id is None or it.asks_at is None:
        raise Gone("This round is over, so there is nothing to answer any more. Thank you.")
    return mine, group, it


async def _show(
    session: AsyncSession, mine: RoundAnswer, group: RoundPair, it: Round, *, cause: str
) -> None:
    """Let the question show its answer."""
    message = await session.get_one(Delivery, mine.asked_in_id)
    question = await _question(session, it, mine, group)
    notice = replace(
        question, said=mine.said.value if mine.said else None, wants_other=mine.wants_other
    )
    await outbox.revise(session, message, notice, key=f"round:answer:{mine.id}:{cause}")
