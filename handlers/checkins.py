"""A member puts the weekly question off, skips it, or chooses how they are asked."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import check_in_choices, inbox, members, prompted, promptings
from bot.views import check_in_choices as choices
from bot.views import checkin as views
from handlers import home, modals, zones


async def put_off(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Let the question come back later; its message says when."""
    member, cause, now = body["user"]["id"], body["trigger_id"], core.now()
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=now):
            number = int(action["value"])
            await prompted.put_off(session, number, by=member, cause=cause, now=now)
    core.wake.set()
    await ack()


async def skip(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Leave the question; its message says so."""
    member, cause = body["user"]["id"], body["trigger_id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=core.now()):
            await prompted.skip(session, int(action["value"]), by=member, cause=cause)
    core.wake.set()
    await ack()


async def open_settings(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the choice as it stands: by the command, from Home or from a reminder."""
    async with core.db.transaction() as session:
        chosen = await check_in_choices.chosen(session, modals.member_of(body))
    await modals.show(core, body, choices.form(chosen))
    await ack()


async def save_settings(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Keep what they chose, and show it in Home."""
    member, chosen = modals.member_of(body), choices.read(view)
    zone = await zones.of(core, member)
    async with core.db.transaction() as session:
        await check_in_choices.choose(session, member, chosen)
        await members.know(session, member, zone=zone)
        await promptings.look_again(session, member, now=core.now())
    await ack(response_action="update", view=choices.saved(chosen))
    await home.refresh(core, member)


def register(app: AsyncApp) -> None:
    app.action(views.LATER)(put_off)
    app.action(views.SKIP)(skip)
    app.action(views.SETTINGS)(open_settings)
    app.view(choices.CHOICES_FORM)(save_settings)
