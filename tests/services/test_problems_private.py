"""What only mentors read: once a form, by nobody else, and in no list of the facilitators."""

import asyncio
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import func, select

from bot.domain.errors import NotAllowed
from bot.domain.notices import ProblemPosted, ProblemReported
from bot.domain.problems import Resolution, for_mentors
from bot.services import changes, problems, replies, weighing
from models import Asking, AskingState, Problem
from tests.conftest import ON_SQLITE
from tests.services.test_problems import AUTHOR, COLLEAGUE, NETWORK, NOW, dump, owed, share

pytestmark = ON_SQLITE

DRAFT = for_mentors(
    "Marked question about a vote",
    context="Marked context",
    topics=("student-voice",),
    earliest=date(2026, 1, 5),
)


async def keep(session, *, form_id="V1", passes_on=True, affinity=None):
    return await problems.save_private(
        session,
        DRAFT,
        author=AUTHOR,
        form_id=form_id,
        affinity=affinity or {"U0MAE": 0.5},
        now=NOW,
        passes_on=passes_on,
    )


async def test_it_is_saved_once_per_form_and_never_posted(database):
    async def submit():
        async with database.transaction() as session:
            await keep(session)

    await asyncio.gather(submit(), submit())
    async with database.transaction() as session:
        assert await problems.announce_new(session, NETWORK, now=NOW) == 0
        assert await owed(session, ProblemPosted) == []
        [kept] = await session.scalars(select(Problem))
        assert (kept.for_channel, kept.title) == (False, "Marked question about a vote")
        assert kept.affinity == {"U0MAE": 0.5}


async def test_ask_me_first_is_kept_from_the_start(database):
    async with database.transaction() as session:
        asks_first = await keep(session, passes_on=False)
        passing = await keep(session, form_id="V2")
        search = await session.get_one(Asking, asks_first.id)
        assert (search.state, search.passes_on) == (AskingState.CHOOSING, False)
        assert await session.get(Asking, passing.id) is None


async def test_a_copy_of_the_database_tells_neither_its_words_nor_who_knows_its_subject(database):
    async with database.transaction() as session:
        await keep(session)
    stolen = await dump(database, "problem")
    for word in ("Marked", AUTHOR, "U0MAE"):
        assert word not in stolen


async def test_a_facilitator_may_change_nothing_of_it(database):
    async with database.transaction() as session:
        problem = await keep(session)
        with pytest.raises(NotAllowed):
            problems.require_author_or_facilitator(problem, COLLEAGUE, is_facilitator=True)
        problems.require_author_or_facilitator(problem, AUTHOR, is_facilitator=False)


async def test_facilitators_learn_its_topics_and_since_when_it_waits(database):
    async with database.transaction() as session:
        private, public = await keep(session), await share(session, form_id="V2")
        assert await problems.unanswered(session) == [public]
        assert await problems.unanswered_by_mentors(session) == [(["student-voice"], NOW)]
        private.answered_at = NOW
        await session.flush()
        assert await problems.unanswered_by_mentors(session) == []


async def test_there_is_no_thread_to_reply_in_and_no_post_to_report(database):
    async with database.transaction() as session:
        problem = await keep(session)
        problem.anonymous = True
        with pytest.raises(NotAllowed, match="Only mentors"):
            await replies.say_without_name(session, problem, "Words", by=AUTHOR, form_id="V2")
        with pytest.raises(NotAllowed, match="Only mentors"):
            problems.require_posted(problem)
        assert await owed(session, ProblemReported) == []


async def test_it_is_edited_resolved_and_withdrawn_like_any_other(database):
    async with database.transaction() as session:
        problem = await keep(session)
        new = replace(DRAFT, earliest=date(2026, 1, 5), question="Another question altogether")
        await changes.edit(session, problem, new, by=AUTHOR, network=NETWORK)
        assert (problem.question, problem.version) == ("Another question altogether", 2)
        await changes.resolve(session, problem, Resolution(), by=AUTHOR, network=NETWORK, now=NOW)
        await changes.withdraw(session, problem, by=AUTHOR, network=NETWORK, now=NOW)
        assert {problem.title, problem.question, problem.context} == {""}
        assert problem.affinity is None


async def test_who_knows_it_is_worked_out_once_and_again_after_an_edit(database):
    async with database.transaction() as session:
        problem = await keep(session)
        assert await weighing.waiting(session, NETWORK) == []
        new = replace(DRAFT, earliest=date(2026, 1, 5), question="Another question altogether")
        await changes.edit(session, problem, new, by=AUTHOR, network=NETWORK)
    async with database.transaction() as session:
        [seen] = await weighing.waiting(session, NETWORK)
    async with database.transaction() as session:
        await weighing.keep(session, seen, {"U0GRACE": 0.9})
    async with database.transaction() as session:
        assert (await problems.get(session, problem.id)).affinity == {"U0GRACE": 0.9}
        assert await weighing.waiting(session, NETWORK) == []


async def test_what_was_worked_out_for_old_words_is_not_kept(database):
    async with database.transaction() as session:
        await share(session)
    async with database.transaction() as session:
        [seen] = await weighing.waiting(session, NETWORK)
    async with database.transaction() as session:
        problem = await problems.get(session, seen.id, lock=True)
        problem.version += 1
    async with database.transaction() as session:
        await weighing.keep(session, seen, {"U0GRACE": 0.9})
    async with database.transaction() as session:
        assert [each.id for each in await weighing.waiting(session, NETWORK)] == [seen.id]


async def test_nobody_waits_for_who_knows_a_closed_problem(database):
    async with database.transaction() as session:
        problem = await share(session)
        await changes.withdraw(session, problem, by=AUTHOR, network=NETWORK, now=NOW)
        assert await weighing.waiting(session, NETWORK) == []
        assert await session.scalar(select(func.count()).select_from(Problem)) == 1
