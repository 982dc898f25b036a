"""Socket Mode: several connections, their end, and what was on them."""

import asyncio
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from fakeslack import Workspace
from tests.fakeslack.conftest import Connect
from tests.fakeslack.shapes import hearing


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
async def test_a_refreshed_connection_loses_no_event(
    workspace: Workspace, bolt: AsyncApp, connected: Connect, reason: Any
) -> None:
    workspace.rules.warning_seconds = 0.05
    heard = hearing(bolt, "message")
    ada = workspace.add_user("ada")
    async with connected(bolt):
        first = workspace.sockets.connections[0]
        refreshing = asyncio.create_task(workspace.sockets.disconnect(reason))
        for number in range(20):
            await ada.posts(ada.dm(), str(number))
            await asyncio.sleep(0.01)
        await refreshing
        await workspace.until(
            lambda: {event["text"] for event in heard} == set(map(str, range(20)))
        )
        assert first not in workspace.sockets.connections
        assert not workspace.events.given_up


async def test_an_event_waits_for_an_app_that_is_starting(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    heard = hearing(bolt, "message")
    ada = workspace.add_user("ada")
    await ada.posts(ada.dm(), "Is anybody there?")
    async with connected(bolt):
        await workspace.until(lambda: heard)


async def test_an_envelope_goes_to_one_of_several_connections(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    heard = hearing(bolt, "message")
    ada = workspace.add_user("ada")
    second = AsyncSocketModeHandler(bolt, workspace.app.app_token)
    async with connected(bolt):
        await second.connect_async()
        await workspace.until(lambda: len(workspace.sockets.connections) == 2)
        for number in range(6):
            await ada.posts(ada.dm(), str(number))
        await workspace.until(lambda: len(heard) >= 6)
        await second.close_async()
    assert sorted(event["text"] for event in heard) == [str(number) for number in range(6)]


async def test_an_eleventh_connection_is_sent_away(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    sockets = []
    async with aiohttp.ClientSession() as session:
        for _ in range(11):
            opened = await client.apps_connections_open(app_token=workspace.app.app_token)
            sockets.append(await session.ws_connect(opened["url"]))
        assert (await sockets[0].receive_json())["type"] == "hello"
        last = await sockets[10].receive_json()
        assert (last["type"], last["reason"]) == ("disconnect", "too_many_websockets")
        assert len(workspace.sockets.connections) == 10


async def test_a_ticket_for_a_connection_is_good_once(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    opened = await client.apps_connections_open(app_token=workspace.app.app_token)
    async with aiohttp.ClientSession() as session, session.ws_connect(opened["url"]):
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(opened["url"])


async def test_an_acknowledgement_that_is_late_is_not_heard(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    @bolt.command("/say")
    async def dawdle(ack: Any) -> None:
        await asyncio.sleep(0.4)
        await ack("Sorry to be late")

    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        assert ada.notices == ['/say failed with the error "operation_timeout"']
        await workspace.until(lambda: workspace.sockets.unheard)
    assert not ada.ephemerals
