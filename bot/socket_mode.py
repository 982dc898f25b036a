"""Socket Mode: the bot calls Slack and listens on that connection, so that no port is open."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

from aiohttp import ClientError
from slack_bolt.adapter.socket_mode.async_internals import run_async_bolt_app, send_async_response
from slack_sdk.errors import SlackApiError
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.socket_mode.request import SocketModeRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.intake import Intake
from bot.settings import CannotStart
from bot.slack import identity

TICKET_LIFE = 30
"""Seconds after which an address for a connection is not tried again."""


class Connection(SocketModeClient):
    """The library's client, which would try an address that has expired for ever."""

    async def connect(self) -> None:
        while not self.closed:
            with suppress(TimeoutError):
                async with asyncio.timeout(TICKET_LIFE):
                    await super().connect()  # type: ignore[no-untyped-call]
                    return
            self.wss_uri = None


@asynccontextmanager
async def listening(intake: Intake, app_token: str) -> AsyncIterator[None]:
    """Be connected, and answer what comes in, while the block runs."""
    connection = Connection(
        app_token=app_token, web_client=intake.app.client, logger=intake.app.logger
    )

    async def hear(_: Any, request: SocketModeRequest) -> None:
        if intake.is_open:
            async with intake.working():
                response = await run_async_bolt_app(intake.app, request)
                await send_async_response(connection, request, response, time.time())

    connection.socket_mode_request_listeners.append(hear)
    try:
        connection.wss_uri = await address(intake.app.client, app_token)
        await connection.connect()
        yield
    finally:
        await _close(connection)


async def address(client: AsyncWebClient, app_token: str) -> str:
    """Ask for an address to connect to. A token that is wrong now will be wrong for ever."""
    try:
        return str((await client.apps_connections_open(app_token=app_token))["url"])
    except SlackApiError as error:
        raise CannotStart(
            f"Slack does not accept SLACK_APP_TOKEN ({identity.code(error) or 'no reason given'}): "
            "make an app-level token with connections:write under Basic Information, and turn "
            "Socket Mode on."
        ) from error
    except (ClientError, OSError) as error:
        raise CannotStart("Slack cannot be reached: check the network.") from error


async def _close(connection: Connection) -> None:
    await connection.close()  # type: ignore[no-untyped-call]
    parts = (
        connection.message_processor,
        connection.current_session_monitor,
        connection.message_receiver,
    )
    await asyncio.gather(*filter(None, parts), return_exceptions=True)
