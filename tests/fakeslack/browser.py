"""A page of the workspace, without a browser."""

from typing import Any

import aiohttp

from fakeslack import Person


class Page:
    """A browser, as far as the wire can tell."""

    def __init__(self, http: aiohttp.ClientSession, person: Person) -> None:
        self._http = http
        self.person = person
        self.socket: aiohttp.ClientWebSocketResponse | None = None

    async def opens(self) -> dict[str, Any]:
        self.socket = await self._http.ws_connect(f"/page/live?as={self.person.id}")
        return await self.hears("snapshot")

    async def hears(self, kind: str) -> dict[str, Any]:
        """Wait for the next news of one kind."""
        assert self.socket is not None
        while True:
            news: dict[str, Any] = await self.socket.receive_json(timeout=3)
            if news["type"] == kind:
                return news

    async def does(self, act: str, **said: Any) -> dict[str, Any]:
        async with self._http.post(f"/page/{self.person.id}/{act}", json=said) as answer:
            body: dict[str, Any] = await answer.json()
            return body
