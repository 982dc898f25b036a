"""A member answers an offer of help: their coach is told, or it is put away."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import care, inbox
from bot.views import care as views
from bot.views import usage
from handlers import modals


async def open_tell(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show what the coach would read; nothing is sent yet."""
    member, offer_id = body["user"]["id"], int(action["value"])
    async with core.db.transaction() as session:
        coach = await care.coach_to_tell(session, offer_id, by=member)
    await modals.show(core, body, views.tell_form(offer_id, coach=coach, author=member))
    await ack()


async def tell(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Tell the coach, as the form showed it."""
    offer_id, coach = views.read_tell(view)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await care.tell_coach(
                session, offer_id, coach=coach, by=body["user"]["id"], now=core.now()
            )
    core.wake.set()
    await ack(response_action="update", view=usage.told(views.coach_knows(coach)))


async def put_away(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Fold the offer up; nobody is told."""
    async with core.db.transaction() as session:
        await care.put_away(session, int(action["value"]), by=body["user"]["id"])
    core.wake.set()
    await ack()


def register(app: AsyncApp) -> None:
    app.action(views.TELL_COACH)(open_tell)
    app.view(views.TELL_FORM)(tell)
    app.action(views.NOT_NOW)(put_away)
