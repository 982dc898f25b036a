"""The workspace for a browser: who one can be, news as it happens, and what one does."""

import asyncio
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles
from starlette.websockets import WebSocket, WebSocketDisconnect

from fakeslack import page_acts, passing_time
from fakeslack.places import on_page
from fakeslack.refusal import Impossible, Refusal
from fakeslack.state import Channel, Json, User
from fakeslack.talk import unread
from fakeslack.team import Team

STATIC = Path(__file__).parent / "static"
_UNKNOWN = "There is nobody with that id here."


def routes(team: Team) -> list[BaseRoute]:
    """Say which addresses the page uses."""

    async def index(_: Request) -> Response:
        file = STATIC / "index.html"
        if not file.exists():
            return PlainTextResponse("The page is not built.", 404)
        return FileResponse(file)

    async def people(_: Request) -> Response:
        found = [user.wire() for user in team.users.values() if not user.is_bot]
        return JSONResponse({"ok": True, "team": _team(team), "people": found})

    async def act(request: Request) -> Response:
        return JSONResponse(await carry_out(team, request))

    async def live(socket: WebSocket) -> None:
        await _show(team, socket)

    return [
        Route("/", index),
        Route("/archives/{channel}/{message}", index),
        Route("/page/people", people),
        WebSocketRoute("/page/live", live),
        Route("/page/{user_id}/{act}", act, methods=["POST"]),
        Mount("/static", StaticFiles(directory=STATIC, check_dir=False)),
    ]


async def carry_out(team: Team, request: Request) -> Json:
    """Do what a person did on the page; a sentence for them if it cannot be done."""
    user = team.users.get(request.path_params["user_id"])
    act = page_acts.ACTS.get(request.path_params["act"])
    if user is None or act is None:
        return {"ok": False, "error": _UNKNOWN if user is None else "There is no such act."}
    try:
        return {"ok": True} | (await act(team, user, await request.json()) or {})
    except Impossible as error:
        return {"ok": False, "error": str(error)}
    except Refusal as error:
        return {"ok": False, "error": f"Slack would not do that: {error.code}."}
    except (KeyError, StopIteration):
        return {"ok": False, "error": "That is no longer there."}


async def _show(team: Team, socket: WebSocket) -> None:
    """Send one page what its person may see, now and as it changes."""
    user = team.users.get(socket.query_params.get("as", ""))
    await socket.accept()
    if user is None:
        await socket.close(4004, _UNKNOWN)
        return
    with team.live.watching(user.id) as inbox:
        await socket.send_json(snapshot(team, user))
        ended = asyncio.create_task(_until_closed(socket))
        try:
            while not ended.done():
                news = asyncio.create_task(inbox.get())
                await asyncio.wait({news, ended}, return_when=asyncio.FIRST_COMPLETED)
                if news.done():
                    await socket.send_json(news.result())
                else:
                    news.cancel()
        except (WebSocketDisconnect, RuntimeError):
            pass  # the page was closed while something was on its way
        finally:
            ended.cancel()


async def _until_closed(socket: WebSocket) -> None:
    while (await socket.receive())["type"] != "websocket.disconnect":
        pass


def snapshot(team: Team, user: User) -> Json:
    """Gather everything one person may see."""
    channels = [channel for channel in team.channels.values() if user.id in channel.members]
    app = team.app
    home = team.modals.home(user.id)
    return {
        "type": "snapshot",
        "me": user.wire(),
        "team": _team(team),
        "users": [each.wire() for each in team.users.values()],
        "channels": [on_page(channel, user.id) for channel in channels],
        "apps": [
            {
                "id": app.id,
                "bot_user_id": app.bot_user_id,
                "name": app.name,
                "description": app.description,
            }
        ],
        "commands": _commands(team),
        "shortcuts": _shortcuts(team),
        "messages": {channel.id: _messages(team, channel, user) for channel in channels},
        "home": {app.id: home.wire() if home is not None else None},
        "modals": [view.wire() for view in team.modals.stack(user.id)],
        "errors": dict(team.modals.errors(user.id)),
        "unread": {channel.id: unread(channel, user.id) for channel in channels},
        **passing_time.shown(team),
        "time_can_pass": team.let_pass is not None,
        "gone": team.files.gone(),
    }


def _team(team: Team) -> Json:
    return {"id": team.id, "name": team.name}


def _commands(team: Team) -> list[Json]:
    return [
        {
            "command": known.command,
            "description": known.description,
            "usage_hint": known.usage_hint,
            "app_id": team.app.id,
        }
        for known in team.app.commands.values()
    ]


def _shortcuts(team: Team) -> list[Json]:
    return [
        {
            "name": known.name,
            "type": known.type,
            "callback_id": known.callback_id,
            "description": known.description,
            "app_id": team.app.id,
        }
        for known in team.app.shortcuts
    ]


def _messages(team: Team, channel: Channel, user: User) -> list[Json]:
    private = [m for m in team.contents.ephemerals.get(user.id, []) if m.channel == channel.id]
    everything = sorted([*channel.messages.values(), *private], key=lambda message: message.ts)
    return [message.on_page() for message in everything]
