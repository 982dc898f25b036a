"""Self-assessments of the five supports: kept for their author, charted and shared by choice."""

from datetime import datetime

from sqlalchemy import delete as sql_delete
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.checkins import local_day
from bot.domain.errors import Gone, NotAllowed
from bot.domain.notices import SupportsCharted, SupportsShared
from bot.domain.supports import Answers, Taken, chart, scores
from bot.services import members, outbox, sharing, support_invitations
from models import Assessment, Delivery


async def kept(session: AsyncSession, member: str) -> list[Taken]:
    """List what a member answered, the newest first, for their own eyes."""
    week = (await members.get(session, member)).week
    found = (
        select(Assessment, Delivery.channel)
        .outerjoin(Delivery, Delivery.id == Assessment.shared_in_id)
        .where(Assessment.member == member)
        .order_by(Assessment.id.desc())
    )
    return [
        Taken(
            assessment_id=row.id,
            answered_on=local_day(row.answered_at, week),
            answers=row.answers,
            coach=channel,
            charted=row.charted_in_id is not None,
        )
        for row, channel in await session.execute(found)
    ]


async def has_any(session: AsyncSession, member: str) -> bool:
    found = select(Assessment.id).where(Assessment.member == member).limit(1)
    return await session.scalar(found) is not None


async def save(
    session: AsyncSession, answers: Answers, *, by: str, form_id: str, now: datetime
) -> None:
    """Keep an assessment, once per form; an invitation that still waits has nothing to say."""
    new = insert(session, Assessment).values(
        form_id=form_id, member=by, answered_at=now, answers=dict(answers)
    )
    await session.execute(new.on_conflict_do_nothing())
    await support_invitations.withdraw(session, by)


async def delete(session: AsyncSession, assessment_id: int, *, by: str, cause: str) -> None:
    """Forget an assessment, with what was shared of it and every chart that shows it."""
    row = await _locked(session, assessment_id, by)
    await _retract(session, row.shared_in_id, key=_key(row, "unshared", cause))
    await _retract(session, row.charted_in_id, key=_key(row, "uncharted", cause))
    await session.execute(sql_delete(Assessment).where(Assessment.id == row.id))
    past = await kept(session, by)
    for place, each in enumerate(past):
        if each.charted and each.assessment_id > assessment_id:
            await _draw_again(session, past[place:], cause=cause)


async def send_chart(session: AsyncSession, assessment_id: int, *, by: str, cause: str) -> None:
    """Owe a member the chart of an assessment and those before it; once while it stands."""
    row = await _locked(session, assessment_id, by)
    if row.charted_in_id is None:
        past = [each for each in await kept(session, by) if each.assessment_id <= row.id]
        notice = SupportsCharted(assessment_id=row.id, chart=chart(past))
        message = await outbox.say(session, notice, to=by, key=_key(row, "chart", cause))
        row.charted_in_id = message.id


async def remove_chart(session: AsyncSession, assessment_id: int, *, by: str, cause: str) -> None:
    """Take a chart out of its owner's messages, and its picture out of Slack."""
    row = await _locked(session, assessment_id, by)
    await _retract(session, row.charted_in_id, key=_key(row, "uncharted", cause))
    row.charted_in_id = None


async def coach_to_tell(session: AsyncSession, assessment_id: int, *, by: str) -> tuple[str, Taken]:
    """Name the coach who would read an assessment's scores; raise Gone where there is none."""
    await _get(session, assessment_id, by)
    coach = await sharing.coach_of(session, by)
    if coach is None:
        raise Gone("You have no coach at present. Nobody was told anything.")
    [taken] = [each for each in await kept(session, by) if each.assessment_id == assessment_id]
    return coach, taken


async def share(
    session: AsyncSession, assessment_id: int, *, coach: str, by: str, cause: str
) -> None:
    """Give the scores to the coach whom the member saw named; a coach of before loses them."""
    row = await _locked(session, assessment_id, by)
    named, taken = await coach_to_tell(session, assessment_id, by=by)
    if named != coach:
        raise Gone("Your coach has changed. Nobody was told anything.")
    if taken.coach == coach:
        return
    await _retract(session, row.shared_in_id, key=_key(row, "unshared", cause))
    notice = SupportsShared(author=by, answered_on=taken.answered_on, scores=scores(taken.answers))
    message = await outbox.say(session, notice, to=coach, key=_key(row, "coach", cause))
    row.shared_in_id = message.id


async def take_back(session: AsyncSession, assessment_id: int, *, by: str, cause: str) -> None:
    """Remove what the coach reads of an assessment."""
    row = await _locked(session, assessment_id, by)
    await _retract(session, row.shared_in_id, key=_key(row, "unshared", cause))
    row.shared_in_id = None


async def _draw_again(session: AsyncSession, past: list[Taken], *, cause: str) -> None:
    """Bring the chart of the newest of these in line with those before it."""
    row = await session.get_one(Assessment, past[0].assessment_id)
    if row.charted_in_id and (message := await session.get(Delivery, row.charted_in_id)):
        notice = SupportsCharted(assessment_id=row.id, chart=chart(past))
        await outbox.revise(session, message, notice, key=_key(row, "redrawn", cause))


async def _retract(session: AsyncSession, message_id: int | None, *, key: str) -> None:
    if message_id and (message := await session.get(Delivery, message_id)):
        await outbox.retract(session, message, key=key)


def _key(row: Assessment, what: str, cause: str) -> str:
    return f"assessment:{row.id}:{what}:{cause}"


async def _get(session: AsyncSession, assessment_id: int, member: str) -> Assessment:
    """Load an assessment for its author; everybody else learns nothing, not even that it exists."""
    row = await session.get(Assessment, assessment_id)
    if row is None or row.member != member:
        raise NotAllowed("Only who answered this sees it, and it may be deleted by now.")
    return row


async def _locked(session: AsyncSession, assessment_id: int, member: str) -> Assessment:
    await _get(session, assessment_id, member)
    found = select(Assessment).where(Assessment.id == assessment_id).with_for_update()
    row = await session.scalar(found.execution_options(populate_existing=True))
    if row is None:
        raise NotAllowed("Only who answered this sees it, and it may be deleted by now.")
    return row
