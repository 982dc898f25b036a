"""A workspace on a port of this machine: Web API, Socket Mode, response_url, page, inspection."""

import asyncio
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Self

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route, WebSocketRoute

from fakeslack import file_routes, inspection, page
from fakeslack.ids import secret
from fakeslack.response_url import ResponseUrls
from fakeslack.serving import Serving
from fakeslack.team import Team
from fakeslack.web_api import WebApi


class Server:
    """Serves one workspace while the `async with` lasts."""

    def __init__(self, team: Team, port: int = 0, host: str = "127.0.0.1") -> None:
        self._team = team
        self._serving = Serving(Starlette(routes=_routes(team)), host, port)
        self.url = team.url = self._serving.url
        self.api_url = f"{self.url}/api/"

    async def __aenter__(self) -> Self:
        await self._serving.start()
        self._team.errands.open()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self._team.errands.stop()
        self._team.faults.release()
        await self._serving.stop()
        await self._team.posts.close()

    async def forever(self) -> None:
        """Serve until this is cancelled."""
        await asyncio.Event().wait()


def _routes(team: Team) -> list[BaseRoute]:
    return [
        Route("/api/{method}", WebApi(team).serve, methods=["GET", "POST"]),
        Route("/actions/{team}/{name}", ResponseUrls(team).serve, methods=["POST"]),
        WebSocketRoute("/link/", team.sockets.serve),
        Route("/oauth/v2/authorize", _authorizer(team)),
        *file_routes.routes(team),
        *page.routes(team),
        *inspection.routes(team),
    ]


Endpoint = Callable[[Request], Awaitable[Response]]


def _authorizer(team: Team) -> Endpoint:
    async def authorize(request: Request) -> Response:
        """Agree at once, as the workspace's first person, and send the browser back."""
        asked = request.query_params
        if asked.get("client_id") != team.app.client_id or "redirect_uri" not in asked:
            return PlainTextResponse("invalid client_id or redirect_uri", 400)
        person = next((u.id for u in team.users.values() if not u.is_bot), "")
        code = secret()
        team.contents.oauth_codes[code] = person
        return RedirectResponse(
            f"{asked['redirect_uri']}?code={code}&state={asked.get('state', '')}"
        )

    return authorize
