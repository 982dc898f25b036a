"""Makes mentors, problems and requests as the database keeps them, with what a test needs said."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from models import Mentor, Origin, Problem, Request, RequestState
from tests.conftest import NOW

ADA, GRACE, MAE = "U0ADA", "U0GRACE", "U0MAE"
VOICE, RACE = "student-voice", "racial-equity"
DAY = timedelta(days=1)


def mentor(name: str, *topics: str, **offer) -> Mentor:
    words = f"{name} led a student council."
    return Mentor(
        slack_id=name, topics=list(topics or [VOICE]), experience=words, offered_at=NOW, **offer
    )


def problem(form: str = "V1", author: str = ADA, **more) -> Problem:
    return Problem(
        form_id=form,
        author=author,
        anonymous=more.pop("anonymous", False),
        title="Nobody comes to the student council",
        context="It meets after school.",
        tried="",
        question="How did others begin?",
        topics=[VOICE],
        needed_by=None,
        created_at=NOW,
        **more,
    )


async def request(
    session: AsyncSession, about: Problem, helper: str, *, at=NOW, state=RequestState.OPEN, **more
) -> Request:
    made = Request(
        problem_id=about.id,
        helper=helper,
        origin=Origin.ASKED,
        created_at=at,
        state=state,
        **more,
    )
    session.add(made)
    await session.flush()
    return made


async def shared(session: AsyncSession, form: str = "V1", author: str = ADA, **more) -> Problem:
    row = problem(form, author, **more)
    session.add(row)
    await session.flush()
    return row
