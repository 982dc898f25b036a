"""Check-ins are answered, changed and deleted by whose they are, and read by nobody else."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete as sql_delete
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.answering import (
    Answer,
    AnswerForm,
    Asked,
    PastCheckIn,
    Readers,
    SharedWith,
    Stands,
)
from bot.domain.errors import InvalidInput, NotAllowed
from bot.domain.topics import TOPICS
from bot.services import answered, care, goals, prompted, promptings, sharing
from models import CheckIn, CheckInState, Cohort, Prompting, ReadBy, Reveals

_OPEN_AGAIN = "Copy what you wrote, and open the form again to see who would read it."
_SLUGS = {topic.slug for topic in TOPICS}


async def waiting(session: AsyncSession, member: str) -> int | None:
    """Find the newest prompt that is open and that a member has not answered."""
    found = (
        select(CheckIn.id)
        .join(Prompting, Prompting.id == CheckIn.prompting_id)
        .where(
            CheckIn.member == member,
            CheckIn.state != CheckInState.ANSWERED,
            Prompting.closed_at.is_(None),
        )
        .order_by(CheckIn.id.desc())
        .limit(1)
    )
    return await session.scalar(found)


async def form_for(session: AsyncSession, check_in_id: int | None, *, by: str) -> AnswerForm:
    """Gather what the form shows: of a check-in of theirs, or of their own accord."""
    check_in = await _get(session, check_in_id, by) if check_in_id else None
    prompting = await _prompting(session, check_in)
    before = await answered.last_before(session, by, check_in)
    is_answered = check_in is not None and check_in.state == CheckInState.ANSWERED
    return AnswerForm(
        check_in_id=check_in_id,
        asked=await _asked(session, prompting, by),
        commitment=before.commitment if before else None,
        coach=await sharing.coach_of(session, by),
        goals=[goal.text for goal in await goals.open_of(session, by)],
        given=_given(check_in) if check_in and is_answered else None,
    )


async def answer(
    session: AsyncSession,
    check_in_id: int | None,
    draft: Answer,
    *,
    by: str,
    form_id: str,
    now: datetime,
) -> CheckIn:
    """Keep an answer, new or changed, and bring what others read in line with it.

    With no id it is a check-in of the member's own accord, once per form.
    """
    if check_in_id is None:
        check_in_id = await _begin(session, by=by, form_id=form_id, now=now)
    check_in, prompting = await _locked(session, check_in_id, by, posts=draft.for_cohort)
    await _require_readers(session, draft, prompting, by=by)
    before = check_in.read_by
    check_in.state, check_in.due_at = CheckInState.ANSWERED, None
    check_in.answered_at = check_in.answered_at or now
    check_in.words, check_in.pulse = draft.words or None, draft.pulse or None
    check_in.topics, check_in.commitment = list(draft.topics) or None, draft.commitment or None
    check_in.kept = draft.kept
    check_in.read_by, check_in.reader = ReadBy(draft.read_by), draft.reader
    await session.flush()
    await sharing.follow(session, check_in, asked=prompting, before=before, cause=form_id)
    await prompted.redraw(session, check_in, cause=form_id)
    await care.consider(session, by, now=now)
    return check_in


async def delete(session: AsyncSession, check_in_id: int, *, by: str, cause: str) -> CheckIn | None:
    """Forget an answer and take back what was shared of it; return the check-in that remains.

    What was asked stays known as asked, so that nobody is asked again.
    """
    check_in, prompting = await _locked(session, check_in_id, by)
    await sharing.take_back(session, check_in, cause=cause)
    if prompting is None:
        await session.execute(sql_delete(CheckIn).where(CheckIn.id == check_in.id))
        return None
    if check_in.state == CheckInState.ANSWERED:
        check_in.state, check_in.answered_at = CheckInState.SKIPPED, None
    check_in.words = check_in.pulse = check_in.topics = None
    check_in.commitment = check_in.kept = None
    check_in.read_by, check_in.reader = ReadBy.ME, None
    await session.flush()
    await prompted.redraw(session, check_in, cause=cause)
    return check_in


def shared_with(check_in: CheckIn) -> SharedWith:
    """Tell who reads an answer that was just saved."""
    return SharedWith(
        read_by=check_in.read_by.value,
        reader=check_in.reader,
        at_once=check_in.shared_in_id is not None,
    )


async def history(session: AsyncSession, member: str) -> list[PastCheckIn]:
    """List what a member answered, the newest first, for their own eyes."""
    found = (
        select(CheckIn)
        .where(CheckIn.member == member, CheckIn.state == CheckInState.ANSWERED)
        .order_by(CheckIn.answered_at.desc(), CheckIn.id.desc())
    )
    rows = (await session.scalars(found)).all()
    questions = await _questions(session, rows)
    next_one: list[CheckIn | None] = [None, *rows]
    return [
        PastCheckIn(
            check_in_id=row.id,
            answered_at=row.answered_at or row.asked_at,
            question=questions.get(row.prompting_id),
            answer=_given(row),
            became=later.kept if later and row.commitment else None,
            stands=_stands(row),
        )
        for row, later in zip(rows, next_one, strict=False)
    ]


async def _begin(session: AsyncSession, *, by: str, form_id: str, now: datetime) -> int:
    made = insert(session, CheckIn).values(
        prompting_id=None,
        member=by,
        state=CheckInState.ASKED,
        asked_at=now,
        form_id=form_id,
        reminded=0,
        read_by=ReadBy.ME,
    )
    await session.execute(made.on_conflict_do_nothing())
    return (await session.scalars(select(CheckIn.id).where(CheckIn.form_id == form_id))).one()


async def _get(session: AsyncSession, check_in_id: int, member: str) -> CheckIn:
    """Load a check-in for whose it is. Everybody else learns nothing, not even that it exists."""
    check_in = await session.get(CheckIn, check_in_id)
    if check_in is None or check_in.member != member:
        raise NotAllowed("Only who was asked answers this, and reads what was answered.")
    return check_in


async def _locked(
    session: AsyncSession, check_in_id: int, member: str, *, posts: bool = False
) -> tuple[CheckIn, Prompting | None]:
    """Lock a check-in, after its prompt, which must not close meanwhile.

    Others may answer it at the same time, unless an answer may be posted under it.
    """
    prompting_id = (await _get(session, check_in_id, member)).prompting_id
    prompting = None
    if prompting_id:
        lock = True if posts else {"read": True}
        prompting = await session.get_one(Prompting, prompting_id, with_for_update=lock)
    found = select(CheckIn).where(CheckIn.id == check_in_id).with_for_update()
    found = found.execution_options(populate_existing=True)
    return (await session.scalars(found)).one(), prompting


async def _require_readers(
    session: AsyncSession, draft: Answer, prompting: Prompting | None, *, by: str
) -> None:
    """Refuse readers whom there are not, or who are not those that the form named."""
    if draft.read_by == "coach":
        coach = await sharing.coach_of(session, by)
        if coach is None or coach != draft.reader:
            raise InvalidInput(read_by=f"Your coach is another now, or none. {_OPEN_AGAIN}")
    if draft.for_cohort:
        place = await sharing.place_of(session, prompting, by) if prompting else None
        if place is None or place != draft.reader:
            raise InvalidInput(read_by=f"Your cohort's channel has changed. {_OPEN_AGAIN}")


async def _prompting(session: AsyncSession, check_in: CheckIn | None) -> Prompting | None:
    if check_in is None or check_in.prompting_id is None:
        return None
    return await session.get(Prompting, check_in.prompting_id)


async def _asked(session: AsyncSession, prompting: Prompting | None, by: str) -> Asked | None:
    if prompting is None:
        return None
    cohort = await session.get_one(Cohort, prompting.cohort_id)
    return Asked(
        question=prompting.question,
        cohort=cohort.name,
        channel=await sharing.place_of(session, prompting, by),
        tells_who=prompting.reveals == Reveals.WHO,
        is_closed=prompting.closed_at is not None,
        counts_until=await promptings.closes_at(session, prompting),
    )


async def _questions(session: AsyncSession, rows: Sequence[CheckIn]) -> dict[int | None, str]:
    asked = {row.prompting_id for row in rows if row.prompting_id}
    found = await session.scalars(select(Prompting).where(Prompting.id.in_(asked)))
    return {each.id: each.question for each in found}


def _given(check_in: CheckIn) -> Answer:
    pulse = check_in.pulse or {}
    readers: Readers = check_in.read_by.value
    return Answer(
        words=check_in.words or "",
        load=pulse.get("load"),
        support=pulse.get("support"),
        topics=tuple(slug for slug in check_in.topics or () if slug in _SLUGS),
        commitment=check_in.commitment or "",
        kept=check_in.kept,
        read_by=readers,
        reader=check_in.reader,
    )


def _stands(check_in: CheckIn) -> Stands:
    if check_in.read_by == ReadBy.ME:
        return "nowhere"
    if check_in.read_by == ReadBy.COACH:
        return "coach" if check_in.shared_in_id else "nowhere"
    return "cohort" if check_in.shared_in_id else "waits"
