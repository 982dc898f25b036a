"""Between a saved problem and its post it is worked out who knows its subject; nothing is lost."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot import app
from bot.core import Core
from bot.domain.problems import Draft
from bot.services import changes, problems, weighing
from bot.services.problems import Submission
from jobs import announce
from models import Mentor, Problem
from tests.process.conftest import NOTHING, Ground

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
DRAFT = Draft(
    title="Our board votes on a word",
    context="They want equity out of the strategic plan.",
    question="How have others kept the goals?",
    topics=("budget-and-resourcing",),
    earliest=NOW.date(),
)


class Knows:
    """Says that one mentor knows everything, and notes what it was asked."""

    def __init__(self, **known: float) -> None:
        self.known, self.asked = known, []

    async def learn(self, session) -> None:
        """Nothing is read."""

    async def scores(self, text: str) -> dict[str, float]:
        self.asked.append(text)
        return self.known


class Fails(Knows):
    """Goes down in the middle of it, or cannot tell."""

    def __init__(self, error: BaseException) -> None:
        super().__init__()
        self.error = error

    async def scores(self, text: str) -> dict[str, float]:
        self.asked.append(text)
        raise self.error


def knowing(core: Core, expertise: Knows) -> Core:
    return replace(core, expertise=expertise, now=lambda: NOW)


async def shares(core: Core, form_id: str = "V1") -> None:
    async with core.db.transaction() as session:
        session.add(
            Mentor(
                slack_id=f"U0MAE{form_id}",
                topics=["student-voice"],
                experience="Kept a plan whole.",
                offered_at=NOW,
            )
        )
        form = Submission(draft=DRAFT, author="U0ADA", form_id=form_id, submitted_at=NOW)
        await problems.save(session, [form])


async def kept(core: Core) -> list[Problem]:
    async with core.db.transaction() as session:
        return list(await session.scalars(select(Problem).order_by(Problem.id)))


async def test_who_knows_it_is_named_with_the_post_though_no_topic_fits(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await shares(core)
        knows = Knows(U0MAEV1=0.9)
        await announce.run(knowing(core, knows))
        [problem] = await kept(core)
        assert problem.post_id
        assert [each["mentor"] for each in problem.suggested or ()] == ["U0MAEV1"]
        [asked] = knows.asked
        assert DRAFT.question in asked


async def test_a_crash_in_between_loses_nothing(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await shares(core)
        with pytest.raises(asyncio.CancelledError):
            await announce.run(knowing(core, Fails(asyncio.CancelledError())))
        [problem] = await kept(core)
        assert (problem.post_id, problem.affinity) == (None, None)

        await announce.run(knowing(core, Knows(U0MAEV1=0.9)))
        [problem] = await kept(core)
        assert problem.post_id
        assert problem.affinity == {"U0MAEV1": 0.9}


async def test_a_problem_is_posted_though_nobody_can_tell_who_knows_it(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await shares(core)
        await announce.run(knowing(core, Fails(ValueError())))
        [problem] = await kept(core)
        assert problem.post_id
        assert problem.affinity == {}


async def test_what_is_shared_meanwhile_has_the_next_turn(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await shares(core)

        class Slow(Knows):
            async def scores(self, text: str) -> dict[str, float]:
                self.asked.append(text)
                await shares(core, "V2")
                return {}

        await announce.run(knowing(core, Slow()))
        first, second = await kept(core)
        assert first.post_id
        assert (second.post_id, second.affinity) == (None, None)


async def test_an_edit_works_it_out_anew(stand_on_each: Ground):
    async with app.open_core(stand_on_each.settings(), starter=NOTHING) as core:
        await shares(core)
        await announce.run(knowing(core, Knows(U0MAEV1=0.9)))
        async with core.db.transaction() as session:
            [problem] = await session.scalars(select(Problem))
            new = replace(DRAFT, question="What else?", earliest=NOW.date())
            await changes.edit(session, problem, new, by="U0ADA", network=core.network)
        again = Knows(U0MAEV1=0.1)
        await announce.run(knowing(core, again))
        [problem] = await kept(core)
        assert problem.affinity == {"U0MAEV1": 0.1}
        assert "What else?" in again.asked[0]
        async with core.db.transaction() as session:
            assert await weighing.waiting(session, core.network) == []
