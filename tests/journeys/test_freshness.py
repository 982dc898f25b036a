"""Pieces stay right: somebody looks after each, a changed law is said, and so is disagreement."""

from datetime import UTC, datetime, timedelta

import pytest

from jobs import upkeep as job
from tests.journeys.asking import last_message
from tests.journeys.sharing import news
from tests.network import Clock, living

OVERDUE = datetime(2027, 11, 22, 15, tzinfo=UTC)
"""A Monday, ten in New York and nine in Chicago, by which the whole starter library is overdue."""
ONE, OTHER = "a-club-like-any-other-club", "a-first-youth-research-project"


@pytest.fixture
def clock() -> Clock:
    return Clock(OVERDUE)


@pytest.fixture
async def network(sqlite_url, guidance, clock):
    async with living(sqlite_url, starter=guidance, now=clock) as alive:
        yield alive


async def reminded(network):
    """Let the job run; return what facilitators read then."""
    await job.run(network.core)
    await network.catches_up()
    return last_message(network.fay)


async def reads(network, person, slug, message):
    await person.presses_old(message, "read_guidance", slug)
    await network.workspace.until(lambda: person.modal)


async def assigns(network, message, slug, reviewer):
    """Fay reads a piece and gives it to somebody."""
    await reads(network, network.fay, slug, message)
    await network.fay.clicks("Keep it right", on="modal")
    assert "overdue" in network.fay.modal.words
    await network.fay.submits(reviewer=[reviewer], every="90")
    assert network.fay.modal_errors == {}
    assert f"<@{reviewer.id}> looks after" in network.fay.modal.words
    await network.fay.closes(everything=True)


async def test_a_reviewer_gets_one_message_a_week_and_one_press_settles_a_piece(network, clock):
    ada = network.ada
    theirs = await reminded(network)
    assert "for you to look at" in theirs.words
    assert "Nobody looks after it at present" in theirs.words
    for slug in (ONE, OTHER):
        await assigns(network, theirs, slug, ada)
    await network.settled()
    assert news(ada) == "", "nobody is written to for being asked"

    clock.time += timedelta(days=7)
    await reminded(network)
    message = last_message(ada)
    assert "2 pieces of guidance are for you to look at" in message.words
    await ada.clicks("Still right", on=message)
    await network.settled()
    assert "reviewed today" in ada.ephemerals[-1].words
    assert "1 piece of guidance is still for you to look at" in last_message(ada).words
    await ada.clicks("Still right", on=last_message(ada))
    await network.settled()
    assert "Nothing is left" in last_message(ada).words

    for slug in (ONE, OTHER):
        assert network.core.library.entry(slug).reviewed == (OVERDUE + timedelta(days=7)).date()


async def test_who_can_not_look_after_them_steps_back_without_a_reason(network, clock):
    ada = network.ada
    await assigns(network, await reminded(network), ONE, ada)
    clock.time += timedelta(days=7)
    await reminded(network)
    message = last_message(ada)
    await ada.presses_old(message, "still_right", f"{ONE}:0::2027-11-29")
    await network.workspace.until(lambda: ada.ephemerals)
    assert "words have changed since" in ada.ephemerals[-1].words, "another wording was shown"
    await ada.clicks("I can not look after these any more", on=message)
    await network.workspace.until(lambda: len(ada.ephemerals) == 2)
    await network.settled()
    assert "Facilitators look after your piece" in ada.ephemerals[-1].words
    await ada.presses_old(message, "still_right", f"{ONE}:1::2027-11-29")
    await network.workspace.until(lambda: "Somebody else looks after" in ada.ephemerals[-1].words)


async def test_a_changed_law_is_said_on_pieces_until_somebody_looked(network):
    ada, fay = network.ada, network.fay
    message = await reminded(network)
    await reads(network, fay, ONE, message)
    await fay.clicks("Keep it right", on="modal")
    await fay.clicks("A law changed, for several pieces", on="modal")
    await fay.submits(state="TX", scope="everywhere")
    assert "choose the topics too" in fay.modal_errors["topics"]
    topic = min(network.core.library.entry(ONE).piece.topics)
    await fay.submits(topics=[topic])
    assert "now say that the law may have changed in Texas" in fay.modal.words
    await fay.closes(everything=True)

    await reads(network, ada, ONE, message)
    assert "Texas" in ada.modal.words
    assert "Keep it right" not in ada.modal.words, "that is for facilitators"
    await ada.presses_old(message, "open_upkeep", ONE)
    await network.workspace.until(lambda: ada.ephemerals)
    assert "Facilitators decide this" in ada.ephemerals[-1].words

    await reads(network, fay, ONE, message)
    await fay.clicks("Keep it right", on="modal")
    await fay.clicks("Still right", on="modal")
    await network.workspace.until(lambda: "reviewed today" in fay.modal.words)
    assert not network.core.library.entry(ONE).law_changed


async def test_two_pieces_that_disagree_lead_to_each_other(network):
    fay, otto = network.fay, network.otto
    message, about = await reminded(network), "Whether to begin alone."
    await reads(network, fay, ONE, message)
    await fay.clicks("Another disagrees", on="modal")
    await fay.submits(other=OTHER, about=about)
    assert fay.modal_errors == {}
    await fay.closes(everything=True)
    for slug, there in ((ONE, OTHER), (OTHER, ONE)):
        await reads(network, otto, slug, message)
        assert about in otto.modal.words
        assert network.core.library.entry(there).piece.title in otto.modal.words
        await otto.closes(everything=True)

    await reads(network, fay, OTHER, message)
    await fay.clicks("Another disagrees", on="modal")
    await fay.clicks("Take this back", on="modal")
    await network.workspace.until(lambda: about not in fay.modal.words)
    assert network.core.library.entry(ONE).contrary == ()
