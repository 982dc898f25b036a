"""Goals and notes are for the two alone, and every button refuses whom it should."""

import pytest

from tests.journeys.asking import last_message, told
from tests.journeys.coaching import (
    MARK,
    assigned,
    everything_of,
    notes,
    opens_assignments,
    opens_goals,
)

OFFICER, COACH, FACILITATOR, OTHER = "ada", "grace", "fay", "otto"
TWO_ALONE = "Only the two people of a pairing"
FACILITATORS = "Only facilitators assign coaches"
OFFICER_ALONE = "Only the officer is asked"
TABLE = [
    ("open_coaching", "1", {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE}),
    ("pairing_terms", "1", {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE}),
    ("end_pairing", "1", {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE}),
    ("add_goal", "1", {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE}),
    (
        "pairing_goes_well",
        "1:2026-01-05",
        {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE, COACH: OFFICER_ALONE},
    ),
    (
        "end_pairing_asked",
        "1:2026-01-05",
        {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE, COACH: OFFICER_ALONE},
    ),
    (
        "pairing_should_change",
        "1",
        {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE, COACH: OFFICER_ALONE},
    ),
    (
        "want_facilitator",
        "1",
        {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE, COACH: OFFICER_ALONE},
    ),
    ("turn_goals:on", "1:1", {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE}),
    ("turn_notes:on", "1:1", {OTHER: TWO_ALONE, FACILITATOR: TWO_ALONE}),
    ("assign_coach", None, dict.fromkeys((OFFICER, COACH, OTHER), FACILITATORS)),
    ("end_assignment", "1", dict.fromkeys((OFFICER, COACH, OTHER), FACILITATORS)),
    ("turn_assignments:on", ":1", dict.fromkeys((OFFICER, COACH, OTHER), FACILITATORS)),
    ("agree_keep_going", "1", {OTHER: "Only the two who talk"}),
    ("decline_keep_going", "1", {OTHER: "Only the two who talk"}),
    ("keep_going", "1", {OTHER: "Only the two who talk"}),
]
"""Each button, and whom it refuses with which words."""


async def something_old(network, person):
    """A message of the bot's in somebody's DM, to press something on."""
    if not person.sees(person.dm()):
        await person.posts(person.dm(), "help")
        await network.workspace.until(lambda: len(person.sees(person.dm())) > 1)
    return last_message(person)


async def test_every_button_refuses_whom_it_should(network):
    await assigned(network)
    await opens_goals(network, network.ada, text=f"{MARK} goal")
    await network.settled()
    for action, value, refused in TABLE:
        for name, words in refused.items():
            person = getattr(network, name)
            before = len(person.ephemerals)
            await person.presses_old(await something_old(network, person), action, value)
            await network.workspace.until(lambda p=person, b=before: len(p.ephemerals) > b)
            assert words in person.ephemerals[-1].words, (action, name)
            assert person.modal is None or person is network.ada, (action, name)
            assert MARK not in await everything_of(network, person) or person in (
                network.ada,
                network.grace,
            )


@pytest.mark.parametrize("name", [OFFICER, OTHER])
async def test_only_facilitators_see_who_coaches_whom(network, name):
    person = getattr(network, name)
    await person.uses("/lantern", "coaching")
    await told(network, person, FACILITATORS)
    assert person.modal is None


async def test_a_goals_and_a_notes_words_reach_nobody_else_anywhere(logs, network):
    await assigned(network)
    await opens_goals(network, network.ada, text=f"{MARK} goal")
    await notes(network, network.ada, f"{MARK} note")
    await network.ada.chooses("Edit", on="modal")
    await network.ada.submits(text=f"{MARK} goal, edited")
    await network.ada.closes(everything=True)
    await opens_goals(network, network.grace)
    await network.grace.chooses("Notes", on="modal")
    assert f"{MARK} note" in network.grace.modal.words
    await network.grace.closes(everything=True)
    await opens_assignments(network)
    await network.settled()

    for person in (network.fay, network.otto, network.mae):
        assert MARK not in await everything_of(network, person), person
    for person in (network.ada, network.grace):
        said = [message.words for message in person.sees(person.dm())]
        assert not any(MARK in words for words in said), "no message carries them"
    heard = logs.getvalue()
    assert '"event"' in heard, "something is logged at all"
    for never in (MARK, network.ada.id, network.grace.id):
        assert never not in heard


async def test_what_is_hidden_in_forms_are_numbers_alone(network):
    await assigned(network)
    await opens_goals(network, network.ada, text=f"{MARK} goal")
    hidden = [network.ada.modal.payload["private_metadata"]]
    await network.ada.chooses("Notes", on="modal")
    hidden.append(network.ada.modal.payload["private_metadata"])
    await network.ada.closes()
    await network.ada.chooses("Edit", on="modal")
    hidden.append(network.ada.modal.payload["private_metadata"])
    assert all(set(each) <= set("0123456789:") for each in hidden), hidden
