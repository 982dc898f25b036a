"""Plays how the demo's mentors helped: they were asked, said yes, talked, and said how it went."""

from collections.abc import Iterator
from datetime import timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.demo.earlier import Asked, Earlier, Reply
from bot.demo.moments import Moment
from bot.demo.past import PROBLEMS
from bot.demo.scene import Stage
from bot.services import partings, problems, request_answers, requests
from fakeslack.state import Channel
from models import Delivery, Problem, RelayEnd, Request


def moments(stage: Stage, core: Core) -> Iterator[Moment]:
    for earlier in PROBLEMS:
        if asked := earlier.asked:
            yield Moment(earlier.ago - asked.after, partial(_ask, stage, core, earlier, asked))
            yield from _after(stage, core, earlier, asked)


def _after(stage: Stage, core: Core, earlier: Earlier, asked: Asked) -> Iterator[Moment]:
    if asked.accepted_after:
        ago = earlier.ago - asked.accepted_after
        yield Moment(ago, partial(_accept, stage, core, earlier, asked))
    talks = _pass_on if earlier.anonymous else _talk
    for said in asked.talk:
        ago = earlier.ago - said.after
        yield Moment(ago, partial(talks, stage, core, earlier, asked, said), spoken=True)
    if lesson := earlier.lesson:
        ago = earlier.ago - lesson.resolved_after - timedelta(minutes=5)
        yield Moment(ago, partial(_judge, stage, core, earlier, asked))


async def _ask(stage: Stage, core: Core, earlier: Earlier, asked: Asked) -> None:
    async with core.db.transaction() as session:
        problem = await _problem(session, earlier)
        await requests.ask(
            session,
            problem.id,
            stage.people[asked.mentor].id,
            by=problem.author,
            now=core.now(),
            network=core.network,
        )


async def _accept(stage: Stage, core: Core, earlier: Earlier, asked: Asked) -> None:
    async with core.db.transaction() as session:
        request = await _request(session, stage, earlier, asked)
        await request_answers.accept(
            session, request.id, by=request.helper, now=core.now(), network=core.network
        )


async def _talk(stage: Stage, _core: Core, earlier: Earlier, asked: Asked, said: Reply) -> None:
    """Write in the group message of the two."""
    both = {stage.people[name].id for name in (earlier.by, asked.mentor)}
    speaker = stage.people[said.by]
    await speaker.posts(_group(speaker.channels, both), said.text)


async def _pass_on(stage: Stage, core: Core, earlier: Earlier, asked: Asked, said: Reply) -> None:
    """Write to the bot, in the thread of a conversation without a name, and wait to be heard."""
    async with core.db.transaction() as session:
        request = await _request(session, stage, earlier, asked)
        found = (
            select(Delivery.channel, Delivery.ts)
            .join(RelayEnd, RelayEnd.delivery_id == Delivery.id)
            .where(RelayEnd.request_id == request.id)
        )
        threads = {row[0]: row[1] for row in await session.execute(found)}
    speaker = stage.people[said.by]
    listener = stage.people[earlier.by if said.by == asked.mentor else asked.mentor]
    heard = len(listener.sees(listener.dm(), threads[listener.id]))
    await speaker.posts(speaker.dm(), said.text, thread=threads[speaker.id])
    await stage.workspace.until(
        lambda: len(listener.sees(listener.dm(), threads[listener.id])) > heard, timeout=60
    )


async def _judge(stage: Stage, core: Core, earlier: Earlier, asked: Asked) -> None:
    """Say at once how it went, as the mentor; the author does not yet."""
    async with core.db.transaction() as session:
        request = await _request(session, stage, earlier, asked)
        await partings.judge(session, request.id, "great", by=request.helper, now=core.now())


async def _problem(session: AsyncSession, earlier: Earlier) -> Problem:
    found = select(Problem.id).where(Problem.form_id == earlier.form_id)
    return await problems.get(session, (await session.scalars(found)).one(), lock=True)


async def _request(session: AsyncSession, stage: Stage, earlier: Earlier, asked: Asked) -> Request:
    found = (
        select(Request)
        .join(Problem, Problem.id == Request.problem_id)
        .where(Problem.form_id == earlier.form_id, Request.helper == stage.people[asked.mentor].id)
    )
    return (await session.scalars(found)).one()


def _group(channels: list[Channel], both: set[str]) -> Channel:
    return next(each for each in channels if each.kind == "mpim" and both <= set(each.members))
