"""A member celebrates somebody; who is celebrated decides, and both can take it back."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.errors import InvalidInput
from bot.services import celebrations, inbox
from bot.slack.gateway import Refused
from bot.views import celebration as views
from bot.views import usage
from handlers import modals
from handlers.cohorts import FOR_ALL


async def open_form(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form from Home."""
    await modals.show(core, body, await _form(body, core))
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Ask who is celebrated; share at once what is of somebody outside."""
    draft = views.read(view, by=body["user"]["id"])
    if draft.member:
        await _check_member(core, draft.member)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await celebrations.celebrate(session, draft, form_id=view["id"], now=core.now())
    core.wake.set()
    await ack(response_action="update", view=usage.told(views.sent(draft)))


async def settle(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Take the word of who is celebrated."""
    cause = body["trigger_id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=core.now()):
            await celebrations.settle(
                session,
                int(action["value"]),
                agreed=action["action_id"] == views.AGREE,
                by=body["user"]["id"],
                cause=cause,
            )
    core.wake.set()
    await ack()


async def take_back(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Remove it, for its author or who is celebrated."""
    cause = body["trigger_id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=core.now()):
            await celebrations.take_back(
                session, int(action["value"]), by=body["user"]["id"], cause=cause
            )
    core.wake.set()
    await ack()
    if modals.is_in_modal(body):
        await modals.redraw(core, body["view"]["id"], await _form(body, core))


async def _form(body: dict[str, Any], core: Core) -> View:
    member = modals.member_of(body)
    async with core.db.transaction() as session:
        return views.form(
            await celebrations.rooms(session, member), await celebrations.known(session, member)
        )


async def _check_member(core: Core, member: str) -> None:
    """Refuse whom I could not ask: bots, guests, and accounts that are closed."""
    try:
        profile = await core.people.profile(member)
    except Refused:
        profile = None
    if profile is None or not (profile.is_ours and profile.is_active):
        raise InvalidInput(
            member="I cannot ask them: they are no full member here. Ask them yourself, please, "
            "and write their name below."
        )


def register(app: AsyncApp) -> None:
    FOR_ALL["celebrate"] = _form
    app.action(views.CELEBRATE)(open_form)
    app.view(views.FORM)(submit)
    app.action(views.AGREE)(settle)
    app.action(views.DECLINE)(settle)
    app.action(views.TAKE_BACK)(take_back)
