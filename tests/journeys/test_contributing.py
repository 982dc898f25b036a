"""A member gives a piece, is told at every step, and can take it back."""

from tests.journeys.asking import last_message, told
from tests.journeys.curating import (
    BODY,
    TITLE,
    contributes,
    found,
    opens_queue,
    publishes,
    reviews,
)
from tests.journeys.people import opens
from tests.journeys.sharing import news, reads


async def test_a_piece_is_read_by_nobody_before_review_and_its_giver_is_told(network):
    said = await contributes(network, network.ada)
    assert "The facilitators have it now, without your name" in said
    assert not found(network)

    await publishes(network, network.fay)
    await reads(network, network.ada, until="is in the library now")
    assert "Nobody is told that you gave it" in news(network.ada)
    [entry] = found(network).values()
    assert entry.contributor is None
    assert entry.audience == "network"

    await network.ada.clicks("Read", on=last_message(network.ada))
    await network.workspace.until(lambda: network.ada.modal)
    assert BODY in network.ada.modal.words


async def test_a_name_is_shown_to_readers_who_are_meant_to_see_it(network):
    await contributes(network, network.ada, name="named")
    await reviews(network, network.fay)
    assert f"Given by <@{network.ada.id}>" in network.fay.modal.words
    await network.fay.closes(everything=True)
    await publishes(network, network.fay)
    assert found(network)[TITLE].contributor == network.ada.id


async def test_a_colleagues_message_is_used_only_with_their_word(network):
    message = await network.otto.posts(network.lounge, BODY)
    await network.ada.runs("Save as guidance", message)
    await network.workspace.until(lambda: network.ada.modal)
    piece = {"title": TITLE, "kind": "tip", "topics": ["student-voice"]}
    await network.ada.submits(whose="unasked", **piece)
    assert "ask them first" in network.ada.modal_errors["whose"]
    await network.ada.submits(whose="agreed", **piece)
    assert network.ada.modal.title == "Thank you"
    await reviews(network, network.fay)
    assert BODY in network.fay.modal.words
    assert network.otto.id not in network.fay.modal.words
    assert network.otto.sees(network.otto.dm()) == []


async def test_who_gave_a_piece_is_asked_answers_and_takes_it_back(network):
    await contributes(network, network.ada)
    await reviews(network, network.fay)
    assert network.ada.id not in network.fay.modal.words
    await network.fay.clicks("Ask who gave it", on="modal")
    await network.fay.submits(question="What if a member does not answer?")
    await reads(network, network.ada, until="What if a member does not answer?")
    await network.fay.closes(everything=True)

    await network.ada.clicks("Change or answer", on=last_message(network.ada))
    await network.workspace.until(lambda: network.ada.modal)
    await network.ada.submits(body=f"{BODY} Who does not answer gets a call.")
    await network.ada.closes(everything=True)
    await reviews(network, network.fay)
    assert "Who does not answer gets a call." in network.fay.modal.words
    await network.fay.closes(everything=True)
    await publishes(network, network.fay)
    await reads(network, network.ada, until="is in the library now")

    await network.ada.clicks("Take it back", on=last_message(network.ada))
    await told(network, network.ada, "Members cannot find it any more")
    assert not found(network)


async def test_what_waits_for_review_is_taken_back_from_home(network):
    await contributes(network, network.ada)
    await opens(network, network.ada, "See and take back")
    await network.ada.clicks("Take it back", on="modal")
    await network.workspace.until(lambda: "Its words are removed" in network.ada.modal.words)
    await opens_queue(network, network.fay)
    assert TITLE not in network.fay.modal.words
    assert "0 wait for review" in network.fay.home.words
