"""The doors of a conversation: done, more time, not the right fit, something was wrong."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot import log
from bot.core import Core
from bot.services import concerns, inbox, partings
from bot.slack.gateway import Refused, Unavailable
from bot.views import concern, verdict
from bot.views import conversation as views
from handlers import home

_log = log.get(__name__)


async def finish(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Be done. The messages of both say so, and ask each how it went."""
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await partings.done(
                session, int(action["value"]), by=member, now=core.now(), network=core.network
            )
    core.wake.set()
    await ack()
    await home.refresh(core, member)


async def take_longer(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Leave the two in peace for longer."""
    async with core.db.transaction() as session:
        await partings.take_longer(
            session, int(action["value"]), by=body["user"]["id"], now=core.now()
        )
    core.wake.set()
    await ack()
    await _tell(respond, views.longer())


async def talk_on(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Take the author's word that the two still talk."""
    async with core.db.transaction() as session:
        await partings.talk_on(session, int(action["value"]), by=body["user"]["id"], now=core.now())
    core.wake.set()
    await ack()
    await _tell(respond, views.goes_on())


async def part(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """End what is not the right fit, and say what follows."""
    member, goes_on = body["user"]["id"], None
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            goes_on = await partings.part(
                session, int(action["value"]), by=member, now=core.now(), network=core.network
            )
    core.wake.set()
    await ack()
    if goes_on is not None:
        await _tell(respond, views.parted(goes_on=goes_on))
    await home.refresh(core, member)


async def judge(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Keep an answer to how it went; the message then thanks for it."""
    async with core.db.transaction() as session:
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            await partings.judge(
                session,
                int(action["value"]),
                verdict.WORDS[action["action_id"]],
                by=body["user"]["id"],
                now=core.now(),
            )
    core.wake.set()
    await ack()


async def keep_apart(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Never match the two again."""
    async with core.db.transaction() as session:
        await partings.keep_apart(session, int(action["value"]), by=body["user"]["id"])
    core.wake.set()
    await ack()
    await _tell(respond, verdict.kept_apart())


async def stop(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Stop at once; then show who can hear about it. Where Slack is slow, it is stopped all the
    same, and a button opens the form again.
    """
    member = body["user"]["id"]
    async with core.db.transaction() as session:
        heard_by = await concerns.stop(
            session, _request(action), by=member, now=core.now(), network=core.network
        )
    core.wake.set()
    try:
        await core.gateway.open_view(body["trigger_id"], concern.form(heard_by))
    except (Refused, Unavailable) as error:
        _log.warning("concern form not opened", code=str(error))
    await ack()
    await home.refresh(core, member)


async def send_concern(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Pass it to the one whom the form named; if that is somebody else by now, say so first."""
    told = concern.read(view)
    async with core.db.transaction() as session:
        heard_by = await concerns.tell(
            session,
            told,
            by=body["user"]["id"],
            form_id=view["id"],
            now=core.now(),
            network=core.network,
        )
    core.wake.set()
    is_sent = heard_by.reader == told.reader
    shown = (
        concern.sent(told.reader)
        if is_sent
        else concern.form(heard_by, words=told.words, changed=True)
    )
    await ack(response_action="update", view=shown)


def _request(action: dict[str, Any]) -> int:
    """Read whose conversation it is from a button, or from the menu beside the buttons."""
    chosen = action.get("selected_option") or action
    return int(chosen["value"])


async def _tell(respond: AsyncRespond, text: str) -> None:
    await respond(text=text, replace_original=False, response_type="ephemeral")


def register(app: AsyncApp) -> None:
    app.action(views.DONE)(finish)
    app.action(views.MORE_TIME)(take_longer)
    app.action(views.STILL_TALKING)(talk_on)
    app.action(views.NOT_FIT)(part)
    app.action(views.WRONG_MENU)(stop)
    app.action(views.WRONG)(stop)
    app.view(concern.CONCERN_FORM)(send_concern)
    for word in verdict.WORDS:
        app.action(word)(judge)
    app.action(verdict.NEVER_AGAIN)(keep_apart)
