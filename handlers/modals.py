"""Where a modal goes: on top of the one that was pressed in, in its place, or alone."""

from contextlib import suppress
from typing import Any

from slack_sdk.models.views import View

from bot.core import Core
from bot.slack.gateway import Refused, Unavailable


async def show(
    core: Core, body: dict[str, Any], view: View, *, instead: View | None = None
) -> None:
    """Lay a modal on the one that was pressed in; from a message or Home, open it alone.

    Where Slack lays no further one, for three lie there, `instead`, or the view itself, takes the
    place of the one in front.
    """
    if not is_in_modal(body):
        await core.gateway.open_view(body["trigger_id"], view)
        return
    try:
        await core.gateway.push_view(body["trigger_id"], view)
    except Refused:
        await core.gateway.update_view(body["view"]["id"], instead or view)


async def redraw(core: Core, view_id: str | None, view: View) -> None:
    """Draw a modal again that may be closed by now; what it would have shown is saved anyway."""
    if view_id:
        with suppress(Refused, Unavailable):
            await core.gateway.update_view(view_id, view)


def is_in_modal(body: dict[str, Any]) -> bool:
    """Whether a button was pressed in a modal."""
    return bool((body.get("view") or {}).get("type") == "modal")


def member_of(body: dict[str, Any]) -> str:
    """Name who acted: a command says it in another way than a press."""
    return str(body["user_id"] if "user_id" in body else body["user"]["id"])
