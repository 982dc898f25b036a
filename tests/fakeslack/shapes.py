"""Forms and buttons for the tests, and a command that opens a form."""

from typing import Any

from slack_bolt.async_app import AsyncApp

TITLE = {"type": "plain_text", "text": "Say it"}


def field(name: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": name,
        "label": {"type": "plain_text", "text": name.title()},
        "element": {"type": "plain_text_input", "action_id": name},
        **more,
    }


def form(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": "say",
        "title": TITLE,
        "submit": {"type": "plain_text", "text": "Say"},
        "blocks": list(blocks) or [field("words")],
        **more,
    }


def button(text: str, action_id: str, **more: Any) -> dict[str, Any]:
    pressed = {"type": "button", "action_id": action_id, **more}
    return {
        "type": "actions",
        "elements": [pressed | {"text": {"type": "plain_text", "text": text}}],
    }


def opening(app: AsyncApp, *blocks: dict[str, Any], **more: Any) -> None:
    """Let /say open a form."""

    @app.command("/say")
    async def open_form(ack: Any, body: Any, client: Any) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form(*blocks, **more))


def hearing(app: AsyncApp, kind: str) -> list[dict[str, Any]]:
    """Let the app listen to one kind of event, and return what it hears."""
    heard: list[dict[str, Any]] = []

    @app.event(kind)
    async def hear(event: dict[str, Any]) -> None:
        heard.append(event)

    return heard
