"""A member pauses until a day, and says that they are back."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import away, inbox
from bot.views import away as views
from handlers import home, modals


async def open_pause(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Ask until when, from the question's message, or to change the day."""
    await _ask(body, core, check_in_id=int(action.get("value") or 0) or None)
    await ack()


async def command_pause(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Ask until when; who is away already sees so, with the way back."""
    async with core.db.transaction() as session:
        until = await away.until(session, modals.member_of(body), now=core.now())
    if until:
        await modals.show(core, body, views.away(until))
    else:
        await _ask(body, core)
    await ack()


async def pause(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Leave the member alone until the day they chose."""
    member, now = body["user"]["id"], core.now()
    async with core.db.transaction() as session:
        today = await away.today(session, member, now=now)
        chosen, check_in_id = views.read(view, today=today)
        if await inbox.take(session, view["id"], now=now):
            await away.pause(session, member, chosen, cause=view["id"], now=now)
    core.wake.set()
    await ack(response_action="update", view=views.paused(chosen, check_in_id=check_in_id))
    await home.refresh(core, member)


async def come_back(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """End the pause: from Home, from the question's message or from a form."""
    member, cause = body["user"]["id"], body["trigger_id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=core.now()):
            await away.back(session, member, cause=cause)
    core.wake.set()
    await ack()
    if modals.is_in_modal(body):
        await modals.redraw(core, body["view"]["id"], views.back())
    await home.refresh(core, member)


async def _ask(body: dict[str, Any], core: Core, *, check_in_id: int | None = None) -> None:
    async with core.db.transaction() as session:
        known = await away.choices(session, modals.member_of(body), now=core.now())
    await modals.show(core, body, views.form(known, check_in_id=check_in_id))


def register(app: AsyncApp) -> None:
    app.action(views.PAUSE)(open_pause)
    app.action(views.BACK)(come_back)
    app.view(views.PAUSE_FORM)(pause)
