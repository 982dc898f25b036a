"""The two forms of Home: offer to mentor, and tell about one's district."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import inbox, members, mentors
from bot.views import mentor, mentor_form
from handlers import home


async def open_offer(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form with what the member offers already."""
    async with core.db.transaction() as session:
        known = await mentors.offered(session, body["user"]["id"])
    await core.gateway.open_view(body["trigger_id"], mentor_form.offer(known))
    await ack()


async def submit_offer(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Save the offer, and show it in Home."""
    offered, member = mentor_form.read_offer(view), body["user"]["id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await mentors.offer(session, offered, member=member, now=core.now())
    await ack(response_action="update", view=mentor_form.offer_saved(offered))
    await home.refresh(core, member)


async def open_about(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form with what the member told already."""
    async with core.db.transaction() as session:
        known = await members.get(session, body["user"]["id"])
    await core.gateway.open_view(body["trigger_id"], mentor_form.about(known))
    await ack()


async def submit_about(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Save what the member tells, and show it in Home."""
    told, member = mentor_form.read_about(view), body["user"]["id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await members.save(session, member, told)
    await ack(response_action="update", view=mentor_form.about_saved())
    await home.refresh(core, member)


def register(app: AsyncApp) -> None:
    app.action(mentor.OFFER)(open_offer)
    app.view(mentor_form.OFFER_FORM)(submit_offer)
    app.action(mentor.ABOUT)(open_about)
    app.view(mentor_form.ABOUT_FORM)(submit_about)
