"""Who is watching: pages that show a person's Slack, and tests that wait for a change."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any, TypeAlias

Inbox: TypeAlias = "asyncio.Queue[dict[str, Any]]"


class Live:
    """Passes news on to each person's open pages, and wakes whoever waits for any change."""

    def __init__(self) -> None:
        self._inboxes: dict[str, set[Inbox]] = {}
        self._change = asyncio.Event()

    def changed(self) -> None:
        self._change.set()
        self._change = asyncio.Event()

    async def next_change(self, timeout: float) -> None:  # noqa: ASYNC109 - the caller's patience
        """Wait for a change, or for the time to pass."""
        with suppress(TimeoutError):
            async with asyncio.timeout(timeout):
                await self._change.wait()

    def tell(self, user_id: str, news: Callable[[], dict[str, Any]]) -> None:
        """Tell a person's pages; without one, `news` is never made."""
        if inboxes := self._inboxes.get(user_id):
            told = news()
            for inbox in inboxes:
                inbox.put_nowait(told)
        self.changed()

    @contextmanager
    def watching(self, user_id: str) -> Iterator[Inbox]:
        inbox: Inbox = asyncio.Queue()
        self._inboxes.setdefault(user_id, set()).add(inbox)
        try:
            yield inbox
        finally:
            self._inboxes[user_id].discard(inbox)
