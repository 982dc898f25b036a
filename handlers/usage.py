"""/lantern: what the bot is for, and how to reach each part of it."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.views import usage


async def explain(ack: AsyncAck, command: dict[str, Any]) -> None:
    """Answer /lantern with usage, whatever words come with it."""
    words = command.get("text", "")
    await ack(text=usage.text(command["command"], words), response_type="ephemeral")


def register(app: AsyncApp) -> None:
    app.command("/lantern")(explain)
