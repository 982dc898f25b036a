"""A connection that breaks off: no answer, only a reset."""

import socket
import struct

from starlette.responses import Response
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

_TRANSPORT = "fakeslack.transport"
_AT_ONCE = struct.pack("ii", 1, 0)
"""SO_LINGER that makes closing a reset."""


class Droppable(HttpToolsProtocol):
    """HTTP as uvicorn speaks it, whose connection an answer may cut."""

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self.scope["extensions"] = {_TRANSPORT: {"transport": self.transport}}


class Dropped(Response):
    """Instead of an answer: the end of the connection."""

    async def __call__(self, scope: Scope, receive: Receive, _send: Send) -> None:
        transport = scope["extensions"][_TRANSPORT]["transport"]
        transport.get_extra_info("socket").setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _AT_ONCE)
        transport.abort()
        while (await receive())["type"] != "http.disconnect":
            pass
