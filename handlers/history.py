"""A member reads what they answered before, changes it, or deletes it."""

import re
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.services import checkins
from bot.views import answered, answering, paging
from bot.views import history as views
from handlers import home, modals


async def open_history(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Show a member what they answered, from a command or a button."""
    async with core.db.transaction() as session:
        shown = await page(session, modals.member_of(body))
    await modals.show(core, body, shown)
    await ack()


async def turn(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Turn to another page."""
    _, number = paging.turned(action["value"])
    async with core.db.transaction() as session:
        shown = await page(session, body["user"]["id"], number)
    await ack()
    await modals.redraw(core, body["view"]["id"], shown)


async def edit(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Lay the form with an answer on the list."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        asked = await checkins.form_for(session, int(action["value"]), by=member)
    await modals.show(core, body, answering.form(asked))
    await ack()


async def delete(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Forget an answer and what was shared of it, and show what is left."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        await checkins.delete(
            session, int(action["value"]), by=member, cause=f"T{body['trigger_id']}"
        )
        shown = await page(session, member, int(body["view"]["private_metadata"] or 0))
    core.wake.set()
    await ack()
    await modals.redraw(core, body["view"]["id"], shown)
    await home.refresh(core, member)


async def page(session: AsyncSession, member: str, number: int = 0) -> View:
    return views.history(await checkins.history(session, member), number=number)


def register(app: AsyncApp) -> None:
    app.action(answered.HISTORY)(open_history)
    app.action(re.compile(rf"^{views.TURN_HISTORY}:"))(turn)
    app.action(views.EDIT)(edit)
    app.action(views.DELETE)(delete)
