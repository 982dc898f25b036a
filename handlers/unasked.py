"""A member looks at what I wrote to them unasked."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import told
from bot.views import unasked as views
from handlers import modals


async def open_told(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the member's own list; there is no way to anybody else's."""
    member = modals.member_of(body)
    async with core.db.transaction() as session:
        sent = await told.latest(session, member, limit=views.SHOWN)
        waiting = await told.held(session, member)
    await modals.show(core, body, views.everything(sent, waiting))
    await ack()


def register(app: AsyncApp) -> None:
    app.action(views.OPEN_TOLD)(open_told)
