"""/lantern settings: facilitators decide how long a mentor has, and how much is asked at once."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.domain.errors import NotAllowed
from bot.services import norms
from bot.views import settings_form as views


async def open_settings(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form, for a facilitator."""
    await _require_facilitator(core, _member(body))
    async with core.db.transaction() as session:
        known = await norms.get(session)
    await core.gateway.open_view(body["trigger_id"], views.form(known))
    await ack()


async def save(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Keep what was decided, then say so."""
    await _require_facilitator(core, _member(body))
    new = views.read(view)
    async with core.db.transaction() as session:
        await norms.keep(session, new)
    await ack(response_action="update", view=views.saved())


async def _require_facilitator(core: Core, member: str) -> None:
    if not await core.people.is_facilitator(member):
        raise NotAllowed("Facilitators decide this for the network. Please ask one of them.")


def _member(body: dict[str, Any]) -> str:
    """Read who it is: a command names them otherwise than a press does."""
    return str(body["user_id"] if "user_id" in body else body["user"]["id"])


def register(app: AsyncApp) -> None:
    app.view(views.SETTINGS_FORM)(save)
