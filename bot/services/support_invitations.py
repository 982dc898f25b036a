"""Who is invited to look at the five supports, twice a year, and who wants no invitations."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.checkins import local_day
from bot.domain.hours import WorkingWeek
from bot.domain.notices import SupportsInvited
from bot.domain.notices.supports import InvitationState
from bot.domain.supports import is_due
from bot.services import breaks, outbox
from bot.services.letters import Letter
from bot.services.members import week_of
from models import Assessment, CheckIn, CheckInState, Cohort, CohortMember, DeliveryState, Member

AT_ONCE = 100
"""Members whom one transaction looks at: nobody who presses meanwhile waits longer than that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Due:
    """Somebody who is to be invited."""

    member: str
    cohort_id: int
    day: date
    """On their own calendar."""
    week: WorkingWeek
    invited: date | None
    """The last time, as it was seen."""
    first: bool


async def invite(session: AsyncSession, *, after: str, now: datetime) -> str | None:
    """Invite those who are due, of the next members in the order of their ids.

    Tell the last one looked at, to go on after; None at the end. Who is away, wants no prompts or
    has a break today is left for another day.
    """
    rows = (await session.execute(_members(after, now))).all()
    due = await _without_resting(session, await _due(session, rows, now))
    taken = await _take(session, due)
    letters = [
        Letter(
            to=it.member,
            notice=SupportsInvited(invited_on=it.day, first=it.first),
            key=_key(it.member, it.day),
            week=it.week,
        )
        for it in due
        if it.member in taken
    ]
    await outbox.say_many(session, letters, now=now)
    return rows[-1].slack_id if len(rows) == AT_ONCE else None


async def wants(session: AsyncSession, member: str) -> bool:
    """Tell whether a member is invited, as everybody is until they say otherwise."""
    found = select(Member.wants_assessments).where(Member.slack_id == member)
    return await session.scalar(found) is not False


async def choose(session: AsyncSession, member: str, *, wanted: bool) -> None:
    """Keep whether a member is invited; the last word counts."""
    row = {"wants_assessments": wanted}
    new = insert(session, Member).values(slack_id=member, **row)
    await session.execute(
        new.on_conflict_do_update(index_elements=["team_id", "slack_id"], set_=row)
    )


async def answer(
    session: AsyncSession,
    member: str,
    invited_on: date,
    state: InvitationState,
    *,
    first: bool,
    cause: str,
) -> None:
    """Show in an invitation what its reader pressed."""
    if message := await outbox.find(session, _key(member, invited_on)):
        notice = SupportsInvited(invited_on=invited_on, first=first, state=state)
        key = f"{_key(member, invited_on)}:{cause}"
        await outbox.revise(session, message, notice, key=key)


async def withdraw(session: AsyncSession, member: str) -> None:
    """Spare somebody an invitation that waits for its turn."""
    found = select(Member.invited_to_assess_on).where(Member.slack_id == member)
    if (day := await session.scalar(found)) is None:
        return
    message = await outbox.find(session, _key(member, day))
    if message and message.state == DeliveryState.HELD:
        await outbox.retract(session, message, key=f"{_key(member, day)}:withdrawn")


def _members(after: str, now: datetime) -> Any:
    """Find the next members of cohorts that run, who may be invited at all."""
    today = now.date()
    return (
        select(CohortMember.slack_id, CohortMember.cohort_id, Member)
        .join(Cohort, Cohort.id == CohortMember.cohort_id)
        .outerjoin(Member, Member.slack_id == CohortMember.slack_id)
        .where(
            CohortMember.slack_id > after,
            Cohort.archived_at.is_(None),
            or_(Cohort.starts_on.is_(None), Cohort.starts_on <= today),
            or_(Cohort.ends_on.is_(None), Cohort.ends_on >= today),
        )
        .order_by(CohortMember.slack_id, CohortMember.cohort_id)
        .limit(AT_ONCE)
    )


async def _due(session: AsyncSession, rows: Sequence[Row[Any]], now: datetime) -> list[_Due]:
    """Choose those whose time has come; of two cohorts of somebody, the older counts."""
    members = {row.slack_id for row in rows}
    answered = CheckIn.state == CheckInState.ANSWERED
    begun = select(CheckIn.member, func.min(CheckIn.answered_at)).where(
        CheckIn.member.in_(members), answered
    )
    did = select(Assessment.member, func.max(Assessment.answered_at)).where(
        Assessment.member.in_(members)
    )
    first = await _times(session, begun.group_by(CheckIn.member))
    last = await _times(session, did.group_by(Assessment.member))
    due: dict[str, _Due] = {}
    for row in rows:
        member = row.slack_id
        if member in first and member not in due and _may_be_invited(row.Member, now):
            week = week_of(row.Member) if row.Member else WorkingWeek()
            invited = row.Member.invited_to_assess_on if row.Member else None
            day = local_day(now, week)
            done = local_day(last[member], week) if member in last else None
            begun_on = local_day(first[member], week)
            if is_due(first=begun_on, last=done, invited=invited, today=day):
                due[member] = _Due(
                    member=member,
                    cohort_id=row.cohort_id,
                    day=day,
                    week=week,
                    invited=invited,
                    first=done is None,
                )
    return list(due.values())


def _may_be_invited(row: Member | None, now: datetime) -> bool:
    if row is None:
        return True
    is_away = row.away_until and row.away_until > local_day(now, week_of(row))
    return not is_away and row.left_at is None and row.wants_prompts and row.wants_assessments


async def _times(session: AsyncSession, found: Any) -> dict[str, datetime]:
    return {member: at for member, at in await session.execute(found) if at}


async def _without_resting(session: AsyncSession, due: Collection[_Due]) -> list[_Due]:
    resting: set[tuple[int, str]] = set()
    for cohort_id, day in {(it.cohort_id, it.day) for it in due}:
        those = [it.member for it in due if (it.cohort_id, it.day) == (cohort_id, day)]
        found = await breaks.resting(session, cohort_id, those, day)
        resting |= {(cohort_id, member) for member in found}
    return [it for it in due if (it.cohort_id, it.member) not in resting]


async def _take(session: AsyncSession, due: Collection[_Due]) -> set[str]:
    """Note that these are invited, unless another process just did; tell who is now."""
    if not due:
        return set()
    here = [{"slack_id": it.member} for it in due]
    await session.execute(insert(session, Member).on_conflict_do_nothing(), here)
    found = select(Member).where(Member.slack_id.in_([it.member for it in due]))
    locked = found.order_by(Member.slack_id).with_for_update()
    seen, taken = {it.member: it for it in due}, set()
    for row in await session.scalars(locked.execution_options(populate_existing=True)):
        it = seen[row.slack_id]
        if row.invited_to_assess_on == it.invited:
            row.invited_to_assess_on = it.day
            taken.add(row.slack_id)
    return taken


def _key(member: str, day: date) -> str:
    return f"supports:{member}:{day}"
