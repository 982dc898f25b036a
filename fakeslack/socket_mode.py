"""Socket Mode: the app's connections, envelopes over one of them, and acknowledgements back."""

import asyncio
import itertools
import json
import time
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any, Literal
from uuid import uuid4

from starlette.websockets import WebSocket, WebSocketDisconnect

from fakeslack.app import App
from fakeslack.courier import Parcel, Unacknowledged
from fakeslack.ids import secret
from fakeslack.refusal import Refusal
from fakeslack.rules import Rules
from fakeslack.state import Json

_CONNECTED_FOR = 18_060
"""Seconds Slack promises to keep a connection, roughly."""


@dataclass(eq=False, slots=True)
class Connection:
    """One of the app's WebSockets, and the events on it that await acknowledgement."""

    socket: WebSocket
    leaving: bool = False
    events: set[str] = field(default_factory=set)


class Sockets:
    """All connections of the app; an envelope goes over one of them."""

    def __init__(self, app: App, rules: Rules) -> None:
        self.connections: list[Connection] = []
        self.unheard: list[Json] = []
        """What the app sent that acknowledged nothing: unknown or late envelope ids."""
        self._app = app
        self._rules = rules
        self._tickets: dict[str, float] = {}
        self._waiting: dict[str, asyncio.Future[Any]] = {}
        self._turn = itertools.count()
        self._arrived = asyncio.Event()

    def ticket(self) -> str:
        """Let one more connection in, soon."""
        ticket = secret()
        self._tickets[ticket] = time.monotonic() + self._rules.ticket_seconds
        return ticket

    async def offer(self, parcel: Parcel) -> Any:
        connection = await self._choose(parcel)
        envelope = str(uuid4())
        acknowledged = asyncio.get_running_loop().create_future()
        self._waiting[envelope] = acknowledged
        if parcel.is_event:
            connection.events.add(envelope)
        try:
            await self._send(connection, _envelope(envelope, parcel))
            async with asyncio.timeout(self._rules.ack_seconds):
                return await acknowledged
        except TimeoutError as error:
            raise Unacknowledged("timeout") from error
        finally:
            self._waiting.pop(envelope, None)
            connection.events.discard(envelope)

    async def reachable(self, seconds: float) -> None:
        """Wait before a retry; with no connection, only until there is one."""
        if self.connections:
            await asyncio.sleep(seconds)
        else:
            await self._until_connected(seconds)

    async def disconnect(
        self, reason: Literal["warning", "refresh_requested", "link_disabled"] = "warning"
    ) -> None:
        """Tell the app that its connections will end, and end them."""
        wait = self._rules.warning_seconds if reason == "warning" else 0.0
        for connection in list(self.connections):
            connection.leaving = True
            await self._send(connection, _disconnect(reason))
        leaving = [connection for connection in self.connections if connection.leaving]
        await asyncio.sleep(wait)
        for connection in leaving:
            await self._close(connection)

    async def serve(self, socket: WebSocket) -> None:
        """Hold one connection from hello to its end."""
        if self._tickets.pop(socket.query_params.get("ticket", ""), 0.0) < time.monotonic():
            await socket.close(4001)
            return
        await socket.accept()
        connection = Connection(socket)
        if len(self.connections) >= self._rules.sockets:
            await self._send(connection, _disconnect("too_many_websockets"))
            await self._close(connection)
            return
        self.connections.append(connection)
        try:
            await self._send(connection, self._hello())
            self._arrived.set()
            while True:
                self._hear(await socket.receive_text())
        except (WebSocketDisconnect, RuntimeError):
            pass  # the app or the server hung up
        finally:
            self._forget(connection)

    def _hear(self, text: str) -> None:
        message = json.loads(text)
        waiting = self._waiting.get(message.get("envelope_id"))
        if waiting is None or waiting.done():
            self.unheard.append(message)
        else:
            waiting.set_result(message.get("payload"))

    def _forget(self, connection: Connection) -> None:
        """Give what was on a lost connection back, so that it is sent again over another."""
        self.connections.remove(connection)
        if not self.connections:
            self._arrived.clear()
        for envelope in connection.events:
            waiting = self._waiting.get(envelope)
            if waiting is not None and not waiting.done():
                waiting.set_exception(Unacknowledged("connection_closed"))

    async def _choose(self, parcel: Parcel) -> Connection:
        if not self.connections and parcel.is_event:
            await self._until_connected(self._rules.ack_seconds)
        staying = [connection for connection in self.connections if not connection.leaving]
        choice = staying or self.connections
        if not choice:
            raise Unacknowledged("no_connection")
        return choice[next(self._turn) % len(choice)]

    async def _until_connected(self, seconds: float) -> None:
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._arrived.wait()

    async def _send(self, connection: Connection, message: Json) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            await connection.socket.send_text(json.dumps(message))

    async def _close(self, connection: Connection) -> None:
        with suppress(WebSocketDisconnect, RuntimeError):
            await connection.socket.close()

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.connections),
            "connection_info": {"app_id": self._app.id},
            "debug_info": {
                "host": "local",
                "build_number": 1,
                "approximate_connection_time": _CONNECTED_FOR,
            },
        }


def _envelope(envelope: str, parcel: Parcel) -> Json:
    message = {
        "envelope_id": envelope,
        "type": parcel.kind,
        "payload": parcel.payload,
        "accepts_response_payload": not parcel.is_event,
    }
    if parcel.is_event:
        message |= {"retry_attempt": parcel.retry, "retry_reason": parcel.reason}
    return message


def _disconnect(reason: str) -> Json:
    return {"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}}


def refuse_without_socket_mode(app: App) -> None:
    if app.request_url:
        raise Refusal("socket_mode_not_enabled")
