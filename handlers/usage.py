"""/lantern: what the bot is for, and how to reach each part of it."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.views import usage
from handlers import coaching, people, settings

_DOORS: dict[str, Callable[[AsyncAck, dict[str, Any], Core], Awaitable[None]]] = {
    "people": people.open_people,
    "settings": settings.open_settings,
    "coaching": coaching.open_assignments,
}
"""What follows /lantern, and what it opens."""


async def open_door(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open what the words name; answer any others with usage."""
    words = body.get("text", "").strip()
    if door := _DOORS.get(words.lower()):
        await door(ack, body, core)
    else:
        await ack(text=usage.text(body["command"], words), response_type="ephemeral")


def register(app: AsyncApp) -> None:
    app.command("/lantern")(open_door)
