"""Files on their way to Slack and from it: pictures, tables and calendars."""

import json
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any
from urllib.parse import urlsplit

from bot.slack.calls import BROKEN, TOO_MANY, Calls, Refused, Unavailable, Uncertain, unheard
from bot.views.blocks import cut

LARGEST = 1_000_000
"""Bytes of a file that is taken from Slack."""
LONGEST_ALT = 1000
"""Characters that Slack keeps with a picture; a message says them in full."""
SLACKS_OWN = ("slack.com", "slack-files.com", "slack-edge.com")
"""Where Slack keeps files."""
_FOUND = 200
_BLOCK = 64 * 1024


class Files(Calls):
    """What the bot does with files. What it uploads for nobody in particular, only it can see."""

    async def upload(self, name: str, content: bytes, *, alt: str | None = None) -> str:
        """Upload a file that is not shown anywhere yet, and return its id.

        Slack may need a moment before a message can show it. One that is uploaded twice is
        harmless, so that nothing here is uncertain.
        """
        try:
            said = cut(alt, LONGEST_ALT) if alt else None
            return await self._uploaded(name, content, alt=said, title=PurePath(name).stem)
        except Uncertain as error:
            raise Unavailable(str(error)) from error

    async def share_file(
        self,
        place: str,
        name: str,
        content: bytes,
        *,
        title: str,
        comment: str,
        thread: str | None = None,
    ) -> str:
        """Give a file to a channel (`place`), with a sentence of ours; return its id."""
        where = {"channel_id": place, "initial_comment": comment, "thread_ts": thread}
        return await self._uploaded(name, content, title=title, **where)

    async def delete_file(self, file: str) -> None:
        try:
            await self._ask("files.delete", file=file)
        except Refused as error:
            if str(error) not in ("file_not_found", "file_deleted"):
                raise

    async def download(self, url: str) -> bytes:
        """Fetch what a member gave in a form.

        Raise Refused where the address is not Slack's, what it gives is no file, or more than
        LARGEST.
        """
        if not self._is_slacks(url):
            raise Refused("not_slacks_address")
        headers = {"Authorization": f"Bearer {self._client.token}"}
        session = _session(self._client.session)
        with unheard():
            async with session.get(url, headers=headers, allow_redirects=False) as answer:
                _check(answer.status, answer.headers)
                found = bytearray()
                async for block in answer.content.iter_chunked(_BLOCK):
                    found += block
                    if len(found) > LARGEST:
                        raise Refused("too_large")
        return bytes(found)

    async def _uploaded(
        self, name: str, content: bytes, *, title: str, alt: str | None = None, **where: Any
    ) -> str:
        begun = await self._ask(
            "files.getUploadURLExternal", filename=name, length=len(content), alt_txt=alt
        )
        file, url = str(begun["file_id"]), str(begun["upload_url"])
        with unheard():
            async with _session(self._client.session).post(url, data=content) as answer:
                _check(answer.status, {})
        files = json.dumps([{"id": file, "title": title}])
        await self._ask("files.completeUploadExternal", files=files, **where)
        return file

    def _is_slacks(self, url: str) -> bool:
        """Tell whether the token may be shown there: to Slack, or to whom the settings name."""
        there, api = urlsplit(url), urlsplit(self._client.base_url)
        if there.netloc == api.netloc:
            return there.scheme == api.scheme
        host = there.hostname or ""
        ours = any(host == each or host.endswith(f".{each}") for each in SLACKS_OWN)
        return there.scheme == "https" and ours and there.port in (None, 443)


def _session(session: Any) -> Any:
    """Give the connections that the client keeps open; `bot.start.connected` made them."""
    if session is None:
        raise RuntimeError("the client has no session")
    return session


def _check(status: int, headers: Mapping[str, str]) -> None:
    if status == TOO_MANY or status >= BROKEN:
        raise Unavailable(f"http_{status}", retry_after=float(headers.get("Retry-After", 1)))
    if status != _FOUND or headers.get("Content-Type", "").startswith("text/html"):
        raise Refused("not_a_file")  # to whom it does not know, Slack shows its page to log in
