"""The buttons under a piece of guidance: read it all, and say whether it was useful."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.domain.errors import Gone
from bot.services import feedback
from bot.views import guidance as views


async def read(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Open the whole piece."""
    entry = core.library.entry(action["value"])
    if entry is None:
        raise Gone("This piece has left the library. Write to me, and I look for another.")
    await core.gateway.open_view(body["trigger_id"], views.reading(entry.piece))
    await ack()


async def judge(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Note one member's word, and thank them privately."""
    useful = action["action_id"] == views.USEFUL
    async with core.db.transaction() as session:
        await feedback.give(
            session,
            piece=action["value"],
            member=body["user"]["id"],
            useful=useful,
            now=core.now(),
        )
    await ack()
    await respond(
        text=views.thanks(useful=useful), replace_original=False, response_type="ephemeral"
    )


def register(app: AsyncApp) -> None:
    app.action(views.READ)(read)
    app.action(views.USEFUL)(judge)
    app.action(views.NOT_USEFUL)(judge)
