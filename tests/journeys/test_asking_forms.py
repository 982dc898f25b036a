"""What a mentor adds to *Not now*, and what facilitators decide about asking."""

import json

import pytest
from sqlalchemy import select

from models import Mentor, Request
from tests.journeys.asking import asked, last_message, told
from tests.journeys.sharing import FORM

THANKS = "Thank you. If they fit and have room, I show them to the author."


async def said_not_now(network, **changes):
    """Ada asks Mae, who says not now; return what Mae's message has become."""
    message = await asked(network, **changes)
    await network.mae.clicks("Not now", on=message)
    await network.settled()
    return last_message(network.mae)


def seen_by_others(network, member):
    """Everything in the others' Slack."""
    return [
        json.dumps(message.wire(metadata=True))
        for person in network.everyone
        if person.id != member.id
        for message in (
            *(each for channel in person.channels for each in channel.messages.values()),
            *person.ephemerals,
        )
        if message not in member.sees(member.dm())
    ]


async def test_a_mentor_may_say_why_and_nobody_else_ever_reads_it(network):
    settled = await said_not_now(network)
    assert FORM["question"] not in settled.words
    await network.mae.clicks("Say why", on=settled)
    assert "Who sees it" in network.mae.modal.words
    await network.mae.submits(why="too_close")
    assert "I keep it in mind" in network.mae.modal.words
    async with network.core.db.transaction() as session:
        assert await session.scalar(select(Request.reason)) == "too_close"
    assert not [seen for seen in seen_by_others(network, network.mae) if "too_close" in seen]


async def test_a_mentor_is_not_asked_about_a_topic_ever_again(network):
    settled = await said_not_now(network)
    await network.mae.clicks("Not this topic again", on=settled)
    await network.mae.submits(topics=["pushback-and-politics"])
    async with network.core.db.transaction() as session:
        found = select(Mentor.never).where(Mentor.slack_id == network.mae.id)
        assert await session.scalar(found) == ["pushback-and-politics"]


async def test_whom_a_mentor_suggests_the_author_may_ask(network):
    settled = await said_not_now(network)
    await network.mae.clicks("Suggest somebody", on=settled)
    await network.mae.submits(person=network.grace)
    assert THANKS in network.mae.modal.words
    await network.settled()
    assert any(
        f"<@{network.grace.id}>" in message.words and "thought of them" in message.words
        for message in network.ada.sees(network.ada.dm())
    )
    assert network.grace.sees(network.grace.dm()) == []


async def test_the_answer_is_the_same_for_somebody_who_may_not_be_asked(network):
    settled = await said_not_now(network)
    for person in (network.otto, network.ada, network.fay):
        await network.mae.clicks("Suggest somebody", on=settled)
        await network.mae.submits(person=person)
        assert THANKS in network.mae.modal.words
        await network.mae.closes()
    await network.settled()
    assert "thought of them" not in str([m.words for m in network.ada.sees(network.ada.dm())])


@pytest.mark.parametrize("action", ["why_not_now", "never_topic", "suggest_somebody"])
async def test_only_who_said_not_now_adds_to_it(network, action):
    settled = await said_not_now(network)
    for person in (network.ada, network.otto, network.grace, network.fay):
        await person.presses_old(settled, action, "1")
        await told(network, person, "Only the person this was sent to")
        assert person.modal is None


async def test_facilitators_decide_how_long_a_mentor_has(network):
    await network.fay.uses("/lantern", "settings")
    await network.workspace.until(lambda: network.fay.modal)
    await network.fay.submits(nudge_after="48", pass_after="24", most_open="two")
    assert "whole number" in network.fay.modal_errors["most_open"]
    await network.fay.submits(nudge_after="48", pass_after="24", most_open="2")
    assert "more hours" in network.fay.modal_errors["pass_after"]
    await network.fay.submits(nudge_after="4", pass_after="8", tell_after="24", most_open="2")
    assert "Saved" in network.fay.modal.words

    await network.fay.closes()
    await network.fay.uses("/lantern", "settings")
    await network.workspace.until(lambda: network.fay.modal)
    filled = network.fay.modal.values
    assert filled["nudge_after"]["nudge_after"]["value"] == "4"


async def test_nobody_else_decides_it(network):
    await network.ada.uses("/lantern", "settings")
    await told(network, network.ada, "Facilitators decide this")
    assert network.ada.modal is None
