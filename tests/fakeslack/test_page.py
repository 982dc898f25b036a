"""The page's protocol: what a browser is told and what it may ask."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp

from fakeslack import Person, Server, Workspace
from fakeslack.state import Channel
from tests.fakeslack.browser import Page
from tests.fakeslack.conftest import Connect
from tests.fakeslack.shapes import button, field, form, opening


@pytest.fixture
def ada(workspace: Workspace) -> Person:
    return workspace.add_user("ada", real_name="Ada Example")


@pytest.fixture
def grace(workspace: Workspace) -> Person:
    return workspace.add_user("grace")


@pytest.fixture
def room(workspace: Workspace, ada: Person, grace: Person) -> Channel:
    return workspace.add_channel("room", [ada, grace], bot=True)


@pytest.fixture
async def page(server: Server, ada: Person) -> AsyncIterator[Page]:
    async with aiohttp.ClientSession(server.url) as http:
        yield Page(http, ada)


async def test_a_visitor_chooses_who_to_be(server: Server, page: Page) -> None:
    async with (
        aiohttp.ClientSession(server.url) as http,
        http.get("/page/people") as answer,
    ):
        body = await answer.json()
    assert body["team"]["name"] == "Sample Network"
    assert [person["real_name"] for person in body["people"]] == ["Ada Example"]
    assert (await page.opens())["me"]["name"] == "ada"


async def test_the_page_is_served_beside_the_api(server: Server) -> None:
    async with aiohttp.ClientSession(server.url) as http, http.get("/") as answer:
        assert answer.status == 200
        assert "<html" in await answer.text()


async def test_one_sees_only_the_channels_one_is_in(
    workspace: Workspace, page: Page, grace: Person, room: Channel
) -> None:
    workspace.add_channel("secret", [grace], private=True)
    await grace.posts(room, "Hello")
    shown = await page.opens()
    assert [channel["name"] for channel in shown["channels"]] == ["room"]
    assert [message["text"] for message in shown["messages"][room.id]] == ["Hello"]
    assert shown["unread"] == {room.id: 1}
    assert shown["commands"][0]["command"] == "/say"
    assert {shortcut["type"] for shortcut in shown["shortcuts"]} == {"global", "message"}


async def test_what_others_say_appears_at_once(page: Page, grace: Person, room: Channel) -> None:
    await page.opens()
    message = await grace.posts(room, "Hello")
    assert (await page.hears("message"))["message"]["text"] == "Hello"
    assert (await page.hears("unread"))["count"] == 1
    await page.does("read", channel=room.id)
    assert (await page.hears("unread"))["count"] == 0
    await grace.posts(room, "In the thread", thread=message)
    assert (await page.hears("message"))["message"]["thread_ts"] == message.ts
    assert (await page.hears("message"))["message"]["reply_count"] == 1


async def test_one_posts_edits_reacts_and_deletes(page: Page, grace: Person, room: Channel) -> None:
    posted = await page.does("post", channel=room.id, text="Fish & chips &lt;3")
    where = {"channel": room.id, "ts": posted["message"]["ts"]}
    assert grace.sees(room)[0].text == "Fish &amp; chips &lt;3"
    await page.does("edit", **where, text="Soup")
    assert grace.sees(room)[0].edited
    await page.does("react", **where, name="eyes")
    assert grace.sees(room)[0].reactions[0]["count"] == 1
    await page.does("react", **where, name="eyes")
    assert not grace.sees(room)[0].reactions
    await page.opens()
    await page.does("delete", **where)
    assert (await page.hears("message_deleted"))["ts"] == where["ts"]
    assert not grace.sees(room)


async def test_a_form_goes_from_the_page_to_the_app_and_back(
    bolt: AsyncApp, connected: Connect, page: Page, room: Channel
) -> None:
    opening(bolt, field("words"), field("more", optional=True))

    @bolt.view("say")
    async def refuse(ack: Any) -> None:
        await ack(response_action="errors", errors={"words": "Too loud"})

    async with connected(bolt):
        await page.opens()
        await page.does("command", channel=room.id, command="/say", text="")
        view = (await page.hears("modals"))["views"][0]
        empty = await page.does("submit", view_id=view["id"], state={"values": {}})
        assert empty["ok"]
        errors = (await page.hears("modals"))["errors"]
        assert errors == {"words": "Please complete this required field."}
        typed = {"words": {"words": {"type": "plain_text_input", "value": "HELLO"}}}
        await page.does("submit", view_id=view["id"], state={"values": typed})
        heard = await page.hears("modals")
        while not heard["errors"]:
            heard = await page.hears("modals")
        assert heard["errors"] == {"words": "Too loud"}
        assert heard["views"][0]["state"]["values"]["words"]["words"]["value"] == "HELLO"
        await page.does("close", view_id=view["id"])
        assert (await page.hears("modals"))["views"] == []


async def test_a_button_in_a_message_and_on_the_home_tab_reaches_the_app(
    bolt: AsyncApp, connected: Connect, page: Page, ada: Person, room: Channel
) -> None:
    @bolt.action("count")
    async def count(ack: Any, respond: Any) -> None:
        await ack()
        await respond("Counted")

    @bolt.action("home")
    async def home(ack: Any, client: Any) -> None:
        await ack()
        text = {"type": "mrkdwn", "text": "Pressed"}
        view = {"type": "home", "blocks": [{"type": "section", "text": text}]}
        await client.views_publish(user_id=ada.id, view=view)

    async with connected(bolt):
        blocks = [button("Count me", "count") | {"block_id": "b"}]
        posted = await bolt.client.chat_postMessage(channel=room.id, text="Hi", blocks=blocks)
        first = {"type": "home", "blocks": [button("Press", "home") | {"block_id": "h"}]}
        await bolt.client.views_publish(user_id=ada.id, view=first)
        snapshot = await page.opens()
        where = {"type": "message", "channel": room.id, "ts": posted["ts"]}
        pressed = {"block_id": "b", "action_id": "count", "action": {"type": "button"}}
        await page.does("action", container=where, **pressed)
        private = (await page.hears("ephemeral"))["message"]
        assert (private["text"], private["is_ephemeral"]) == ("Counted", True)
        where = {"type": "home", "app_id": snapshot["apps"][0]["id"]}
        pressed = {"block_id": "h", "action_id": "home", "action": {"type": "button"}}
        await page.does("action", container=where, **pressed, state={"values": {}})
        assert (await page.hears("home"))["view"]["blocks"][0]["text"]["text"] == "Pressed"


async def test_a_dm_opens_and_is_found_again(page: Page, workspace: Workspace) -> None:
    await page.opens()
    bot = workspace.app.bot_user_id
    first = await page.does("dm", user=bot)
    assert (await page.hears("channel"))["channel"]["user"] == bot
    assert (await page.does("dm", user=bot))["channel"]["id"] == first["channel"]["id"]


async def test_trouble_is_told_in_a_sentence(page: Page, room: Channel) -> None:
    await page.opens()
    await page.does("command", channel=room.id, command="/say", text="")
    assert (await page.hears("notice"))["text"] == '/say failed with the error "dispatch_failed"'


@pytest.mark.parametrize(
    ("act", "said", "sentence"),
    [
        ("post", {"channel": "C0NOWHERE", "text": "x"}, "You are not in that conversation."),
        ("post", {"channel": "{room}", "text": " "}, "There is nothing to send yet."),
        ("command", {"channel": "{room}", "command": "/sing", "text": ""},
         "/sing is not a valid command."),
        ("command", {"channel": "{room}", "command": "/say", "thread_ts": "1.0"},
         "/say is not supported in threads."),
        ("submit", {"view_id": "V0GONE"}, "Slack would not do that: not_found."),
        ("edit", {"channel": "{room}", "ts": "1.0", "text": "x"}, "That is no longer there."),
        ("fly", {}, "There is no such act."),
    ],
)  # fmt: skip
async def test_what_cannot_be_done_is_answered_in_a_sentence(
    page: Page, room: Channel, act: str, said: dict[str, Any], sentence: str
) -> None:
    given = {key: room.id if value == "{room}" else value for key, value in said.items()}
    assert await page.does(act, **given) == {"ok": False, "error": sentence}


async def test_nobody_changes_the_words_of_others(page: Page, grace: Person, room: Channel) -> None:
    message = await grace.posts(room, "Mine")
    answer = await page.does("edit", channel=room.id, ts=message.ts, text="Yours")
    assert answer["error"] == "Only your own messages can be changed."


async def test_a_modal_with_a_menu_tells_the_app_what_was_chosen_and_typed(
    bolt: AsyncApp, connected: Connect, page: Page, room: Channel
) -> None:
    options = [{"text": {"type": "plain_text", "text": name}, "value": name} for name in "ab"]
    menu = {"type": "static_select", "action_id": "kind", "options": options}
    opening(bolt, {"type": "actions", "block_id": "kinds", "elements": [menu]}, field("words"))

    @bolt.action("kind")
    async def change(ack: Any, body: Any, client: Any) -> None:
        await ack()
        chosen = body["view"]["state"]["values"]["kinds"]["kind"]["selected_option"]["value"]
        view = form(field("words"), field(chosen, optional=True))
        await client.views_update(view_id=body["view"]["id"], view=view)

    async with connected(bolt):
        await page.opens()
        await page.does("command", channel=room.id, command="/say", text="")
        view = (await page.hears("modals"))["views"][0]
        typed = {"words": {"words": {"type": "plain_text_input", "value": "Half"}}}
        await page.does(
            "action",
            container={"type": "modal", "view_id": view["id"]},
            block_id="kinds",
            action_id="kind",
            action={"type": "static_select", "selected_option": options[1]},
            state={"values": typed},
        )
        changed = (await page.hears("modals"))["views"][0]
    assert changed["state"]["values"]["words"]["words"]["value"] == "Half"
    assert "b" in changed["state"]["values"]
