"""The people of the network for those who look after it: their roles, and how mentors are doing."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.mentors import is_paused
from bot.domain.network import Network
from bot.domain.notices import MentorWanted
from bot.domain.people import Listed, Mentoring
from bot.services import members, mentors, outbox, roles
from models import Conversation, Delivery, Mentor, Origin, Request, RequestState, Role

AGAIN_AFTER = timedelta(days=30)
"""How long after an invitation nobody is invited again."""
LATELY = timedelta(days=84)
SILENT_AFTER = 2
"""How many requests without an answer, one after the other, make a silence."""


async def roster(session: AsyncSession, *, network: Network, now: datetime) -> list[Listed]:
    """List mentors and who has a role, who may need a word first."""
    offers = await session.scalars(select(Mentor.slack_id))
    given = await session.scalars(select(Role.slack_id))
    everyone = {*offers, *given, *network.facilitators}
    listed = await _listed(session, everyone, network=network, now=now)
    return sorted(listed, key=lambda each: each.urgency)


async def person(session: AsyncSession, member: str, *, network: Network, now: datetime) -> Listed:
    """Tell how it stands with one member."""
    [listed] = await _listed(session, [member], network=network, now=now)
    return replace(listed, invited_on=await _invited_on(session, member, now))


async def invite(session: AsyncSession, member: str, *, by: str, now: datetime) -> None:
    """Invite a member to mentor, at most once a month; the caller knows that `by` facilitates."""
    if not (await members.get(session, member)).here:
        raise Gone("They have left the network, so I can not invite them.")
    if await mentors.get(session, member, lock=True):
        raise Gone("They mentor already.")
    if await _invited_on(session, member, now):
        raise NotAllowed("They were invited less than a month ago. Give them time, please.")
    key = _key(member, now.date())
    await outbox.say(session, MentorWanted(by=by), to=member, key=key)


async def _listed(
    session: AsyncSession, ids: Collection[str], *, network: Network, now: datetime
) -> list[Listed]:
    known = await members.persons(session, ids)
    given = await roles.given(session, ids)
    offers = await _mentoring(session, ids, now)
    return [
        Listed(
            member=member,
            roles=sorted(given.get(member, ())),
            is_named=member in network.facilitators,
            mentoring=offers.get(member),
            here=known[member].here,
        )
        for member in ids
    ]


async def _mentoring(
    session: AsyncSession, ids: Collection[str], now: datetime
) -> dict[str, Mentoring]:
    rows = await session.execute(
        select(Mentor.slack_id, Mentor.capacity, Mentor.paused, Mentor.paused_until).where(
            Mentor.slack_id.in_(ids)
        )
    )
    loads = await mentors.loads(session, ids)
    silent = await _silent(session, ids, now)
    return {
        row.slack_id: Mentoring(
            load=loads[row.slack_id],
            capacity=row.capacity,
            paused=is_paused(row, now.date()),
            paused_until=row.paused_until,
            silent=row.slack_id in silent,
        )
        for row in rows
    }


async def _silent(session: AsyncSession, ids: Collection[str], now: datetime) -> set[str]:
    """Name who let the last of their requests pass; one that nobody could answer says nothing."""
    found = (
        select(Request.helper, Request.state, Request.passed_at, Conversation.request_id)
        .outerjoin(Conversation, Conversation.request_id == Request.id)
        .where(
            Request.helper.in_(ids),
            Request.origin == Origin.ASKED,
            Request.state != RequestState.OPEN,
            Request.created_at > now - LATELY,
        )
        .order_by(Request.created_at.desc(), Request.id.desc())
    )
    last: dict[str, list[bool]] = {}
    for helper, state, passed_at, talk in await session.execute(found):
        if talk is not None or state == RequestState.DECLINED:
            last.setdefault(helper, []).append(False)
        elif passed_at is not None:
            last.setdefault(helper, []).append(True)
    return {
        helper
        for helper, missed in last.items()
        if len(missed) >= SILENT_AFTER and all(missed[:SILENT_AFTER])
    }


async def _invited_on(session: AsyncSession, member: str, now: datetime) -> date | None:
    """Tell when somebody was last invited, as long as that keeps another invitation away."""
    keys = [_key(member, now.date() - timedelta(days=ago)) for ago in range(AGAIN_AFTER.days)]
    found = select(Delivery).where(Delivery.key.in_(keys)).order_by(Delivery.id.desc()).limit(1)
    last = await session.scalar(found)
    return (last.finished_at or now).date() if last else None


def _key(member: str, day: date) -> str:
    return f"mentor_wanted:{member}:{day}"
