"""Ordered trouble: each kind, with and without effect."""

import asyncio
import time

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_async_handlers import AsyncRateLimitErrorRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from fakeslack import Server, Workspace
from fakeslack.state import Channel

POST = "chat.postMessage"


@pytest.fixture
def room(workspace: Workspace) -> Channel:
    return workspace.add_channel("room", bot=True)


async def test_a_rate_limit_is_obeyed_by_slacks_own_client(
    workspace: Workspace, client: AsyncWebClient, room: Channel
) -> None:
    workspace.faults.ratelimit(POST, retry_after=1)
    client.retry_handlers.append(AsyncRateLimitErrorRetryHandler())
    began = time.monotonic()
    await client.chat_postMessage(channel=room.id, text="Hello")
    assert time.monotonic() - began >= 1
    assert [call.answer for call in workspace.calls] == ["fault:ratelimited", "ok"]


@pytest.mark.parametrize("effect", [True, False])
async def test_an_answer_may_be_lost_with_the_message_stored_or_not(
    workspace: Workspace, client: AsyncWebClient, room: Channel, effect: bool
) -> None:
    workspace.faults.reset(POST, effect=effect)
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel=room.id, text="Hello")
    assert len(room.messages) == effect


@pytest.mark.parametrize("effect", [True, False])
async def test_slack_may_be_away(
    workspace: Workspace, client: AsyncWebClient, room: Channel, effect: bool
) -> None:
    workspace.faults.status(POST, 503, effect=effect)
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=room.id, text="Hello")
    assert refused.value.response.status_code == 503
    assert len(room.messages) == effect


async def test_slack_may_refuse_without_reason(
    workspace: Workspace, client: AsyncWebClient, room: Channel
) -> None:
    workspace.faults.error(POST, "internal_error")
    with pytest.raises(SlackApiError, match="internal_error"):
        await client.chat_postMessage(channel=room.id, text="Hello")
    await client.chat_postMessage(channel=room.id, text="Hello")
    assert len(room.messages) == 1


@pytest.mark.parametrize("effect", [True, False])
async def test_slack_may_say_nothing(
    workspace: Workspace, client: AsyncWebClient, room: Channel, effect: bool
) -> None:
    workspace.faults.hang(POST, effect=effect)
    client.timeout = 0.1  # type: ignore[assignment]
    with pytest.raises(asyncio.TimeoutError):
        await client.chat_postMessage(channel=room.id, text="Hello")
    assert len(room.messages) == effect


async def test_slack_may_be_slow(
    workspace: Workspace, client: AsyncWebClient, room: Channel
) -> None:
    workspace.faults.slow(POST, 0.2)
    began = time.monotonic()
    await client.chat_postMessage(channel=room.id, text="Hello")
    assert time.monotonic() - began >= 0.2


async def test_trouble_by_chance_is_the_same_trouble_every_time(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    struck = []
    for _ in range(2):
        workspace.faults.clear()
        workspace.faults.struck.clear()
        workspace.faults.seed(7)
        workspace.faults.status("*", times=None, probability=0.3)
        outcomes = [await _went_well(client) for _ in range(30)]
        struck.append((outcomes, len(workspace.faults.struck)))
    assert struck[0] == struck[1]
    assert 0 < struck[0][1] < 30


async def test_a_fault_concerns_its_method_alone(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    workspace.faults.status(POST)
    await client.auth_test()
    assert not workspace.faults.struck


async def test_faults_can_be_ordered_and_messages_read_from_another_process(
    server: Server, client: AsyncWebClient, room: Channel
) -> None:
    order = {"method": POST, "kind": "reset", "effect": True}
    async with aiohttp.ClientSession(server.url) as http:
        async with http.post("/faults", json=order) as answer:
            assert answer.ok
        with pytest.raises(aiohttp.ClientError):
            await client.chat_postMessage(
                channel=room.id,
                text="Hello",
                metadata={"event_type": "greeting", "event_payload": {"key": "greeting:1"}},
            )
        async with http.get("/inspect/messages") as answer:
            messages = (await answer.json())["messages"]
        async with http.get("/inspect/calls") as answer:
            calls = (await answer.json())["calls"]
        async with http.post("/faults", json={"method": POST, "kind": "gremlins"}) as answer:
            wrong = answer
    assert messages[0]["metadata"]["event_payload"] == {"key": "greeting:1"}
    assert [(call["method"], call["answer"]) for call in calls] == [(POST, "ok")]
    assert wrong.status == 400


async def _went_well(client: AsyncWebClient) -> bool:
    try:
        await client.auth_test()
    except SlackApiError:
        return False
    return True
