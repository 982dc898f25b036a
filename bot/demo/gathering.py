"""Plays how the demo's cohort meets, celebrates, and looks at what its districts owe it."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from sqlalchemy import select

from bot.core import Core
from bot.demo.moments import Moment
from bot.demo.scene import Stage
from bot.domain.celebrations import CelebrationDraft
from bot.domain.convenings import ConveningDraft
from bot.domain.supports import keys_of
from bot.domain.topics import SUPPORTS
from bot.services import assessments, celebrations, convenings, rsvps
from jobs import convenings as convenings_job
from models import Attendance, Cohort, Convening

ASSESSED_AGO = timedelta(days=27)
PLANNED_AGO = timedelta(days=8)
ANSWERED_AGO = timedelta(days=6)
CELEBRATED_AGO = timedelta(days=10)
MEETS_IN = 9
"""Days."""
_ANSWERS = {
    "alignment": (4, 4, 3, 3),
    "money-and-mentorship": (2, 1, 3, 2),
    "every-department": (3, 2, 2, 3),
    "seat-at-the-table": (2, 2, 3, 1),
    "community-support": (4, 3, 4, 4),
}
"""What the visitor's officer said of each of the five supports."""
_COMING = {"noor": "remote", "jonah": "yes", "ines": "yes", "lena": "no", "raj": "remote"}


def moments(stage: Stage, core: Core) -> Iterator[Moment]:
    yield Moment(ASSESSED_AGO, partial(_assess, stage, core))
    yield Moment(CELEBRATED_AGO, partial(_celebrate, stage, core))
    yield Moment(PLANNED_AGO, partial(_plan, stage, core))
    yield Moment(PLANNED_AGO - timedelta(hours=1), partial(convenings_job.run, core))
    yield Moment(ANSWERED_AGO, partial(_answer, stage, core))


async def _assess(stage: Stage, core: Core) -> None:
    answers = {
        key: number
        for support in SUPPORTS
        for key, number in zip(keys_of(support.slug), _ANSWERS[support.slug], strict=True)
    }
    async with core.db.transaction() as session:
        await assessments.save(
            session, answers, by=stage.people["ada"].id, form_id="demo:supports", now=core.now()
        )


async def _celebrate(stage: Stage, core: Core) -> None:
    async with core.db.transaction() as session:
        draft = CelebrationDraft(
            by=stage.people["ines"].id,
            cohort_id=(await session.scalars(select(Cohort.id))).one(),
            member=None,
            name="Mr. Nowhere, who teaches seventh grade at Storybook Middle School",
            did="He gave up his planning hour for a month so that two new students could read "
            "with somebody who speaks their language, and told nobody.",
        )
        await celebrations.celebrate(session, draft, form_id="demo:celebration", now=core.now())


async def _plan(stage: Stage, core: Core) -> None:
    draft = ConveningDraft(
        title="Winter session: the budget, before it is printed",
        day=stage.today + timedelta(days=MEETS_IN),
        minute=13 * 60,
        length=90,
        zone="America/New_York",
        place="https://meet.example.org/cohort-one",
        agenda="Arrivals and one good thing each. A consultancy on one problem. Who asks whom for "
        "the draft budget, and when.",
        materials="Bring one page of your own budget, with names taken out.",
        now=core.now(),
    )
    async with core.db.transaction() as session:
        await convenings.plan(
            session,
            draft,
            cohort_id=(await session.scalars(select(Cohort.id))).one(),
            form_id="demo:convening",
            by=stage.people["fay"].id,
            now=core.now(),
        )


async def _answer(stage: Stage, core: Core) -> None:
    """Let the others say whether they come; the visitor has not yet."""
    async with core.db.transaction() as session:
        convening_id = (await session.scalars(select(Convening.id))).one()
        invited = set(await session.scalars(select(Attendance.member)))
        for name, coming in _COMING.items():
            by = stage.people[name].id
            if by in invited:
                cause = f"demo:{name}"
                await rsvps.answer(
                    session, convening_id, coming, by=by, cause=cause, now=core.now()
                )
