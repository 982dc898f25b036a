"""Plays how problems of the demo's past became guidance: marked, asked for, drafted, agreed to."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.demo.earlier import Earlier, Lesson
from bot.demo.mentors import EVERYBODY
from bot.demo.moments import Moment
from bot.demo.past import PROBLEMS
from bot.demo.scene import HOUR, Stage
from bot.domain.problems import Resolution
from bot.services import agreeing, changes, harvests, helpful, problems, review, review_queue
from jobs import harvest
from models import Consent, Harvest, HelpfulAnswer, Piece, Problem

_WEEKS = {each.name: each.week for each in EVERYBODY}


def moments(stage: Stage, core: Core) -> Iterator[Moment]:
    for earlier in PROBLEMS:
        if lesson := earlier.lesson:
            yield from _of(stage, core, earlier, lesson)


def _of(stage: Stage, core: Core, earlier: Earlier, lesson: Lesson) -> Iterator[Moment]:
    """Ask everybody while they are at work, as the job does."""
    ended = earlier.ago - lesson.resolved_after
    asked = _at_work(stage, [name for name, _ in lesson.helpful], ended)
    drafted = _at_work(stage, [earlier.by], asked - 2 * HOUR)
    yield Moment(ended, partial(_resolve, stage, core, earlier, lesson))
    yield Moment(asked, partial(harvest.run, core))
    yield Moment(asked - HOUR, partial(_consent, stage, core, earlier, lesson))
    yield Moment(drafted, partial(harvest.run, core))
    if lesson.agreed:
        yield Moment(drafted - HOUR, partial(_agree, core, earlier, lesson))
        yield Moment(drafted - 20 * HOUR, partial(_publish, stage, core, earlier))


def _at_work(stage: Stage, names: Collection[str], ago: timedelta) -> timedelta:
    """Find out when all of these are at work first, and for some minutes more."""
    entering = stage.clock.now() + stage.clock.ago
    while not all(
        _WEEKS[name].next_open(at) == at
        for name in names
        for at in (entering - ago, entering - ago + HOUR / 4)
    ):
        ago -= HOUR
    return ago


async def _resolve(stage: Stage, core: Core, earlier: Earlier, lesson: Lesson) -> None:
    """Mark what helped, then close the problem with thanks and consent."""
    said = {stage.people[reply.by].id: reply.text for reply in earlier.replies}
    async with core.db.transaction() as session:
        problem = await _problem(session, earlier)
        thanked = [stage.people[name].id for name, _ in lesson.helpful]
        for writer in thanked:
            await helpful.mark(
                session,
                problem,
                ts=_ts(stage, said[writer]),
                writer=writer,
                words=said[writer],
                by=problem.author,
                network=core.network,
                now=core.now(),
            )
        if earlier.asked:
            thanked.insert(0, stage.people[earlier.asked.mentor].id)
        resolution = Resolution(
            what_helped=lesson.what_helped, who_helped=tuple(thanked), may_become_guidance=True
        )
        await changes.resolve(
            session, problem, resolution, by=problem.author, network=core.network, now=core.now()
        )


async def _consent(stage: Stage, core: Core, earlier: Earlier, lesson: Lesson) -> None:
    """Let each writer agree to their words, with their name or without it."""
    names = {stage.people[name].id: signed for name, signed in lesson.helpful}
    async with core.db.transaction() as session:
        problem = await _problem(session, earlier)
        found = select(HelpfulAnswer).where(HelpfulAnswer.problem_id == problem.id)
        for each in (await session.scalars(found.order_by(HelpfulAnswer.id))).all():
            cause = f"demo:consent:{each.id}"
            _, answer = await helpful.settle(
                session,
                each.id,
                Consent.GIVEN,
                by=each.writer,
                name=names[each.writer],
                cause=cause,
            )
            await agreeing.heard(session, problem, answer, now=core.now(), cause=cause)


async def _agree(core: Core, earlier: Earlier, lesson: Lesson) -> None:
    """Take the answers in, give it a title, and agree."""
    async with core.db.transaction() as session:
        problem = await _problem(session, earlier)
        found = select(Harvest.id).where(Harvest.problem_id == problem.id)
        seen = await harvests.seen(session, (await session.scalars(found)).one(), by=problem.author)
        assert seen.draft is not None  # noqa: S101  # it was drafted an hour ago
        draft = replace(
            seen.draft,
            title=lesson.agreed,
            summary=lesson.summary,
            answers=tuple(each.answer_id for each in seen.answers),
        )
        await agreeing.agree(
            session,
            seen.harvest_id,
            draft,
            by=problem.author,
            form_id=f"demo:{lesson.agreed}",
            now=core.now(),
        )


async def _publish(stage: Stage, core: Core, earlier: Earlier) -> None:
    async with core.db.transaction() as session:
        problem = await _problem(session, earlier)
        found = select(Piece.slug).where(Piece.problem_id == problem.id)
        slug = (await session.scalars(found)).one()
        standing = await review_queue.standing(session, core.library, slug)
        assert standing is not None  # noqa: S101  # its author agreed to it
        await review.approve(
            session,
            slug,
            seen=standing.seen,
            by=stage.people["kit"].id,
            network=core.network,
            now=core.now(),
        )


async def _problem(session: AsyncSession, earlier: Earlier) -> Problem:
    found = select(Problem.id).where(Problem.form_id == earlier.form_id)
    return await problems.get(session, (await session.scalars(found)).one(), lock=True)


def _ts(stage: Stage, text: str) -> str:
    """Name a reply as Slack does."""
    return next(each.ts for each in stage.problems.messages.values() if each.text == text)
