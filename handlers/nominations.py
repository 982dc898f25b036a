"""Authors put their problems on the agenda of a convening; who looks after it may ask them to."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import inbox, nominations, rsvps
from bot.views import nomination as views
from bot.views import usage
from bot.views.convening import NOMINATE
from bot.views.convening_list import carried
from handlers import modals
from handlers.convenings import may_look_after


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show somebody their own open problems, and which of them are on the agenda."""
    member = modals.member_of(body)
    async with core.db.transaction() as session:
        convening, _ = await rsvps.invitation(session, int(action["value"]), member, now=core.now())
        own = await nominations.own(session, convening.id, member)
    await modals.show(core, body, views.form(convening.id, convening.title, own))
    await ack()


async def save(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Put on the agenda what they chose, and take off the rest of theirs."""
    convening_id, chosen = views.read(view)
    member = modals.member_of(body)
    async with core.db.transaction() as session:
        await rsvps.invitation(session, convening_id, member, now=core.now())
        if await inbox.take(session, view["id"], now=core.now()):
            await nominations.choose(
                session, convening_id, chosen, by=member, cause=view["id"], now=core.now()
            )
    core.wake.set()
    await ack(response_action="update", view=usage.told(views.saved(len(chosen))))


async def open_ask(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Show who looks after a convening the problems whose authors may be asked."""
    convening_id, cohort_id = carried(action["value"])
    await may_look_after(body, core, convening_id, cohort_id)
    async with core.db.transaction() as session:
        offered = await nominations.askable(session, convening_id)
    await modals.show(core, body, views.ask_form(action["value"], offered))
    await ack()


async def ask(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Ask the author in private."""
    value, problem_id = views.read_ask(view)
    convening_id, cohort_id = carried(value)
    member = await may_look_after(body, core, convening_id, cohort_id)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            await nominations.ask(
                session, convening_id, problem_id, core.network, by=member, now=core.now()
            )
    core.wake.set()
    await ack(response_action="update", view=usage.told(views.ASKED))


async def settle(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Take an author's yes or no."""
    convening_id, problem_id = views.carried(action["value"])
    member, cause = body["user"]["id"], body["trigger_id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, cause, now=core.now()):
            await nominations.settle(
                session,
                convening_id,
                problem_id,
                core.network,
                agreed=action["action_id"] == views.AGREE,
                by=member,
                cause=cause,
                now=core.now(),
            )
    core.wake.set()
    await ack()


def register(app: AsyncApp) -> None:
    app.action(NOMINATE)(open_form)
    app.view(views.NOMINATE_FORM)(save)
    app.action(views.ASK_AUTHOR)(open_ask)
    app.view(views.ASK_FORM)(ask)
    app.action(views.AGREE)(settle)
    app.action(views.DECLINE)(settle)
