"""Commands, shortcuts and buttons: a person, a bare Bolt app, and Slack between them."""

from typing import Any

import pytest
from slack_bolt.async_app import AsyncApp

from fakeslack import Impossible, Workspace
from tests.fakeslack.conftest import Connect
from tests.fakeslack.shapes import button, opening


async def test_a_command_opens_a_form_whose_words_are_posted(
    workspace: Workspace, bolt: AsyncApp, either_way: Connect
) -> None:
    opening(bolt)

    @bolt.view("say")
    async def say(ack: Any, view: Any, client: Any) -> None:
        await ack()
        words = view["state"]["values"]["words"]["words"]["value"]
        await client.chat_postMessage(channel=room.id, text=words)

    ada = workspace.add_user("ada")
    room = workspace.add_channel("room", [ada], bot=True)
    async with either_way(bolt):
        await ada.uses("/say", channel=room)
        await ada.submits(words="Fish & chips")
        await workspace.until(lambda: ada.sees(room))
    assert [message.text for message in ada.sees(room)] == ["Fish & chips"]
    assert ada.modal is None


async def test_what_a_command_is_answered_with_is_for_its_user_alone(
    workspace: Workspace, bolt: AsyncApp, either_way: Connect
) -> None:
    @bolt.command("/say")
    async def answer(ack: Any, command: Any) -> None:
        await ack(f"You said {command['text']} in {command['channel_name']}")

    ada, grace = workspace.add_user("ada"), workspace.add_user("grace")
    room = workspace.add_channel("room", [ada, grace])
    async with either_way(bolt):
        await ada.uses("/say", "a < b", channel=room)
    assert [message.text for message in ada.ephemerals] == ["You said a &lt; b in room"]
    assert not grace.ephemerals
    assert not grace.sees(room)


@pytest.mark.usefixtures("server")
async def test_a_command_nobody_answers_says_so(workspace: Workspace) -> None:
    ada = workspace.add_user("ada")
    await ada.uses("/say")
    assert ada.notices == ['/say failed with the error "dispatch_failed"']


async def test_a_button_in_a_message_can_change_that_message(
    workspace: Workspace, bolt: AsyncApp, either_way: Connect
) -> None:
    @bolt.action("count")
    async def count(ack: Any, action: Any, respond: Any) -> None:
        await ack()
        await respond(f"{action['value']} pressed", replace_original=True)

    ada = workspace.add_user("ada")
    room = workspace.add_channel("room", [ada], bot=True)
    async with either_way(bolt):
        blocks = [button("Count me", "count", value="7")]
        await bolt.client.chat_postMessage(channel=room.id, text="Counting", blocks=blocks)
        await ada.clicks("Count me")
        await workspace.until(lambda: ada.sees(room)[0].text == "7 pressed")
    assert ada.sees(room)[0].edited


async def test_people_press_only_what_they_can_see(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    pressed = []

    @bolt.action("count")
    async def count(ack: Any, body: Any) -> None:
        await ack()
        pressed.append(body["user"]["id"])

    ada, grace = workspace.add_user("ada"), workspace.add_user("grace")
    grace.patience = 0.05
    room = workspace.add_channel("room", [ada], private=True, bot=True)
    async with connected(bolt):
        blocks = [button("Count me", "count")]
        await bolt.client.chat_postMessage(channel=room.id, text="Counting", blocks=blocks)
        with pytest.raises(Impossible, match="Grace sees no 'Count me'"):
            await grace.clicks("Count me")
        await grace.presses_old(ada.sees(room)[0], "count")
    assert pressed == [grace.id]


async def test_shortcuts_run_from_anywhere_and_on_a_message(
    workspace: Workspace, bolt: AsyncApp, either_way: Connect
) -> None:
    seen = []

    @bolt.shortcut("say")
    async def say(ack: Any, shortcut: Any) -> None:
        await ack()
        seen.append(shortcut["type"])

    @bolt.shortcut("again")
    async def again(ack: Any, shortcut: Any) -> None:
        await ack()
        seen.append(shortcut["message"]["text"])

    ada = workspace.add_user("ada")
    room = workspace.add_channel("room", [ada])
    async with either_way(bolt):
        await ada.runs("Say something")
        message = await ada.posts(room, "Polly & me")
        await ada.runs("again", message)
    assert seen == ["shortcut", "Polly &amp; me"]
