"""Plays what the demo's staff arranged: who coaches whom, a cohort, and a round of pairs."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select

from bot.core import Core
from bot.demo import programme
from bot.demo.moments import Moment
from bot.demo.people import COACH
from bot.demo.programme import Coached, Goal
from bot.demo.scene import Stage
from bot.domain.cohorts import CohortDraft
from bot.domain.pairings import GoalDraft, Terms
from bot.domain.peers import NO_REPEAT_WITHIN, TAKE_BACK_FOR, RoundDraft
from bot.services import (
    assignments,
    cohorts,
    goals,
    pairings,
    round_answers,
    round_drafts,
    round_drawing,
    rounds,
)
from jobs import rounds as rounds_job
from models import Goal as GoalRow
from models import Meeting

_SAID: Sequence[tuple[Meeting, bool]] = (
    (Meeting.MET, False),
    (Meeting.NOT_YET, False),
    (Meeting.COULD_NOT, True),
)
"""What the pairs said of their meeting, one after the other, and whether they wanted another."""


def moments(stage: Stage, core: Core) -> Iterator[Moment]:
    yield Moment(programme.COHORT_AGO, partial(_found_cohort, stage, core))
    for coached in programme.COACHED:
        yield Moment(coached.ago, partial(_assign, stage, core, coached))
        for goal in coached.goals:
            yield Moment(goal.ago, partial(_set_goal, stage, core, coached, goal))
            if goal.note_ago:
                yield Moment(goal.note_ago, partial(_note, stage, core, goal))
    yield Moment(programme.ROUND_AGO, partial(_draw_round, stage, core))
    sent = programme.ROUND_AGO - TAKE_BACK_FOR - timedelta(minutes=1)
    for ago in (sent, programme.ASKED_AGO, programme.ASKED_AGAIN_AGO):
        yield Moment(ago, partial(rounds_job.run, core))
    said = programme.ASKED_AGO - timedelta(hours=3)
    yield Moment(said, partial(_say_whether_they_met, stage, core))


async def _found_cohort(stage: Stage, core: Core) -> None:
    members = tuple(stage.people[name].id for name in programme.ENROLLED)
    by, begun = stage.people["fay"].id, stage.today - timedelta(days=programme.COHORT_AGO.days)
    draft = CohortDraft(
        name=programme.COHORT,
        members=members,
        facilitators=(by,),
        coaches=(stage.people[COACH].id,),
        zone="America/Chicago",
        starts_on=begun,
        ends_on=begun + timedelta(days=programme.LASTS),
        channel=stage.cohort.id,
    )
    async with core.db.transaction() as session:
        await cohorts.create(session, draft, form_id="demo:cohort", by=by, now=core.now())


async def _assign(stage: Stage, core: Core, coached: Coached) -> None:
    terms = Terms(
        rhythm=coached.rhythm,
        ends_on=_in_days(stage, coached.days_left),
        today=core.now().date(),
    )
    async with core.db.transaction() as session:
        await assignments.assign(
            session,
            coach=stage.people[COACH].id,
            officer=stage.people[coached.officer].id,
            terms=terms,
            by=stage.people["fay"].id,
            now=core.now(),
        )


async def _set_goal(stage: Stage, core: Core, coached: Coached, goal: Goal) -> None:
    by = stage.people[coached.officer].id
    draft = GoalDraft(
        text=goal.text,
        about=goal.about,
        by_when=_in_days(stage, goal.days_left) if goal.days_left else None,
        earliest=core.now().date(),
    )
    async with core.db.transaction() as session:
        [pairing] = await pairings.of(session, by)
        await goals.add(session, pairing.id, draft, by=by, form_id=_form_id(goal), now=core.now())


async def _note(stage: Stage, core: Core, goal: Goal) -> None:
    by = stage.people[COACH].id
    form_id = f"{_form_id(goal)}:note"
    async with core.db.transaction() as session:
        found = select(GoalRow.id).where(GoalRow.form_id == _form_id(goal))
        goal_id = (await session.scalars(found)).one()
        await goals.note(session, goal_id, goal.note, by=by, form_id=form_id, now=core.now())


async def _draw_round(stage: Stage, core: Core) -> None:
    """Draw a round for the whole network, and decide to send it."""
    draft = RoundDraft(cohorts=(), no_repeat_within=NO_REPEAT_WITHIN, whole=True)
    by, now = stage.people["fay"].id, core.now()
    async with core.db.transaction() as session:
        made = await round_drawing.begin(session, draft, form_id="demo:round", by=by, now=now)
        sheet = await round_drawing.sheet(session, made.id, now=now)
        await round_drawing.store(session, sheet, sheet.draw())
        now_made = await round_drawing.draft(session, made.id)
        await round_drafts.decide(session, made.id, version=now_made.version, now=now)


async def _say_whether_they_met(stage: Stage, core: Core) -> None:
    """Answer for all pairs but the visitor's, who finds the question unanswered."""
    visitor = stage.people["ada"].id
    async with core.db.transaction() as session:
        [sent] = await rounds.listed(session)
        met = await round_drawing.groups(session, sent.id)
        others = [group for group in met if visitor not in group.members]
        for group, (said, wants_other) in zip(others, _SAID, strict=False):
            for member in group.members:
                cause = f"demo:{member}"
                await round_answers.answer(session, group.id, said, by=member, cause=cause)
            if wants_other:
                by, cause = group.members[0], "demo:another"
                await round_answers.want_another(session, group.id, wants=True, by=by, cause=cause)


def _in_days(stage: Stage, days: int) -> date:
    return stage.today + timedelta(days=days)


def _form_id(goal: Goal) -> str:
    return f"demo:{goal.text}"
