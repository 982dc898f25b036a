"""What was answered: the last time before a check-in, and what others read of one."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.notices import AnswerShared, AnswerSharedWithCoach
from models import CheckIn, CheckInState, Prompting, ReadBy

FOR_COHORT = (ReadBy.COHORT, ReadBy.COHORT_UNNAMED)


async def last_before(
    session: AsyncSession, member: str, check_in: CheckIn | None = None
) -> CheckIn | None:
    """Find what a member answered last, before a check-in of theirs if that is answered."""
    found = select(CheckIn).where(CheckIn.member == member, CheckIn.state == CheckInState.ANSWERED)
    if check_in:
        found = found.where(CheckIn.id != check_in.id)
        if check_in.answered_at:
            found = found.where(CheckIn.answered_at < check_in.answered_at)
    newest = found.order_by(CheckIn.answered_at.desc(), CheckIn.id.desc()).limit(1)
    return (await session.scalars(newest)).one_or_none()


async def notice_of(
    session: AsyncSession, check_in: CheckIn, asked: Prompting | None
) -> AnswerShared | AnswerSharedWithCoach:
    """Tell what others read of a check-in: a cohort the words alone, a coach all but the topics."""
    if check_in.read_by in FOR_COHORT:
        named = check_in.read_by == ReadBy.COHORT
        return AnswerShared(author=check_in.member if named else None, text=check_in.words or "")
    pulse = check_in.pulse or {}
    before = await last_before(session, check_in.member, check_in) if check_in.kept else None
    return AnswerSharedWithCoach(
        author=check_in.member,
        question=asked.question if asked else None,
        text=check_in.words or "",
        load=pulse.get("load"),
        support=pulse.get("support"),
        commitment=check_in.commitment or "",
        before=before.commitment if before else None,
        kept=check_in.kept,
        answered_on=(check_in.answered_at or check_in.asked_at).date(),
    )
