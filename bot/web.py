"""HTTP mode: Slack posts to /slack/events; /healthz and /readyz tell how the bot is."""

import asyncio
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from time import monotonic

import uvicorn
from aiohttp import ClientError
from slack_bolt.adapter.starlette.async_handler import AsyncSlackRequestHandler
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.core import Core
from bot.intake import Intake
from bot.settings import CannotStart
from models import Workspace

FRESH = 30.0
"""Seconds for which Slack's last answer counts."""
PATIENCE = 5.0
"""Seconds that one question about readiness may take."""


class Pulse:
    """Whether the database and Slack answer."""

    def __init__(self, core: Core, client: AsyncWebClient) -> None:
        self._core, self._client = core, client
        self._heard_at = -FRESH

    async def trouble(self) -> str | None:
        """Say in a sentence what is not ready, or None."""
        try:
            async with asyncio.timeout(PATIENCE), self._core.db.transaction() as session:
                await session.scalar(select(Workspace.team_id))
        except (SQLAlchemyError, OSError):
            return "The database does not answer."
        try:
            async with asyncio.timeout(PATIENCE):
                await self._hear()
        except (SlackApiError, ClientError, OSError):
            return "Slack does not answer, or does not accept the token."
        return None

    async def _hear(self) -> None:
        if monotonic() - self._heard_at > FRESH:
            await self._client.auth_test()
            self._heard_at = monotonic()


def site(intake: Intake, pulse: Pulse) -> Starlette:
    """Build the three addresses."""
    slack = AsyncSlackRequestHandler(intake.app)

    async def events(request: Request) -> Response:
        if not intake.is_open:
            return PlainTextResponse("The bot is stopping.", 503)
        async with intake.working():
            return await slack.handle(request)

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        missing = "The bot is stopping." if not intake.is_open else await pulse.trouble()
        return PlainTextResponse(missing or "ok", 503 if missing else 200)

    return Starlette(
        routes=[
            Route("/slack/events", events, methods=["POST"]),
            Route("/healthz", healthz),
            Route("/readyz", readyz),
        ]
    )


class _Server(uvicorn.Server):
    """Uvicorn without its own ideas about signals: the process stops as a whole."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def listening(intake: Intake, pulse: Pulse, *, port: int) -> AsyncIterator[None]:
    """Answer on a port of all interfaces while the block runs."""
    config = uvicorn.Config(
        site(intake, pulse),
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    with _bound(port) as door:
        serving = asyncio.create_task(server.serve(sockets=[door]))
        try:
            yield
        finally:
            server.should_exit = True
            await serving


def _bound(port: int) -> socket.socket:
    try:
        return socket.create_server(("0.0.0.0", port), backlog=2048)  # noqa: S104  # Slack is outside
    except OSError as error:
        raise CannotStart(f"Port {port} is taken: set PORT to a free one.") from error
