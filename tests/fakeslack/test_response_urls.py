"""The addresses that answer one interaction."""

import json

import aiohttp
import pytest

from fakeslack import Person, Server, Workspace
from fakeslack.state import Channel


@pytest.fixture
def ada(workspace: Workspace) -> Person:
    return workspace.add_user("ada", real_name="Ada Example", tz="America/Chicago", is_admin=True)


@pytest.fixture
def room(workspace: Workspace, ada: Person) -> Channel:
    return workspace.add_channel("room", [ada], bot=True)


async def test_a_response_url_is_good_five_times(
    workspace: Workspace, server: Server, ada: Person, room: Channel
) -> None:
    url = workspace.hook(ada.id, room.id)
    assert url.startswith(server.url)
    async with aiohttp.ClientSession() as http:
        codes = []
        for number in range(6):
            async with http.post(url, json={"text": str(number)}) as answer:
                codes.append(answer.status)
                body = await answer.text()
    assert codes == [200] * 5 + [404]
    assert json.loads(body)["error"] == "used_url"
    assert [message.text for message in ada.ephemerals] == list("01234")


async def test_a_response_url_replaces_deletes_and_speaks_aloud(
    workspace: Workspace, server: Server, ada: Person, room: Channel
) -> None:
    url = workspace.hook(ada.id, room.id)
    async with aiohttp.ClientSession(server.url) as http:
        for said in (
            {"text": "First"},
            {"text": "Second", "replace_original": True},
        ):
            async with http.post(url, json=said) as answer:
                assert await answer.text() == "ok"
        assert [message.text for message in ada.ephemerals] == ["Second"]
        async with http.post(url, json={"delete_original": True}):
            assert not ada.ephemerals
        async with http.post(url, json={"text": "Aloud", "response_type": "in_channel"}):
            assert [message.text for message in ada.sees(room)] == ["Aloud"]
        async with http.post(url, json={"blocks": [{"type": "poem"}]}) as answer:
            assert (answer.status, (await answer.json())["error"]) == (400, "invalid_blocks")


async def test_a_response_url_speaks_aloud_where_the_app_is_not_and_in_a_thread(
    workspace: Workspace, server: Server, ada: Person
) -> None:
    lounge = workspace.add_channel("lounge", [ada], private=True)
    root = await ada.posts(lounge, "A question")
    said = {"text": "An answer", "response_type": "in_channel", "thread_ts": root.ts}
    async with aiohttp.ClientSession(server.url) as http:
        async with http.post(workspace.hook(ada.id, lounge.id), json=said) as answer:
            assert answer.status == 200
        assert [message.text for message in ada.sees(lounge, root)] == ["A question", "An answer"]
        async with http.post(
            workspace.hook(ada.id, lounge.id), json=said | {"thread_ts": "1.000000"}
        ) as answer:
            assert (answer.status, (await answer.json())["error"]) == (
                400,
                "cannot_reply_to_message",
            )


async def test_a_response_url_is_refused_where_the_channel_is_archived(
    workspace: Workspace, server: Server, ada: Person, room: Channel
) -> None:
    url = workspace.hook(ada.id, room.id)
    room.is_archived = True
    async with (
        aiohttp.ClientSession(server.url) as http,
        http.post(url, json={"text": "Late", "response_type": "in_channel"}) as answer,
    ):
        assert (answer.status, (await answer.json())["error"]) == (410, "channel_is_archived")


async def test_an_old_response_url_is_refused(
    workspace: Workspace, server: Server, ada: Person, room: Channel
) -> None:
    workspace.rules.hook_seconds = -1
    url = workspace.hook(ada.id, room.id)
    async with (
        aiohttp.ClientSession(server.url) as http,
        http.post(url, json={"text": "Late"}) as answer,
    ):
        assert (await answer.json())["error"] == "expired_url"
