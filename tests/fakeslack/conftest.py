"""A workspace with a small bare Bolt app in it, over Socket Mode or HTTP."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.routing import Route

from fakeslack import Rules, Server, Workspace
from tests.fakeslack.serving import served

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Parrot", "description": "Says it again"},
    "features": {
        "app_home": {
            "home_tab_enabled": True,
            "messages_tab_enabled": True,
            "messages_tab_read_only_enabled": False,
        },
        "bot_user": {"display_name": "Parrot"},
        "slash_commands": [{"command": "/say", "description": "Say something"}],
        "shortcuts": [
            {"name": "Say something", "type": "global", "callback_id": "say", "description": "Say"},
            {"name": "Repeat this", "type": "message", "callback_id": "again", "description": "Re"},
        ],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "app_mentions:read", "channels:history", "channels:join", "channels:manage",
                "channels:read", "chat:write", "commands", "files:read", "files:write",
                "groups:history", "groups:read", "groups:write", "im:history", "im:read",
                "im:write", "mpim:history", "mpim:read", "mpim:write", "reactions:read",
                "reactions:write", "users:read",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened", "app_mention", "member_joined_channel", "message.channels",
                "message.groups", "message.im", "message.mpim", "reaction_added", "team_join",
                "user_change",
            ]
        },
        "socket_mode_enabled": True,
    },
}  # fmt: skip

QUICK = {"ack_seconds": 0.3, "retry_delays": (0.0, 0.05, 0.05)}

Connect = Callable[[AsyncApp], AbstractAsyncContextManager[None]]


@pytest.fixture
def workspace() -> Workspace:
    return Workspace.from_manifest(MANIFEST, rules=Rules(**QUICK))


@pytest.fixture
async def server(workspace: Workspace) -> AsyncIterator[Server]:
    async with Server(workspace) as running:
        yield running


@pytest.fixture
def client(workspace: Workspace, server: Server) -> AsyncWebClient:
    """A client that tries nothing again."""
    return AsyncWebClient(workspace.app.bot_token, base_url=server.api_url, retry_handlers=[])


@pytest.fixture
def bolt(workspace: Workspace, client: AsyncWebClient) -> AsyncApp:
    """An app without a listener yet."""
    return AsyncApp(client=client, signing_secret=workspace.app.signing_secret)


@asynccontextmanager
async def over_socket_mode(workspace: Workspace, app: AsyncApp) -> AsyncIterator[None]:
    handler = AsyncSocketModeHandler(app, workspace.app.app_token, ping_interval=1)
    await handler.connect_async()
    await workspace.until(lambda: workspace.sockets.connections)
    try:
        yield
    finally:
        await handler.close_async()


@asynccontextmanager
async def over_http(workspace: Workspace, app: AsyncApp) -> AsyncIterator[None]:
    handler = AsyncSlackRequestHandler(app)
    route = Route("/slack/events", handler.handle, methods=["POST"])
    async with served(Starlette(routes=[route])) as url:
        await workspace.listens_at(f"{url}/slack/events")
        yield


@pytest.fixture
def connected(workspace: Workspace) -> Connect:
    """Connect an app over Socket Mode."""
    return lambda app: over_socket_mode(workspace, app)


@pytest.fixture(params=[over_socket_mode, over_http], ids=["socket mode", "http"])
def either_way(request: pytest.FixtureRequest, workspace: Workspace) -> Connect:
    """Connect an app over Socket Mode, and in another run over HTTP."""
    return lambda app: request.param(workspace, app)
