"""After heavy weeks somebody is offered help in private, and decides who hears of it."""

from bot.domain.care import PIECES
from tests.journeys.answering import MARK, checks_in, heavy_weeks
from tests.journeys.asking import last_message
from tests.journeys.coaching import assigned, everything_of


async def test_help_is_offered_once_in_private_and_leads_somewhere(network, logs):
    await heavy_weeks(network, network.ada, 4, 5)
    await checks_in(network, network.ada, words=MARK, load="5")
    offer = last_message(network.ada)
    for word in ("only you", "988", "EAP", "not a crisis service", "I told nobody"):
        assert word in offer.words
    assert "Tell my coach" not in offer.words
    for door, title in (("Find a mentor", "Find a mentor"), ("Meet a peer", "Meet a peer")):
        await network.ada.clicks(door, on=offer)
        await network.workspace.until(lambda: network.ada.modal)
        assert network.ada.modal.title == title
        await network.ada.closes()
    assert all(line in offer.words for line in PIECES.values())
    await network.ada.clicks("Read", on=offer)
    await network.workspace.until(lambda: network.ada.modal)
    assert network.ada.modal.title == "Guidance"
    await network.ada.closes()
    await checks_in(network, network.ada, load="5")
    assert last_message(network.ada).ts == offer.ts

    await network.ada.clicks("Not now", on=offer)
    await network.settled()
    assert "You put this away" in last_message(network.ada).words
    assert "heavy" not in await everything_of(network, network.fay)
    for word in ("heavy", MARK, network.ada.id):
        assert word not in logs.getvalue()


async def test_the_coach_reads_the_words_that_the_officer_saw_first(network):
    await assigned(network)
    before = last_message(network.grace)
    await heavy_weeks(network, network.ada, 4, 5)
    await checks_in(network, network.ada, words=MARK, load="5")
    await network.ada.clicks("Tell my coach", on=last_message(network.ada))
    await network.workspace.until(lambda: network.ada.modal)
    shown = network.ada.modal.words
    assert "Nobody else is told" in shown
    assert last_message(network.grace).ts == before.ts, "nothing is sent before the press"
    form = network.ada.modal
    await network.ada.submits()
    await network.ada.resubmits(form)
    await network.settled()
    told = last_message(network.grace).words
    assert told.strip() in shown
    assert MARK not in told
    assert "5 of 5" not in told
    after = last_message(network.ada).words
    assert f"I told <@{network.grace.id}>" in after
    assert "heavy" not in await everything_of(network, network.fay)
