"""An author steers the search for a mentor: takes it back, chooses first, wants more, asks all."""

from collections.abc import Awaitable, Callable
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.services import askings, calls, inbox, steering
from bot.views import asking as views
from handlers import home


async def withdraw(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Take the request back."""
    await _do(core, body, action, steering.withdraw)
    await ack()
    await _tell(respond, views.withdrawn())
    await home.refresh(core, body["user"]["id"])


async def switch(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Ask the author before the next mentor, or no more."""
    passes_on = await _do(core, body, action, steering.switch)
    await ack()
    if passes_on is not None:
        await _tell(respond, views.switched(passes_on=passes_on))


async def want_another(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Look for one more mentor."""
    await _do(core, body, action, steering.want_another)
    await ack()
    await _tell(respond, views.wanted())


async def open_call(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Show the author what everybody would read, before anybody does."""
    async with core.db.transaction() as session:
        problem = await askings.own(session, int(action["value"]), by=body["user"]["id"])
        await calls.require_none(session, problem)
        shown = await calls.preview(session, problem, core.network)
    words = "" if problem.for_channel else problem.question
    form = views.call_form(shown, core.network.channel, words=words)
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def call(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Ask everybody, with the author's leave."""
    async with core.db.transaction() as session:
        problem = await askings.own(session, int(view["private_metadata"]), by=body["user"]["id"])
        if await inbox.take(session, view["id"], now=core.now()):
            words = "" if problem.for_channel else views.read_words(view)
            await calls.make(session, problem, words=words, now=core.now(), network=core.network)
    core.wake.set()
    await ack(response_action="update", view=views.called(core.network.channel))


async def _do(
    core: Core,
    body: dict[str, Any],
    action: dict[str, Any],
    deed: Callable[..., Awaitable[Any]],
) -> Any:
    """Do it once for each press that Slack delivers; return what it said, or None."""
    async with core.db.transaction() as session:
        said = None
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            said = await deed(
                session,
                int(action["value"]),
                by=body["user"]["id"],
                now=core.now(),
                network=core.network,
            )
    core.wake.set()
    return said


async def _tell(respond: AsyncRespond, text: str) -> None:
    await respond(text=text, replace_original=False, response_type="ephemeral")


def register(app: AsyncApp) -> None:
    app.action(views.WITHDRAW_REQUEST)(withdraw)
    app.action(views.SWITCH_PASSING)(switch)
    app.action(views.ANOTHER)(want_another)
    app.action(views.CALL)(open_call)
    app.view(views.CALL_FORM)(call)
