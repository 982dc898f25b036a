"""Members come and go: nothing is offered to or from somebody who left."""

from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.network import Network
from bot.services import pairings, partings, requests, round_answers
from models import Member

PARTINGS = (
    requests.part_with,
    partings.part_with,
    pairings.part_with,
    round_answers.part_with,
)
"""What each feature does about somebody who left; a word to the other side is theirs."""


async def leave(
    session: AsyncSession,
    member: str,
    *,
    now: datetime,
    network: Network,
    deactivated: bool = False,
) -> None:
    """Note that somebody left, by their account or by the channel, and part with them once."""
    here = insert(session, Member).values(slack_id=member)
    await session.execute(here.on_conflict_do_nothing())
    found = select(Member).where(Member.slack_id == member).with_for_update()
    row = (await session.scalars(found.execution_options(populate_existing=True))).one()
    row.deactivated = row.deactivated or deactivated
    if row.left_at is None:
        row.left_at = now
        await session.flush()
        for part_with in PARTINGS:
            await part_with(session, member, now=now, network=network)


async def come_back(session: AsyncSession, member: str) -> None:
    """Note that somebody is here again. What ended when they left stays ended."""
    back = update(Member).where(Member.slack_id == member, Member.left_at.is_not(None))
    await session.execute(back.values(left_at=None, deactivated=False))


async def reopen(session: AsyncSession, member: str) -> None:
    """Note that an account is open: who left with it is back, who left the channel stays away."""
    back = update(Member).where(Member.slack_id == member, Member.deactivated)
    await session.execute(back.values(left_at=None, deactivated=False))
