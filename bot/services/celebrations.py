"""Celebrations: shared with a cohort once who is celebrated agrees, and taken back by either."""

from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.celebrations import (
    Celebrated,
    CelebrationDraft,
    CelebrationStand,
    CohortWithChannel,
)
from bot.domain.errors import Gone, NotAllowed
from bot.domain.notices.celebrations import CelebrationAsked, CelebrationShared
from bot.services import cohorts, outbox
from models import Celebration, CelebrationState, Cohort, Delivery

KEPT_FOR = timedelta(days=90)
_LISTED = 10
_OPEN = (CelebrationState.ASKED, CelebrationState.DECLINED, CelebrationState.SHARED)


async def rooms(session: AsyncSession, member: str) -> list[CohortWithChannel]:
    """List the cohorts of somebody that have a channel."""
    return [
        CohortWithChannel(cohort_id=each.cohort_id, name=each.name, channel=each.channel)
        for each in await cohorts.of_member(session, member)
        if each.channel
    ]


async def celebrate(
    session: AsyncSession, draft: CelebrationDraft, *, form_id: str, now: datetime
) -> None:
    """Keep it, once a form; ask a member first, and share at once what is of somebody else."""
    allowed = {each.cohort_id for each in await rooms(session, draft.by)}
    if draft.cohort_id is None or draft.cohort_id not in allowed:
        raise NotAllowed("You can share this only in a channel of a cohort of yours.")
    celebration = Celebration(
        form_id=form_id,
        cohort_id=draft.cohort_id,
        by=draft.by,
        member=draft.member,
        name=draft.name or None,
        did=draft.did,
        made_at=now,
        state=CelebrationState.ASKED,
    )
    session.add(celebration)
    await session.flush()
    if draft.member:
        notice = await _asked(session, celebration)
        key = f"celebration:{celebration.id}:asked"
        celebration.asked_in_id = (await outbox.say(session, notice, to=draft.member, key=key)).id
    else:
        await _share(session, celebration, cause=form_id)


async def settle(
    session: AsyncSession, celebration_id: int, *, agreed: bool, by: str, cause: str
) -> None:
    """Take the word of who is celebrated; a no is told to nobody, and can become a yes."""
    celebration = await _get(session, celebration_id)
    if celebration.member != by:
        raise NotAllowed("Only who is celebrated decides this.")
    if celebration.state not in (CelebrationState.ASKED, CelebrationState.DECLINED):
        return
    if agreed:
        await _share(session, celebration, cause=cause)
    else:
        celebration.state = CelebrationState.DECLINED
    await _revise(session, celebration, cause=cause)


async def take_back(session: AsyncSession, celebration_id: int, *, by: str, cause: str) -> None:
    """Remove it from the channel, for its author or who is celebrated, and forget the words."""
    celebration = await _get(session, celebration_id)
    if by not in (celebration.by, celebration.member):
        raise NotAllowed("Only who wrote this, or who is celebrated, takes it back.")
    was_asked = celebration.state == CelebrationState.ASKED
    celebration.state = CelebrationState.TAKEN_BACK
    celebration.did, celebration.name = "", None
    if shared := await _message(session, celebration.shared_in_id):
        await outbox.retract(session, shared, key=f"celebration:{celebration.id}:gone:{cause}")
    asked = await _message(session, celebration.asked_in_id)
    if asked and was_asked:
        await outbox.retract(session, asked, key=f"celebration:{celebration.id}:unasked:{cause}")
    elif asked:
        await _revise(session, celebration, cause=cause)


async def known(session: AsyncSession, member: str) -> list[Celebrated]:
    """List what somebody celebrated, and what is shared about them; the latest first.

    Whether somebody said no, or nothing yet, is told to nobody.
    """
    about = (Celebration.member == member) & (Celebration.state == CelebrationState.SHARED)
    mine = (Celebration.by == member) & Celebration.state.in_(_OPEN)
    found = select(Celebration).where(about | mine).order_by(Celebration.id.desc())
    return [
        Celebrated(
            celebration_id=row.id,
            partner=row.member,
            name=row.name or "",
            did=row.did,
            is_shared=row.state == CelebrationState.SHARED,
            mine=row.by == member,
        )
        for row in await session.scalars(found.limit(_LISTED))
    ]


async def sweep(session: AsyncSession, *, now: datetime) -> None:
    """Forget what is not shared, or was taken back, after a while."""
    idle = Celebration.state != CelebrationState.SHARED
    await session.execute(delete(Celebration).where(idle, Celebration.made_at < now - KEPT_FOR))


async def _share(session: AsyncSession, celebration: Celebration, *, cause: str) -> None:
    cohort = await cohorts.kept(session, celebration.cohort_id)
    if cohort.channel is None:
        raise Gone("The cohort has no channel any more, so this cannot be shared.")
    celebration.state = CelebrationState.SHARED
    notice = CelebrationShared(
        author=celebration.by,
        partner=celebration.member,
        name=celebration.name or "",
        did=celebration.did,
    )
    key = f"celebration:{celebration.id}:shared:{cause}"
    celebration.shared_in_id = (await outbox.say(session, notice, to=cohort.channel, key=key)).id


async def _revise(session: AsyncSession, celebration: Celebration, *, cause: str) -> None:
    if asked := await _message(session, celebration.asked_in_id):
        notice = await _asked(session, celebration)
        key = f"celebration:{celebration.id}:look:{cause}"
        await outbox.revise(session, asked, notice, key=key)


async def _asked(session: AsyncSession, celebration: Celebration) -> CelebrationAsked:
    cohort = await session.get_one(Cohort, celebration.cohort_id)
    stand: CelebrationStand = celebration.state.value
    return CelebrationAsked(
        celebration_id=celebration.id,
        author=celebration.by,
        partner=celebration.member or "",
        did=celebration.did,
        cohort=cohort.name,
        channel=cohort.channel or "",
        stand=stand,
    )


async def _get(session: AsyncSession, celebration_id: int) -> Celebration:
    found = select(Celebration).where(Celebration.id == celebration_id).with_for_update()
    row = await session.scalar(found.execution_options(populate_existing=True))
    if row is None or row.state == CelebrationState.TAKEN_BACK:
        raise Gone("This was taken back.")
    return row


async def _message(session: AsyncSession, delivery_id: int | None) -> Delivery | None:
    return await session.get(Delivery, delivery_id) if delivery_id else None
