"""Plays the problems of the demo's past: they are shared, and colleagues reply in their threads."""

from collections.abc import Iterator
from functools import partial

from sqlalchemy import select

from bot.core import Core
from bot.demo.earlier import Earlier, Reply
from bot.demo.moments import Moment
from bot.demo.past import PROBLEMS
from bot.demo.scene import Stage
from bot.domain.problems import Draft, earliest_day
from bot.services import problems
from bot.services.problems import Submission
from jobs import announce
from models import Delivery, Problem


def moments(stage: Stage, core: Core) -> Iterator[Moment]:
    for earlier in PROBLEMS:
        yield Moment(earlier.ago, partial(_share, stage, core, earlier))
        for reply in earlier.replies:
            ago = earlier.ago - reply.after
            yield Moment(ago, partial(_reply, stage, core, earlier, reply), spoken=True)


async def _share(stage: Stage, core: Core, earlier: Earlier) -> None:
    draft = Draft(
        title=earlier.title,
        context=earlier.context,
        tried=earlier.tried,
        question=earlier.question,
        topics=earlier.topics,
        anonymous=earlier.anonymous,
        earliest=earliest_day(core.now()),
    )
    submission = Submission(
        draft=draft,
        author=stage.people[earlier.by].id,
        form_id=earlier.form_id,
        submitted_at=core.now(),
    )
    async with core.db.transaction() as session:
        await problems.save(session, [submission])
    await announce.run(core)


async def _reply(stage: Stage, core: Core, earlier: Earlier, reply: Reply) -> None:
    async with core.db.transaction() as session:
        shared = select(Delivery).join(Problem, Problem.post_id == Delivery.id)
        post = (await session.scalars(shared.where(Problem.form_id == earlier.form_id))).one()
    await stage.people[reply.by].posts(stage.problems, reply.text, thread=post.ts)
