"""An ASGI application on a port of this machine, quick to start and quick to stop."""

import asyncio
import socket

import uvicorn
from starlette.types import ASGIApp

from fakeslack.dropping import Droppable

_PATIENCE = 2.0
"""Seconds a stop waits for requests that are under way."""
_TURNS = 20
"""Of the event loop, for the connections to close."""


class Serving:
    """One application on one port. It leaves the signals of the process alone."""

    def __init__(self, app: ASGIApp, host: str = "127.0.0.1", port: int = 0) -> None:
        """Take the port now, so that a taken one is an OSError before anything has started."""
        self._socket = _bound(host, port)
        self.url = f"http://{host}:{self._socket.getsockname()[1]}"
        self._server = uvicorn.Server(
            uvicorn.Config(
                app,
                http=Droppable,
                ws="websockets-sansio",
                lifespan="off",
                access_log=False,
                log_config=None,
            )
        )
        self._ticking: asyncio.Task[None] | None = None

    async def start(self) -> None:
        config = self._server.config
        config.load()
        self._server.lifespan = config.lifespan_class(config)
        await self._server.startup(sockets=[self._socket])
        self._ticking = asyncio.create_task(self._server.main_loop())

    async def stop(self) -> None:
        if self._ticking is None:
            self._socket.close()
            return
        self._ticking.cancel()
        for listener in self._server.servers:
            listener.close()
        for connection in list(self._server.server_state.connections):
            connection.shutdown()
        await self._finish()

    async def _finish(self) -> None:
        """Let what is under way end, but not for long."""
        state = self._server.server_state
        if tasks := list(state.tasks):
            _, late = await asyncio.wait(tasks, timeout=_PATIENCE)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        for _ in range(_TURNS):
            if not state.connections:
                break
            await asyncio.sleep(0)


def _bound(host: str, port: int) -> socket.socket:
    bound = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError:
        bound.close()
        raise
    return bound
