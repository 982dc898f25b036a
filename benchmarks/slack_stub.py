"""A Web API that agrees to everything at once, so that a benchmark measures the bot alone."""

import asyncio
import itertools
import json
import time


class Stub(asyncio.Protocol):
    """Answers each request on a connection with a success, with as little work as can be."""

    ids = itertools.count(1)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._waiting = transport, b""

    def data_received(self, data: bytes) -> None:
        self._waiting += data
        while (end := self._waiting.find(b"\r\n\r\n")) >= 0:
            head = self._waiting[:end].lower()
            length = 0
            if (at := head.find(b"content-length:")) >= 0:
                length = int(head[at + 15 :].split(b"\r\n", 1)[0])
            if len(self._waiting) < end + 4 + length:
                return
            method = head.split(b" ", 2)[1].rsplit(b"/", 1)[-1].decode()
            self._waiting = self._waiting[end + 4 + length :]
            self._transport.write(_response(answer(method, next(self.ids))))


def answer(method: str, number: int) -> dict[str, object]:
    told: dict[str, object] = {"ok": True}
    if method == "auth.test":
        told |= {
            "user_id": "U0BOT",
            "bot_id": "B0BOT",
            "team_id": "T0TEAM",
            "url": "https://bench.example/",
        }
    elif method == "users.info":
        told["user"] = {"id": "U0ASKER", "team_id": "T0TEAM", "tz_offset": 0}
    elif method == "conversations.open":
        told["channel"] = {"id": "D0DIRECT"}
    elif method.startswith("chat."):
        told |= {"ts": f"{time.time():.0f}.{number:06d}", "channel": "C0PROBLEMS"}
    elif method.startswith("views."):
        told["view"] = {"id": f"V{number}"}
    return told


def _response(body: dict[str, object]) -> bytes:
    text = json.dumps(body).encode()
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
    return head + str(len(text)).encode() + b"\r\n\r\n" + text


async def serve() -> tuple[asyncio.Server, str]:
    """Serve on a free port; return the server and the address for SLACK_API_URL."""
    server = await asyncio.get_running_loop().create_server(Stub, "127.0.0.1", 0)
    return server, f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/"
