"""Knows what Slack has handed over and is not finished yet, so that a stop can wait for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from slack_bolt.async_app import AsyncApp
from slack_bolt.listener.async_listener_completion_handler import (
    AsyncCustomListenerCompletionHandler,
)
from slack_bolt.listener.async_listener_start_handler import AsyncCustomListenerStartHandler


class Intake:
    """Counts requests, and the listeners that go on after their request was acknowledged."""

    def __init__(self, app: AsyncApp) -> None:
        self.app = app
        self.is_open = True
        """Whether anything more may be taken: what is refused, Slack sends again elsewhere."""
        self._pending = 0
        self._idle = asyncio.Event()
        self._idle.set()
        runner, logger = app.listener_runner, app.logger
        runner.listener_start_handler = AsyncCustomListenerStartHandler(logger, self._begin)
        runner.listener_completion_handler = AsyncCustomListenerCompletionHandler(logger, self._end)

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Hold the stop until a request is answered, and the listener it started has begun."""
        await self._begin()
        try:
            yield
        finally:
            await asyncio.sleep(0)
            await self._end()

    def close(self) -> None:
        self.is_open = False

    async def finished(self) -> None:
        """Wait until nothing is being worked on."""
        await self._idle.wait()

    async def _begin(self) -> None:
        self._pending += 1
        self._idle.clear()

    async def _end(self) -> None:
        self._pending -= 1
        if not self._pending:
            self._idle.set()
