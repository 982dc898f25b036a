"""Somebody is celebrated: they see the words first, decide, and can take them back."""

import pytest

from tests.journeys.meeting import Clock, cohort, last, presses, said
from tests.network import living

DID = "Held the room when the board wavered. The plan kept its goals."


@pytest.fixture
async def network(sqlite_url, guidance):
    async with living(sqlite_url, starter=guidance, now=Clock()) as alive:
        yield alive


@pytest.fixture
async def hall(network):
    """The channel of a cohort that Ada and Otto are in."""
    channel = network.workspace.add_channel("north", network.everyone, bot=True)
    await cohort(network, network.ada, network.otto, channel=channel)
    return channel


async def celebrates(network, person, **what):
    await person.uses("/cohort", "celebrate")
    await network.workspace.until(lambda: person.modal)
    await person.submits(**{"did": DID} | what)


async def test_the_cohort_sees_it_after_who_is_celebrated_said_yes(network, hall):
    ada, otto = network.ada, network.otto
    await celebrates(network, ada, member=otto)
    assert "I ask" in ada.modal.words
    await ada.closes()
    await network.settled()
    assert network.fay.sees(hall) == []
    asked = last(otto)
    assert DID.split(".", maxsplit=1)[0] in asked.words
    assert "Without your yes nobody sees them" in asked.words
    await presses(network, otto, "Yes, share it", on=asked)
    [post] = network.fay.sees(hall)
    assert f"<@{ada.id}> celebrates <@{otto.id}>" in post.words
    assert "The plan kept its goals." in post.words
    await presses(network, otto, "Take it back")
    assert network.fay.sees(hall) == []
    assert "taken back" in last(otto).words
    assert "plan kept" not in last(otto).words


async def test_a_no_is_told_to_nobody(network, hall):
    ada, otto = network.ada, network.otto
    await celebrates(network, ada, member=otto)
    await ada.closes()
    await network.settled()
    before = said(ada)
    await ada.opens_home()
    await network.workspace.until(lambda: ada.home)
    await ada.clicks("Celebrate somebody", on="home")
    await network.workspace.until(lambda: ada.modal)
    waiting = ada.modal.words
    await ada.closes()
    await presses(network, otto, "Rather not")
    await ada.uses("/cohort", "celebrate")
    await network.workspace.until(lambda: ada.modal)
    assert ada.modal.words == waiting, "a no looks as no answer does"
    assert said(ada) == before
    assert network.fay.sees(hall) == []
    await ada.clicks("Take it back", on="modal")
    await network.workspace.until(lambda: "Yours, and about you" not in ada.modal.words)
    await network.settled()
    assert "taken back" in last(otto).words


async def test_somebody_outside_is_named_and_their_author_takes_it_back(network, hall):
    ada = network.ada
    await celebrates(network, ada, name="Principal Example <!channel>")
    assert "stands in the cohort's channel" in ada.modal.words
    await network.settled()
    [post] = network.fay.sees(hall)
    assert "*Principal Example &lt;!channel&gt;*" in post.words
    await ada.closes()
    hello = await network.mae.posts(network.mae.dm(), "hello")
    for action in ("take_back_celebration", "share_celebration"):
        count = len(network.mae.ephemerals)
        await network.mae.presses_old(hello, action, "1")
        await network.workspace.until(lambda count=count: len(network.mae.ephemerals) > count)
        assert network.mae.ephemerals[-1].words.startswith("Only who ")
    await ada.uses("/cohort", "celebrate")
    await ada.clicks("Take it back", on="modal")
    await network.workspace.until(lambda: "Yours, and about you" not in ada.modal.words)
    await network.settled()
    assert network.fay.sees(hall) == []


async def test_what_is_missing_is_said_beside_its_field_and_others_channels_are_closed(
    network, hall
):
    ada = network.ada
    await celebrates(network, ada)
    assert "Choose a member, or write a name" in ada.modal_errors["name"]
    await ada.submits(member=ada)
    assert "what somebody else did" in ada.modal_errors["member"]
    await ada.submits(member=network.otto, name="Somebody")
    assert "not both" in ada.modal_errors["name"]
    await network.mae.uses("/cohort", "celebrate")
    await network.workspace.until(lambda: network.mae.modal)
    assert "None of your cohorts has a channel" in network.mae.modal.words
    assert network.mae.sees(hall) == []
