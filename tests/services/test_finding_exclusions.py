"""Who is not asked, and that nobody can tell why."""

from collections.abc import Awaitable, Callable
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import Database
from bot.domain.members import About
from bot.services import apart, finding, members, mentors
from models import ApartWhy, Member, Mentor, Problem, RequestState
from tests.conftest import NOW
from tests.services.making import ADA, DAY, GRACE, MAE, RACE, VOICE, mentor, request, shared


async def _same_district(session: AsyncSession, _: Problem) -> None:
    await members.save(session, ADA, About(district_name="Example Unified"))
    await members.save(session, GRACE, About(district_name="Example Schools"))


async def _pause(session: AsyncSession, until: date | None) -> None:
    row = await session.get_one(Mentor, (session.info["team_id"], GRACE))
    row.paused, row.paused_until = True, until
    await session.flush()


async def _helps_two(session: AsyncSession, _: Problem) -> None:
    for form in ("V8", "V9"):
        other = await shared(session, form, "U0OTTO")
        await request(session, other, GRACE, at=NOW - 30 * DAY, state=RequestState.ACCEPTED)


async def _two_this_week(session: AsyncSession, _: Problem) -> None:
    for form in ("V8", "V9"):
        other = await shared(session, form, "U0OTTO")
        await request(session, other, GRACE, at=NOW - 6 * DAY, state=RequestState.WITHDRAWN)


async def _declined(session: AsyncSession, author: str, *, days: int) -> None:
    other = await shared(session, "V9", author)
    at = NOW - days * DAY
    await request(session, other, GRACE, at=at, state=RequestState.DECLINED, answered_at=at)


FORBIDDEN: dict[str, Callable[[AsyncSession, Problem], Awaitable[object]]] = {
    "they are of one district": _same_district,
    "the author chose so": lambda s, _: apart.choose(s, ADA, [GRACE]),
    "the mentor chose so": lambda s, _: apart.choose(s, GRACE, [ADA]),
    "it did not fit before": lambda s, _: apart.keep(s, ADA, GRACE, ApartWhy.NOT_FIT),
    "something was wrong": lambda s, _: apart.keep(s, GRACE, ADA, ApartWhy.WRONG),
    "paused": lambda s, _: _pause(s, None),
    "paused until tomorrow": lambda s, _: _pause(s, (NOW + DAY).date()),
    "full": _helps_two,
    "enough for this week": _two_this_week,
    "never this topic": lambda s, _: mentors.never(s, GRACE, [VOICE]),
    "left": lambda s, _: _left(s),
    "asked already": lambda s, row: request(s, row, GRACE, state=RequestState.PASSED),
    "said not now to the author": lambda s, _: _declined(s, ADA, days=20),
}
ALLOWED: dict[str, Callable[[AsyncSession, Problem], Awaitable[object]]] = {
    "kept apart from somebody else": lambda s, _: apart.choose(s, GRACE, ["U0OTTO"]),
    "said not now to somebody else": lambda s, _: _declined(s, "U0OTTO", days=20),
    "said not now to the author long ago": lambda s, _: _declined(s, ADA, days=61),
    "back from a pause": lambda s, _: _pause(s, NOW.date()),
    "never another topic": lambda s, _: mentors.never(s, GRACE, [RACE]),
}


async def _left(session: AsyncSession) -> None:
    session.add(Member(slack_id=GRACE, left_at=NOW))
    await session.flush()


async def test_nobody_is_asked_who_must_not_be_whatever_they_know(database: Database):
    async with database.transaction() as session:
        session.add_all([mentor(GRACE, led=[VOICE]), mentor(MAE)])
        row = await shared(session, affinity={GRACE: 1.0, MAE: 0.1})
        for why, arrange in (FORBIDDEN | ALLOWED).items():
            attempt = await session.begin_nested()
            await arrange(session, row)
            best = GRACE if why in ALLOWED else MAE
            assert await finding.next_for(session, row, now=NOW) == best, why
            is_free = await finding.may_be_asked(session, row, GRACE, now=NOW)
            assert is_free is (why in ALLOWED), why
            named = [
                each.mentor for each in await finding.best(session, finding.wanted(row), now=NOW)
            ]
            assert (GRACE in named) is (why in ALLOWED), why
            await attempt.rollback()
            session.expire_all()
            await session.refresh(row)


async def test_all_are_full_where_some_fit_and_none_has_room(database: Database):
    async with database.transaction() as session:
        session.add(mentor(MAE, RACE))
        row = await shared(session)
        assert not await finding.all_are_full(session, row, now=NOW)
        session.add(mentor(GRACE))
        assert not await finding.all_are_full(session, row, now=NOW)
        await _helps_two(session, row)
        assert await finding.all_are_full(session, row, now=NOW)
        await apart.choose(session, GRACE, [ADA])
        assert not await finding.all_are_full(session, row, now=NOW)


async def test_whom_somebody_is_kept_from_leaves_no_trace_in_what_is_said(database: Database):
    async with database.transaction() as session:
        session.add_all([mentor(GRACE), mentor(MAE)])
        row = await shared(session)
        look = finding.wanted(row)
        [_, before] = await finding.best(session, look, now=NOW)
        appeal = await finding.appeal(session, row, GRACE, now=NOW)
        await apart.choose(session, GRACE, [ADA])
        assert await finding.best(session, look, now=NOW) == [before]
        assert await finding.appeal(session, row, GRACE, now=NOW) == appeal
