"""Handing something to the app and waiting for its acknowledgement, whichever way it listens."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from dataclasses import dataclass
from typing import Any, Literal, Protocol, TypeAlias

from fakeslack.app import App
from fakeslack.state import Json

ParcelKind: TypeAlias = Literal["events_api", "slash_commands", "interactive"]
_KEPT = 1000


@dataclass(frozen=True, slots=True)
class Parcel:
    """One thing for the app: an event, a command or an interaction."""

    kind: ParcelKind
    payload: Json
    retry: int = 0
    reason: str = ""

    @property
    def is_event(self) -> bool:
        return self.kind == "events_api"


class Unacknowledged(Exception):
    """The app did not acknowledge in time, or could not be reached."""

    def __init__(self, reason: str, *, final: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.final = final
        """The app asked not to be sent this again."""


class Carrier(Protocol):
    """A way to the app."""

    async def offer(self, parcel: Parcel) -> Any:
        """Deliver, and return the body of the acknowledgement, or raise Unacknowledged."""

    async def reachable(self, seconds: float) -> None:
        """Wait this long before trying again, or less when the app comes back sooner."""


class Courier:
    """Chooses the way by how the app listens now."""

    def __init__(self, app: App, *, sockets: Carrier, posts: Carrier) -> None:
        self._app = app
        self._sockets = sockets
        self._posts = posts
        self.sent: deque[Parcel] = deque(maxlen=_KEPT)
        """What went out last; `offer` one of them again to deliver it twice."""

    @property
    def _carrier(self) -> Carrier:
        return self._posts if self._app.request_url else self._sockets

    async def offer(self, parcel: Parcel) -> Any:
        self.sent.append(parcel)
        return await self._carrier.offer(parcel)

    async def reachable(self, seconds: float) -> None:
        await self._carrier.reachable(seconds)


class Errands:
    """What goes on in the background while the workspace is open."""

    def __init__(self) -> None:
        self._loop: asyncio.AbstractEventLoop | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def is_open(self) -> bool:
        return self._loop is not None

    def open(self) -> None:
        self._loop = asyncio.get_running_loop()

    def send(self, errand: Coroutine[Any, Any, None]) -> None:
        """Start something; also from outside the loop, as a test's preparation may."""
        if self._loop is None:
            errand.close()
            return
        task = self._loop.create_task(errand)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def stop(self) -> None:
        self._loop = None
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
