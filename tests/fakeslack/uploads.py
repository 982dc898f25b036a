"""A file's way into the workspace, as an app sends it, and small files to send."""

import base64
from typing import Any

import aiohttp
from slack_sdk.web.async_client import AsyncWebClient

DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
"""The smallest PNG."""
CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


async def begun(client: AsyncWebClient, name: str, content: bytes, **more: Any) -> str:
    """Send the bytes, and return the id of the file that is not completed yet."""
    step = await client.files_getUploadURLExternal(filename=name, length=len(content), **more)
    async with (
        aiohttp.ClientSession() as http,
        http.post(step["upload_url"], data=content) as answer,
    ):
        assert answer.status == 200
    file_id: str = step["file_id"]
    return file_id


async def uploaded(
    client: AsyncWebClient, name: str, content: bytes, title: str = "", **where: Any
) -> str:
    """Send a file and complete it, in a channel if one is given."""
    file_id = await begun(client, name, content)
    files = [{"id": file_id, "title": title or name}]
    await client.files_completeUploadExternal(files=files, **where)
    return file_id


def picture(file_id: str = "", url: str = "") -> dict[str, Any]:
    named = {"url": url} if url else {"id": file_id}
    return {"type": "image", "alt_text": "One dot, as small as can be.", "slack_file": named}
