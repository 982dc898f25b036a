"""Plays the past: mentors offer, problems are shared, colleagues reply, each at its time."""

import asyncio

from sqlalchemy import select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.demo.past import INTRODUCTIONS, PROBLEMS, Earlier
from bot.demo.people import EVERYBODY
from bot.demo.scene import Stage
from bot.domain.members import District
from bot.domain.mentors import Offer
from bot.domain.problems import Draft, earliest_day
from bot.services import members, mentors, problems
from bot.services.problems import Submission
from jobs import announce
from models import Delivery, Problem
from models.delivery import IS_OPEN


async def play(stage: Stage, core: Core) -> None:
    for name, words in INTRODUCTIONS:
        await stage.people[name].posts(stage.introductions, words)
    async with core.db.transaction() as session:
        await _enrol(stage, core, session)
    for earlier in PROBLEMS:
        await _share(stage, core, earlier)
    await settled(core)


async def _enrol(stage: Stage, core: Core, session: AsyncSession) -> None:
    """Let everybody tell about their district, and mentors make their offer."""
    for each in EVERYBODY:
        member = stage.people[each.name]
        district = District(setting=each.setting, size=each.size)
        await members.save(session, member.id, district)
        if each.mentoring:
            offer = Offer(
                topics=each.mentoring.topics,
                experience=each.mentoring.experience,
                capacity=each.mentoring.capacity,
                paused=False,
            )
            await mentors.offer(session, offer, member=member.id, now=core.now())


async def _share(stage: Stage, core: Core, earlier: Earlier) -> None:
    stage.clock.ago = earlier.ago
    draft = Draft(
        title=earlier.title,
        context=earlier.context,
        tried=earlier.tried,
        question=earlier.question,
        topics=earlier.topics,
        anonymous=earlier.anonymous,
        earliest=earliest_day(core.now()),
    )
    async with core.db.transaction() as session:
        author, form_id = stage.people[earlier.by].id, f"demo:{earlier.title}"
        await problems.save(
            session,
            [Submission(draft=draft, author=author, form_id=form_id, submitted_at=core.now())],
        )
    await announce.run(core)
    core.wake.set()
    await settled(core)
    async with core.db.transaction() as session:
        shared = select(Delivery).join(Problem, Problem.post_id == Delivery.id)
        post = (await session.scalars(shared.where(Problem.form_id == form_id))).one()
    for reply in earlier.replies:
        stage.clock.ago = earlier.ago - reply.after
        await stage.people[reply.by].posts(stage.problems, reply.text, thread=post.ts)
    await settled(core)


async def settled(core: Core) -> None:
    """Wait until the bot owes nobody anything."""
    owed = select(Delivery.id).where(text(IS_OPEN)).limit(1)
    while True:
        await asyncio.sleep(0.02)
        async with core.db.transaction() as session:
            if await session.scalar(owed) is None:
                return
