"""A facilitator assigns a coach; the two set goals, write notes, and end it when it is time."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.services import apart
from models import ApartWhy
from tests.journeys.asking import last_message
from tests.journeys.coaching import (
    adds,
    assigned,
    becomes_coach,
    notes,
    opens_assignments,
    opens_goals,
)
from tests.journeys.sharing import news


async def test_a_facilitator_assigns_an_officer_and_both_are_told(network):
    told = await assigned(network)
    assert f"<@{network.fay.id}>, a facilitator, has brought you together" in told.words
    assert f"<@{network.grace.id}> is your coach" in told.words
    assert "every two weeks" in told.words
    assert "nothing of your goals" in told.words
    assert f"you coach <@{network.ada.id}>" in last_message(network.grace).words

    await opens_assignments(network)
    assert f"<@{network.grace.id}>" in network.fay.modal.words
    assert f"<@{network.ada.id}>" in network.fay.modal.words


async def test_without_a_coach_the_list_says_how_somebody_becomes_one(network):
    await opens_assignments(network)
    assert "/lantern people" in network.fay.modal.words


async def test_what_is_wrong_stands_beside_the_field_and_nothing_is_lost(network):
    await becomes_coach(network, network.grace)
    async with network.core.db.transaction() as session:
        await apart.keep(session, network.ada.id, network.grace.id, ApartWhy.CHOSEN)
    await opens_assignments(network)
    await network.fay.clicks("Assign", on="modal")

    await network.fay.submits(coach=network.mae, officer=network.otto)
    assert "role of coach" in network.fay.modal_errors["coach"]
    for officer in (network.grace, network.ada):
        await network.fay.submits(coach=network.grace, officer=officer, rhythm="weekly")
        assert network.fay.modal_errors == {
            "officer": "These two cannot be paired. Please choose somebody else."
        }
    yesterday = (datetime.now(UTC) - timedelta(days=1)).date()
    await network.fay.submits(officer=network.otto, ends_on=yesterday)
    assert set(network.fay.modal_errors) == {"ends_on"}
    await network.fay.submits(ends_on=yesterday + timedelta(days=90))
    assert network.fay.modal_errors == {}
    await network.settled()
    assert "every week" in last_message(network.otto).words


async def test_a_facilitator_ends_an_assignment_and_both_are_told(network):
    await assigned(network)
    await opens_assignments(network)
    await network.fay.clicks("End", on="modal")
    await network.settled()
    await network.workspace.until(lambda: f"<@{network.ada.id}>" not in network.fay.modal.words)
    for person in (network.ada, network.grace):
        assert "A facilitator has ended your coaching" in last_message(person).words


async def test_both_set_goals_and_each_sees_what_the_other_did(network):
    await assigned(network)
    await opens_goals(network, network.ada, text="A policy by June", about="alignment")
    assert "Alignment" in network.ada.modal.words
    await network.catches_up()
    assert "left something new among your goals" in last_message(network.grace).words

    await network.grace.clicks("Goals", on=last_message(network.grace))
    assert "A policy by June" in network.grace.modal.words
    await network.grace.chooses("Edit", on="modal")
    assert network.grace.modal.values["text"]["text"]["value"] == "A policy by June"
    by_when = (datetime.now(UTC) + timedelta(days=40)).date()
    await network.grace.submits(text="A policy by May", about="student-voice", by_when=by_when)
    await network.workspace.until(lambda: "A policy by May" in network.grace.modal.words)
    assert "Student voice" in network.grace.modal.words

    await network.ada.closes(everything=True)
    await opens_goals(network, network.ada)
    await network.ada.chooses("Mark as reached", on="modal")
    await network.workspace.until(lambda: "Reached" in network.ada.modal.words)
    await network.ada.chooses("Open it again", on="modal")
    await network.workspace.until(lambda: "Reached" not in network.ada.modal.words)
    await network.ada.chooses("Drop it", on="modal")
    await network.workspace.until(lambda: "Dropped" in network.ada.modal.words)


async def test_a_goal_that_needs_another_look_keeps_what_was_typed(network):
    await assigned(network)
    await opens_goals(network, network.ada)
    await network.ada.clicks("Add a goal", on="modal")
    yesterday = (datetime.now(UTC) - timedelta(days=2)).date()
    await network.ada.submits(text="A policy", about="alignment", by_when=yesterday)
    assert set(network.ada.modal_errors) == {"by_when"}
    assert network.ada.modal.values["text"]["text"]["value"] == "A policy"


async def test_a_note_is_read_by_the_other_and_announced_without_its_words(network):
    await assigned(network)
    await opens_goals(network, network.ada, text="A policy by June")
    await notes(network, network.ada, "The chair is <!channel> & wavering")
    await network.settled()
    assert "wavering" not in news(network.grace)

    await opens_goals(network, network.grace)
    await network.grace.chooses("Notes", on="modal")
    assert "The chair is &lt;!channel&gt; &amp; wavering" in network.grace.modal.words
    assert f"<@{network.ada.id}>" in network.grace.modal.words
    await network.grace.submits(note="  ")
    assert set(network.grace.modal_errors) == {"note"}


async def test_many_goals_and_notes_are_turned_page_by_page(network):
    await assigned(network)
    await opens_goals(network, network.ada, text="Goal 00")
    for number in range(1, 14):
        await network.ada.clicks("Add a goal", on="modal")
        await network.ada.submits(text=f"Goal {number:02}", about="alignment")
        await network.workspace.until(lambda: network.ada.modal.title == "Goals")
    await network.workspace.until(lambda: "Page 1 of 2" in network.ada.modal.words)
    assert "Goal 13" not in network.ada.modal.words
    await network.ada.clicks("More", on="modal")
    await network.workspace.until(lambda: "Goal 13" in network.ada.modal.words)
    assert "Goal 00" not in network.ada.modal.words
    await network.ada.clicks("Back", on="modal")
    await network.workspace.until(lambda: "Goal 00" in network.ada.modal.words)


async def test_the_rhythm_is_changed_by_either_and_told_to_the_other(network):
    await assigned(network)
    await opens_goals(network, network.grace)
    await network.grace.clicks("Change how often, or the end", on="modal")
    assert f"I tell <@{network.ada.id}>" in network.grace.modal.words
    await network.grace.submits(rhythm="monthly")
    await network.workspace.until(lambda: "Every month" in network.grace.modal.words)
    await network.settled()
    assert "it is now every month" in last_message(network.ada).words


async def test_an_officer_ends_it_and_the_coach_is_told_without_a_reason(network):
    await assigned(network)
    await opens_goals(network, network.ada, text="A policy by June")
    await network.ada.clicks("End it kindly", on="modal")
    await network.workspace.until(lambda: "can be read until" in network.ada.modal.words)
    assert "A policy by June" in network.ada.modal.words
    await network.settled()
    assert "has ended your coaching, with thanks" in last_message(network.grace).words
    await network.grace.clicks("Goals", on=last_message(network.grace))
    assert "A policy by June" in network.grace.modal.words


async def test_what_slack_delivers_twice_is_done_once(network):
    await assigned(network)
    await opens_goals(network, network.ada)
    await network.ada.clicks("Add a goal", on="modal")
    form = network.ada.modal
    await network.ada.submits(text="A policy by June", about="alignment")
    await network.ada.resubmits(form)
    await opens_goals(network, network.grace)
    assert network.grace.modal.words.count("A policy by June") == 1


@pytest.mark.parametrize("who", ["ada", "grace"])
async def test_who_has_nobody_is_told_how_that_comes(network, who):
    person = getattr(network, who)
    await person.uses("/mentor", "coach")
    await network.workspace.until(lambda: person.modal)
    assert "Facilitators assign coaches" in person.modal.words


async def test_goals_added_by_both_stand_side_by_side(network):
    await assigned(network)
    await opens_goals(network, network.ada, text="Of Ada")
    await opens_goals(network, network.grace)
    await adds(network, network.grace, text="Of Grace")
    assert "Of Ada" in network.grace.modal.words
