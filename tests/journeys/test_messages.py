"""Every direct message to the bot gets an answer, and only one."""

from dataclasses import replace

import pytest

WORRY = (
    "Our board put equity on the agenda for a vote to remove the word from the strategic plan. "
    "I have two weeks and principals who are scared."
)


async def writes(network, person, text, thread=None):
    """Write to the bot, and return its answer."""
    before = len(person.sees(person.dm()))
    mine = await person.posts(person.dm(), text, thread=thread)
    expected = before + (1 if thread else 2)
    await network.workspace.until(lambda: len(person.sees(person.dm())) == expected)
    answer = person.sees(person.dm())[-1]
    assert answer is not mine
    return answer


async def test_a_worry_is_answered_with_guidance_that_fits(network):
    answer = await writes(network, network.ada, WORRY)
    assert "From the network's library" in answer.words
    assert "Read" in answer.words
    assert "Only you see this" in answer.words


async def test_what_nothing_fits_is_told_so_plainly(network):
    answer = await writes(network, network.ada, "Which bus goes to the harbour on Sundays?")
    assert "Nothing in the network's library fits" in answer.words


async def test_the_words_go_along_into_the_form_and_nothing_is_posted_before(network):
    answer = await writes(network, network.ada, WORRY)
    await network.ada.clicks("Share as a problem", on=answer)
    filled = [
        block["element"].get("initial_value")
        for block in network.ada.modal.blocks
        if block["type"] == "input"
    ]
    assert WORRY in filled
    assert network.posts() == []


@pytest.mark.parametrize("text", ["help", "Hello!", "?", "   "])
async def test_who_asks_for_help_is_told_what_the_bot_can_do(network, text):
    answer = await writes(network, network.ada, text)
    assert "/problem" in answer.words
    assert "Share as a problem" in answer.words


async def test_a_reply_in_a_thread_is_answered_too(network):
    first = await writes(network, network.ada, "help")
    again = await writes(network, network.ada, WORRY, thread=first)
    assert "From the network's library" in again.words


async def test_an_event_that_slack_delivers_again_is_answered_once(network):
    await writes(network, network.ada, WORRY)
    for parcel in list(network.workspace.courier.sent):
        await network.workspace.courier.offer(parcel)
    await writes(network, network.ada, "help")
    await network.settled()
    assert len(network.ada.sees(network.ada.dm())) == 4


async def test_a_message_taken_back_is_not_answered_again(network):
    await writes(network, network.ada, WORRY)
    network.workspace.deletes(network.ada.sees(network.ada.dm())[0])
    await writes(network, network.ada, "help")
    await network.settled()
    assert len(network.ada.sees(network.ada.dm())) == 3


async def test_a_file_without_words_is_answered(network):
    await writes(network, network.ada, WORRY)
    parcel = network.workspace.courier.sent[-1]
    event = parcel.payload["event"] | {"text": "", "subtype": "file_share", "files": [{"id": "F1"}]}
    payload = parcel.payload | {"event": event, "event_id": "Ev0WITHFILE"}
    await network.workspace.courier.offer(replace(parcel, payload=payload))
    await network.workspace.until(lambda: len(network.ada.sees(network.ada.dm())) == 3)
    assert "What else I can do" in network.ada.sees(network.ada.dm())[-1].words


async def test_nobody_can_call_a_channel_through_the_bot(network):
    answer = await writes(network, network.ada, "<!channel> <@U0VICTIM> everyone look at this")
    assert "<!channel>" not in answer.words
