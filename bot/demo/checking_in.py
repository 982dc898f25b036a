"""Plays the demo's weekly prompts: a cohort is asked, and its people answer as time passes."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.demo import programme
from bot.demo.moments import Happens, Moment
from bot.demo.reflections import HEAVY, OWN, REFLECTIONS, SHARES, Reflection
from bot.demo.scene import HOUR, Stage
from bot.domain.answering import MOST_TOPICS, Answer, Readers
from bot.services import checkins, cohorts, schedules
from jobs import checkins as checkins_job
from jobs import schedules as schedules_job
from models import CheckIn, CheckInState, Cohort, Prompting

VISITOR = "ada"
"""Answers for herself, but for the weeks before."""
_NOTICED_AFTER = 5 * HOUR
"""How long people take to answer."""
_HOUR_OF_THE_WEEK = 17
"""In UTC, when the week's morning has come to all coasts."""
_DIGEST_HOUR = 22


def moments(stage: Stage, core: Core) -> Iterator[Moment]:
    """Ask, remind and close in each week of the past, and let people answer in between."""
    yield Moment(programme.COHORT_AGO - HOUR, partial(_set_up, stage, core))
    now = stage.clock.now() + stage.clock.ago
    for day in range(programme.COHORT_AGO.days - 1, -1, -1):
        at = (now - timedelta(days=day)).astimezone(UTC)
        for hour, happens in _of_day(stage, core, at.weekday()):
            ago = now - at.replace(hour=hour, minute=5, second=0, microsecond=0)
            if timedelta(0) < ago < programme.COHORT_AGO - 2 * HOUR:
                yield Moment(ago, happens)


def _of_day(stage: Stage, core: Core, weekday: int) -> Iterator[tuple[int, Happens]]:
    if weekday in (0, 2, 4):
        yield _HOUR_OF_THE_WEEK, partial(_look, core)
    if weekday in (1, 3):
        yield _HOUR_OF_THE_WEEK, partial(answer_open, stage, core)
    if weekday == 3:  # noqa: PLR2004  # Thursday
        yield _HOUR_OF_THE_WEEK + 1, partial(_answer_for_visitor, stage, core)
    if weekday == 4:  # noqa: PLR2004  # Friday
        yield _DIGEST_HOUR, partial(_look, core)


async def answer_open(stage: Stage, core: Core) -> None:
    """Let everybody but the visitor answer what they were asked a while ago."""
    names = {person.id: name for name, person in stage.people.items() if name != VISITOR}
    async with core.db.transaction() as session:
        for row in await _asked(session, core.now() - _NOTICED_AFTER):
            if row.member in names:
                await _answer(session, core, row, names[row.member], stage.cohort.id)
    core.wake.set()


async def _answer(session: AsyncSession, core: Core, row: CheckIn, name: str, channel: str) -> None:
    """Answer in their manner; now and then a week goes by without an answer."""
    turn = (row.prompting_id or 0) + sum(map(ord, name))
    if turn % 7 == 0:
        row.state = CheckInState.SKIPPED
        return
    said = REFLECTIONS[turn % len(REFLECTIONS)]
    load = min(5, 2 + turn % 3 + HEAVY.get(name, 0))
    share: Readers = SHARES.get(name, "me") if turn % 2 else "me"
    said = replace(said, topics=await _topics(session, row, said))
    given = _given(said, load=load, support=max(1, 5 - turn % 4))
    if share != "me":
        given = replace(given, read_by=share, reader=channel)
    await _save(session, core, row, given)


async def _topics(session: AsyncSession, row: CheckIn, said: Reflection) -> tuple[str, ...]:
    """Name what the question was about, too."""
    prompting = await session.get_one(Prompting, row.prompting_id)
    named = dict.fromkeys(filter(None, (prompting.topic, *said.topics)))
    return tuple(named)[:MOST_TOPICS]


async def _answer_for_visitor(stage: Stage, core: Core) -> None:
    """Answer for her in the weeks that are over; this week's prompt waits for the visitor."""
    if stage.clock.ago < timedelta(days=7):
        return
    async with core.db.transaction() as session:
        for row in await _asked(session, core.now() - _NOTICED_AFTER):
            if row.member == stage.people[VISITOR].id:
                said = OWN[(row.prompting_id or 0) % len(OWN)]
                await _save(session, core, row, _given(said, load=3, support=3))
    core.wake.set()


async def _save(session: AsyncSession, core: Core, row: CheckIn, given: Answer) -> None:
    form_id = f"demo:check-in:{row.id}"
    await checkins.answer(session, row.id, given, by=row.member, form_id=form_id, now=core.now())


async def _asked(session: AsyncSession, before: datetime) -> list[CheckIn]:
    found = select(CheckIn).where(
        CheckIn.state == CheckInState.ASKED,
        CheckIn.asked_at <= before,
        CheckIn.prompting_id.is_not(None),
    )
    return list(await session.scalars(found.order_by(CheckIn.id)))


async def _set_up(stage: Stage, core: Core) -> None:
    """Let the cohort's facilitator set up the usual week."""
    by = stage.people["fay"].id
    async with core.db.transaction() as session:
        cohort_id = (await session.scalars(select(Cohort.id))).one()
        seen = await cohorts.get(session, cohort_id)
        await schedules.set_up_usual_week(
            session, seen.cohort_id, form_id="demo:week", by=by, now=core.now()
        )


async def _look(core: Core) -> None:
    await schedules_job.run(core)
    await checkins_job.run(core)
    core.wake.set()


def _given(said: Reflection, *, load: int, support: int) -> Answer:
    return Answer(
        words=said.words,
        topics=said.topics,
        commitment=said.commitment,
        load=load,
        support=support,
    )
