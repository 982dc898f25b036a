"""Goals and notes: the two of a pairing read and change them, and nobody else hears a word."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.db import Database
from bot.domain.errors import InvalidInput, NotAllowed
from bot.domain.notices import GoalsTouched
from bot.domain.pairings import MOST_GOALS, GoalDraft
from bot.services import goals, pairings
from models import Delivery, Goal, GoalNote, GoalState
from tests.conftest import NOW, ON_SQLITE
from tests.services.coaching import ADA, COLE, FAY, GRACE, MARK, OTTO, TODAY, Desk

pytestmark = ON_SQLITE


@pytest.fixture
async def desk(database: Database) -> Desk:
    desk = Desk(database)
    await desk.becomes_coach(COLE, FAY)
    return desk


async def listed(desk: Desk, pairing_id: int, *, by: str):
    async with desk.database.transaction() as session:
        return await goals.of(session, await pairings.get_for(session, pairing_id, by))


async def test_either_adds_changes_and_settles_a_goal_and_both_see_it(desk: Desk):
    pairing_id = await desk.assigns()
    goal_id = await desk.sets_goal(pairing_id, by=COLE)
    changed = GoalDraft(text="A policy by June", about="student-voice", earliest=TODAY)
    async with desk.database.transaction() as session:
        await goals.change(session, goal_id, changed, by=ADA)
        await goals.settle(session, goal_id, GoalState.REACHED, by=COLE)
    await desk.notes(goal_id, by=ADA)
    for reader in (ADA, COLE):
        (goal,) = await listed(desk, pairing_id, by=reader)
        assert (goal.text, goal.about) == ("A policy by June", "student-voice")
        assert (goal.state, goal.notes) == ("reached", 1)


async def test_the_same_form_sets_one_goal_and_keeps_one_note(desk: Desk):
    pairing_id = await desk.assigns()
    for _ in range(2):
        goal_id = await desk.sets_goal(pairing_id, by=ADA, form="V1")
        await desk.notes(goal_id, by=ADA, form="V2")
    assert len(await desk.all_of(Goal)) == len(await desk.all_of(GoalNote)) == 1


async def test_nobody_else_reads_or_changes_a_goal_not_even_a_facilitator(desk: Desk):
    goal_id = await desk.sets_goal(await desk.assigns(), by=ADA)
    draft = GoalDraft(text="Mine now", about="alignment", earliest=TODAY)
    for stranger in (OTTO, FAY, GRACE):
        for use in (
            lambda session, who=stranger: goals.get_for(session, goal_id, who),
            lambda session, who=stranger: goals.get_for(session, 999, who),
            lambda session, who=stranger: goals.change(session, goal_id, draft, by=who),
            lambda session, who=stranger: goals.settle(session, goal_id, GoalState.DROPPED, by=who),
            lambda session, who=stranger: goals.note(
                session, goal_id, "mine", by=who, form_id="V5", now=NOW
            ),
        ):
            with pytest.raises(NotAllowed):
                async with desk.database.transaction() as session:
                    await use(session)
    (goal,) = await desk.all_of(Goal)
    assert (goal.text, goal.state) == ("A policy", GoalState.OPEN)


async def test_a_coach_of_two_officers_keeps_their_goals_apart(desk: Desk):
    ada, otto = await desk.assigns(), await desk.assigns(officer=OTTO)
    goal_id = await desk.sets_goal(ada, by=COLE)
    assert await listed(desk, otto, by=COLE) == []
    with pytest.raises(NotAllowed):
        await desk.notes(goal_id, by=OTTO)


async def test_the_other_is_told_once_a_day_that_there_is_something_and_not_what(desk: Desk):
    pairing_id = await desk.assigns()
    goal_id = await desk.sets_goal(pairing_id, by=ADA, text=f"{MARK} goal")
    await desk.notes(goal_id, by=ADA, form="V2")
    await desk.notes(goal_id, by=ADA, form="V3", now=NOW + timedelta(hours=3))
    touched = GoalsTouched(pairing_id=pairing_id, other=ADA)
    assert (await desk.said(COLE)).count(touched) == 1
    await desk.notes(goal_id, by=ADA, form="V4", now=NOW + timedelta(days=1))
    await desk.notes(goal_id, by=COLE, form="V5")
    assert (await desk.said(COLE)).count(touched) == 2
    assert (await desk.said(ADA))[-1] == GoalsTouched(pairing_id=pairing_id, other=COLE)
    assert not any(MARK in str(each.notice) for each in await desk.all_of(Delivery))


async def test_in_a_copy_of_the_database_no_goal_note_or_writer_can_be_read(desk: Desk):
    goal_id = await desk.sets_goal(await desk.assigns(), by=ADA, text=f"{MARK} goal")
    await desk.notes(goal_id, by=ADA)
    async with desk.database.engine.connect() as connection:
        for statement in ("SELECT text FROM goal", "SELECT text, writer FROM goal_note"):
            for row in await connection.execute(text(statement)):
                assert not any(MARK in value or ADA in value for value in row)


async def test_an_empty_or_endless_note_is_refused_beside_its_field(desk: Desk):
    goal_id = await desk.sets_goal(await desk.assigns(), by=ADA)
    for words in ("", "x" * 2001):
        with pytest.raises(InvalidInput) as refused:
            await desk.notes(goal_id, by=ADA, text=words)
        assert set(refused.value.problems) == {"note"}


async def test_notes_are_listed_the_newest_first(desk: Desk):
    goal_id = await desk.sets_goal(await desk.assigns(), by=ADA)
    for number in range(3):
        await desk.notes(goal_id, by=ADA, text=f"note {number}", form=f"V{number}")
    async with desk.database.transaction() as session:
        goal, _ = await goals.get_for(session, goal_id, COLE)
        written = await goals.notes_of(session, goal)
    assert [each.text for each in written] == ["note 2", "note 1", "note 0"]


async def test_the_open_goals_of_an_officer_are_those_of_pairings_that_run(desk: Desk):
    coaching = await desk.assigns()
    await desk.sets_goal(coaching, by=COLE, text="Of the coaching", form="V1")
    reached = await desk.sets_goal(coaching, by=COLE, text="Reached", form="V2")
    await desk.agrees(await desk.proposes(await desk.talks(), by=ADA), by=GRACE)
    async with desk.database.transaction() as session:
        await goals.settle(session, reached, GoalState.REACHED, by=ADA)
        mentorship = (await pairings.of(session, GRACE))[0].id
    await desk.sets_goal(mentorship, by=GRACE, text="Of the mentorship", form="V3")

    async def words(officer: str) -> list[str]:
        async with desk.database.transaction() as session:
            return [goal.text for goal in await goals.open_of(session, officer)]

    assert await words(ADA) == ["Of the coaching", "Of the mentorship"]
    assert await words(COLE) == await words(GRACE) == []
    await desk.ends(coaching, by=ADA)
    assert await words(ADA) == ["Of the mentorship"]


async def test_goals_are_not_piled_up_without_end(desk: Desk):
    pairing_id = await desk.assigns()
    for number in range(MOST_GOALS):
        await desk.sets_goal(pairing_id, by=ADA, form=f"V{number}")
    with pytest.raises(InvalidInput):
        await desk.sets_goal(pairing_id, by=ADA, form="one more")
