"""Everyone else presses what is not theirs, and looks for what they must not learn."""

import json
from collections.abc import Iterator

import pytest
from sqlalchemy import select

from models import Delivery, Request
from tests.journeys.asking import last_message, told, writes
from tests.journeys.sharing import UNNAMED, shares

ANSWERS = ("accept_request", "decline_request")
STEERING = ("withdraw_request", "switch_passing", "open_call", "want_another")


async def state_of_things(network):
    """What there is between people, and everything said so far."""
    async with network.core.db.transaction() as session:
        requests = await session.execute(select(Request.id, Request.origin, Request.state))
        said = await session.execute(select(Delivery.id, Delivery.state))
        return [list(map(tuple, requests)), list(map(tuple, said))]


async def asked_and_offered(network, **changes):
    """Ada has asked Mae, and Otto has offered; return the three messages with buttons."""
    post = await shares(network, network.ada, **changes)
    suggestions = last_message(network.ada)
    await network.ada.clicks("Ask", on=suggestions)
    await network.otto.clicks("I can help", on=post)
    await network.settled()
    return suggestions, last_message(network.mae), last_message(network.ada)


def sight_of(person) -> Iterator[str]:
    """Everything in a person's Slack: messages, threads, metadata, ephemerals, Home, forms."""
    for channel in person.channels:
        for message in channel.messages.values():
            yield json.dumps(message.wire(metadata=True))
    yield from (json.dumps(message.wire(metadata=True)) for message in person.ephemerals)
    yield from (json.dumps(view.payload) for view in (person.home, person.modal) if view)
    yield from person.notices


def traces(network, of):
    """Who else could learn of somebody, and where."""
    marks = (of.id, of.user.real_name, f"@{of.name}", of.user.email)
    return [
        (person.name, seen)
        for person in network.everyone
        if person.id != of.id
        for seen in sight_of(person)
        if any(mark in seen for mark in marks)
    ]


@pytest.mark.parametrize("named", [{}, UNNAMED], ids=["named", "unnamed"])
async def test_whoever_presses_what_is_not_theirs_is_refused_kindly_and_nothing_changes(
    network, named
):
    suggestions, request, offer = await asked_and_offered(network, **named)
    before = await state_of_things(network)
    attacks = [
        (message, action, None, owner)
        for message, owner in ((request, network.mae), (offer, network.ada))
        for action in ANSWERS
    ]
    attacks.append((suggestions, "ask_mentor", f"1:{network.mae.id}", network.ada))
    attacks += [(suggestions, action, "1", network.ada) for action in STEERING]
    for message, action, value, owner in attacks:
        for person in network.everyone:
            if person.id == owner.id:
                continue
            heard = len(person.ephemerals)
            await person.presses_old(message, action, value)
            await network.workspace.until(lambda who=person, n=heard: len(who.ephemerals) > n)
            assert "Only the" in person.ephemerals[-1].words
    await network.settled()
    assert await state_of_things(network) == before


async def test_nobody_learns_who_shared_a_problem_without_a_name(network):
    _, request, offer = await asked_and_offered(network, **UNNAMED)
    await network.mae.clicks("Accept", on=request)
    await network.ada.clicks("Accept", on=offer)
    await network.settled()
    [adas_with_mae] = [
        message
        for message in network.ada.sees(network.ada.dm())
        if f"<@{network.mae.id}> will think with you" in message.words
    ]
    maes = last_message(network.mae)
    text = f"It is me, <@{network.ada.id}>, do you hear?"
    mae = (network.mae, maes)
    await writes(network, network.ada, adas_with_mae, text, to=mae, arrives="do you hear?")
    await writes(network, *mae, "I do.", to=(network.ada, adas_with_mae), arrives="I do.")
    for person in network.everyone:
        await person.opens_home()
        await network.workspace.until(lambda who=person: who.home)
    await network.ada.chooses("Mark as resolved", on=network.posts()[-1])
    await network.ada.submits(who_helped=[network.mae], what_helped="A crosswalk.")
    await network.settled()

    assert traces(network, network.ada) == []


async def test_the_search_for_traces_would_find_a_name(network):
    await asked_and_offered(network)
    assert {name for name, _ in traces(network, network.ada)} >= {"mae", "otto", "grace", "fay"}


async def test_a_forged_button_for_somebody_elses_problem_asks_nobody(network):
    await shares(network, network.ada, **UNNAMED)
    post = network.posts()[-1]
    await network.otto.presses_old(post, "ask_mentor", f"1:{network.mae.id}")
    await told(network, network.otto, "Only the author")
    await network.settled()
    assert network.mae.sees(network.mae.dm()) == []
