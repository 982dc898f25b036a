"""Where bytes go in and out: the app's uploads and downloads, and a page's own."""

from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from fakeslack.files import File, id_in
from fakeslack.sight import can_open
from fakeslack.team import Team
from fakeslack.web_api.dispatch import trouble

UPLOAD, DOWNLOAD = "upload", "download"
"""Their names among the faults."""
_NOT_FOUND = 404

Endpoint = Callable[[Request], Awaitable[Response]]


def routes(team: Team) -> list[BaseRoute]:
    """Say which addresses hold files; those under /page are the local page's, not Slack's."""
    file_address = "/page/{user_id}/files/{id}"
    return [
        Route("/upload/v1/{ticket}", _receiver(team), methods=["POST"]),
        Route("/files-pri/{id}/{name:path}", _private(team)),
        Route("/files/{user_id}/{id}/{name}", _permalink(team)),
        Route(file_address, _on_page(team)),
        Route("/page/{user_id}/upload", _hand_in(team), methods=["POST"]),
    ]


def _receiver(team: Team) -> Endpoint:
    async def receive(request: Request) -> Response:
        """Take in the bytes of an upload, plain or as the first file of a form."""
        file = team.files.awaited(request.path_params["ticket"])
        if file is None or file.completed_at is not None:
            return PlainTextResponse("no such upload", _NOT_FOUND)
        if fault := team.faults.strike(UPLOAD):
            return await trouble(fault, team.faults)
        file.content = await _content(request)
        return PlainTextResponse(f"OK - {len(file.content)}")

    return receive


async def _content(request: Request) -> bytes:
    if not request.headers.get("content-type", "").startswith("multipart/"):
        return await request.body()
    async with request.form() as form:
        first: Any = next(iter(form.values()))
        content: bytes = await first.read()
        return content


def _private(team: Team) -> Endpoint:
    async def private(request: Request) -> Response:
        """Answer url_private: the bytes for the app's token, a page to sign in for others."""
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        app = team.app
        if token != app.bot_token or not app.installed or "files:read" not in app.scopes:
            return RedirectResponse(f"{team.url}/?redir={quote(request.url.path)}", 302)
        if fault := team.faults.strike(DOWNLOAD):
            return await trouble(fault, team.faults)
        return _bytes(team, team.files.find(id_in(request.url.path)))

    return private


def _permalink(team: Team) -> Endpoint:
    async def permalink(request: Request) -> Response:
        """Answer a file's permalink, which is a page for people, with the page."""
        return RedirectResponse(f"{team.url}/?redir={quote(request.url.path)}", 302)

    return permalink


def _on_page(team: Team) -> Endpoint:
    async def show(request: Request) -> Response:
        """Give a page the file, if the person it is for can see it."""
        file = team.files.find(request.path_params["id"])
        if file is None or not can_open(team, request.path_params["user_id"], file):
            return PlainTextResponse("no such file", _NOT_FOUND)
        return _bytes(team, file, save="save" in request.query_params)

    return show


def _hand_in(team: Team) -> Endpoint:
    async def hand_in(request: Request) -> Response:
        """Keep a file that a person chose in a form."""
        user = team.users.get(request.path_params["user_id"])
        name = request.query_params.get("name", "")
        if user is None or not name:
            return JSONResponse({"ok": False, "error": "That file could not be taken in."})
        file = team.files.take(user.id, name, await request.body())
        return JSONResponse({"ok": True, "file": team.files.shown(file)})

    return hand_in


def _bytes(team: Team, file: File | None, *, save: bool = False) -> Response:
    if file is None or file.deleted or file.completed_at is None:
        return PlainTextResponse("no such file", _NOT_FOUND)
    headers = {"X-Content-Type-Options": "nosniff"}
    if save:
        headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    return Response(file.content, headers=headers, media_type=team.files.shown(file)["mimetype"])
