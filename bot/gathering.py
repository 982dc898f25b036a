"""Does at once what many ask for at the same time."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

Item = TypeVar("Item")


class Gathering(Generic[Item]):
    """Whoever comes while the work is under way waits, and is served with all who came since.

    Alone, an item is worked on at once. In a rush one commit serves many.
    """

    def __init__(self, work: Callable[[Sequence[Item]], Awaitable[None]]) -> None:
        self._work = work
        self._waiting: list[tuple[Item, asyncio.Future[None]]] = []
        self._task: asyncio.Task[None] | None = None

    async def add(self, item: Item) -> None:
        """Return when it is done; raise what the work raised."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((item, done))
        if self._task is None:
            self._task = asyncio.create_task(self._serve())
        await done

    async def _serve(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            error = await self._attempt([item for item, _ in batch])
            for _, done in batch:
                if done.done():
                    continue  # it stopped waiting
                if error:
                    done.set_exception(error)
                else:
                    done.set_result(None)
        self._task = None

    async def _attempt(self, items: Sequence[Item]) -> Exception | None:
        try:
            await self._work(items)
        except Exception as error:
            return error
        return None
