"""For tests in another process: read everything, order faults, cut connections."""

from collections.abc import Iterable
from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from fakeslack.faults import KINDS, Fault
from fakeslack.state import Json, Message
from fakeslack.team import Team

_WRONG = 400


def routes(team: Team) -> list[BaseRoute]:
    """Say which addresses answer; none of them is Slack's."""
    inspection = Inspection(team)
    return [
        Route("/inspect/messages", inspection.messages),
        Route("/inspect/calls", inspection.calls),
        Route("/inspect/state", inspection.state),
        Route("/faults", inspection.faults, methods=["GET", "POST", "DELETE"]),
        Route("/socket/disconnect", inspection.disconnect, methods=["POST"]),
    ]


class Inspection:
    """What a test may ask of a workspace over HTTP."""

    def __init__(self, team: Team) -> None:
        self._team = team

    async def messages(self, request: Request) -> Response:
        """List all messages with their metadata, of one channel or of all, oldest first."""
        wanted = request.query_params.get("channel")
        public = (m for c in self._team.channels.values() for m in c.messages.values())
        private = (m for kept in self._team.contents.ephemerals.values() for m in kept)
        return JSONResponse(
            {
                "ok": True,
                "messages": _whole(public, wanted),
                "ephemerals": _whole(private, wanted),
            }
        )

    async def calls(self, _: Request) -> Response:
        return JSONResponse({"ok": True, "calls": [asdict(call) for call in self._team.calls]})

    async def state(self, _: Request) -> Response:
        team = self._team
        channels = [c.wire() | {"members": list(c.members)} for c in team.channels.values()]
        return JSONResponse(
            {
                "ok": True,
                "app": {"id": team.app.id, "bot_user_id": team.app.bot_user_id},
                "users": [user.wire(email=True) for user in team.users.values()],
                "channels": channels,
                "connections": len(team.sockets.connections),
                "given_up": team.events.given_up,
            }
        )

    async def faults(self, request: Request) -> Response:
        """POST one fault to order it, DELETE to clear them all, GET to see them."""
        if request.method == "POST":
            asked = await request.json()
            if asked.get("kind") not in KINDS:
                return JSONResponse({"ok": False, "error": "no such kind"}, _WRONG)
            self._team.faults.add(Fault(**asked))
        elif request.method == "DELETE":
            self._team.faults.clear()
        return JSONResponse({"ok": True, "faults": self._team.faults.wire()})

    async def disconnect(self, request: Request) -> Response:
        asked: Json = await request.json()
        await self._team.sockets.disconnect(asked.get("reason", "refresh_requested"))
        return JSONResponse({"ok": True})


def _whole(messages: Iterable[Message], channel: str | None) -> list[Json]:
    return [
        message.wire(metadata=True) | {"channel": message.channel, "only_for": message.only_for}
        for message in messages
        if channel in {None, message.channel}
    ]
