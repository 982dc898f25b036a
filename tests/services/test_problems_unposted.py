"""Between a saved problem and its post a moment passes: nothing done in it is lost."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from bot.domain.errors import Gone
from bot.domain.notices import ProblemPosted
from bot.services import changes, problems, replies
from bot.services.problems import Submission
from models import Problem
from tests.services.test_problems import AUTHOR, DRAFT, NETWORK, NOW, owed


async def test_what_is_done_to_a_problem_before_its_post_is_kept_for_the_post(database):
    submitted = Submission(
        draft=replace(DRAFT, earliest=date(2026, 1, 5), anonymous=True, context="long " * 500),
        author=AUTHOR,
        form_id="V1",
        submitted_at=NOW,
    )
    async with database.transaction() as session:
        await problems.save(session, [submitted])
        problem = (await session.scalars(select(Problem))).one()
        edited = replace(DRAFT, earliest=date(2026, 1, 5), context="other words " * 300)
        await changes.edit(session, problem, edited, by=AUTHOR, network=NETWORK)
        with pytest.raises(Gone, match="not posted yet"):
            await replies.say_without_name(session, problem, "Words", by=AUTHOR, form_id="V2")
        await problems.announce_new(session, NETWORK, now=NOW)
        [(_, post)] = await owed(session, ProblemPosted)
        assert post.context.startswith("other words")
