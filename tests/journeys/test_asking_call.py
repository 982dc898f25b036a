"""Everybody is asked: the author sees every word of it, and in whose name, before anybody does."""

import pytest

from tests.journeys.asking import last_message, told
from tests.journeys.finding import FORM, QUESTION, finds
from tests.journeys.sharing import UNNAMED, news

WORDS = "Has somebody kept equity goals in a plan without the word?"


async def nobody_is_left(network, **changes):
    """Ada asks Mae what only mentors read; Mae says not now, and nobody else fits."""
    card = await finds(network, network.ada, **changes)
    await network.ada.clicks("Ask", on=card)
    await network.settled()
    await network.mae.clicks("Not now", on=last_message(network.mae))
    await network.settled()
    return last_message(network.ada)


@pytest.mark.parametrize("named", [{}, UNNAMED], ids=["named", "unnamed"])
async def test_of_what_only_mentors_read_everybody_reads_what_the_author_wrote_for_them(
    network, named
):
    said = await nobody_is_left(network, **named)
    await network.ada.clicks("Ask everybody", on=said)
    form = network.ada.modal
    assert ("without your name" in form.words) is bool(named)
    assert form.values["words"]["words"]["value"] == QUESTION
    await network.ada.submits(words=WORDS)
    assert "It appears in" in network.ada.modal.words
    await network.settled()

    [call] = network.posts()
    assert WORDS in call.words
    assert (f"<@{network.ada.id}>" in call.words) is not bool(named)
    for private in (QUESTION, FORM["context"]):
        assert private not in str(call.wire(metadata=True))
    await network.grace.clicks("I can help", on=call)
    await network.settled()
    assert f"<@{network.grace.id}> offers to help you" in news(network.ada)


async def test_everybody_is_asked_once_and_by_the_author_alone(network):
    said = await nobody_is_left(network)
    for person in (network.mae, network.otto, network.fay):
        await person.presses_old(said, "open_call", "1")
        await told(network, person, "Only the author")
    await network.ada.clicks("Ask everybody", on=said)
    await network.ada.submits(words=WORDS)
    await network.settled()
    await network.ada.presses_old(said, "open_call", "1")
    await told(network, network.ada, "has been asked about this already")
    assert len(network.posts()) == 1
