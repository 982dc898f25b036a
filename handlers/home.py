"""App Home: opened, kept up to date, and what is settled there with one press."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot import log
from bot.core import Core
from bot.domain.errors import NotAllowed
from bot.services import facilitation as settle
from bot.services import home
from bot.slack.gateway import Refused, Unavailable
from bot.views import facilitation
from bot.views import home as views

_DECISIONS = {
    facilitation.SEND_AGAIN: settle.send_again,
    facilitation.ARRIVED: settle.note_arrived,
    facilitation.DISMISS: settle.dismiss,
}

_log = log.get(__name__)


async def open_home(ack: AsyncAck, event: dict[str, Any], core: Core) -> None:
    """Show the Home tab as things stand now; the Messages tab shows itself."""
    await ack()
    if event.get("tab") == "home":
        core.homes.open(event["user"])
        await refresh(core, event["user"])


async def refresh(core: Core, member: str) -> None:
    """Draw a member's Home again if they look at it; who opens it later sees it as it is then.

    Slack's trouble is logged: opening it again shows the change.
    """
    if not core.homes.is_open(member):
        return
    try:
        facilitates = await _is_known_to_facilitate(core, member)
        async with core.db.transaction() as session:
            seen = await home.gather(
                session,
                member,
                facilitates=facilitates,
                library=core.library,
                network=core.network,
                now=core.now(),
            )
        await core.gateway.publish_home(member, views.home(seen))
    except (Refused, Unavailable) as error:
        _log.warning("home not published", code=str(error))


async def _is_known_to_facilitate(core: Core, member: str) -> bool:
    """Ask what a member is; while Slack does not tell, they get the Home that everybody has."""
    try:
        return await core.people.is_facilitator(member)
    except (Refused, Unavailable) as error:
        _log.warning("home without the facilitator's part", code=str(error))
        return False


async def close_report(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Note that a facilitator looked at a report."""
    facilitator = await _facilitator(body, core)
    async with core.db.transaction() as session:
        await settle.close_report(session, int(action["value"]), by=facilitator, now=core.now())
    await ack()
    await refresh(core, facilitator)


async def decide(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Do with an undelivered message what a facilitator decided."""
    facilitator = await _facilitator(body, core)
    async with core.db.transaction() as session:
        await _DECISIONS[action["action_id"]](session, int(action["value"]), now=core.now())
    core.wake.set()
    await ack()
    await refresh(core, facilitator)


async def _facilitator(body: dict[str, Any], core: Core) -> str:
    """Return who pressed, if they may."""
    member: str = body["user"]["id"]
    if not await core.people.is_facilitator(member):
        raise NotAllowed("Only facilitators settle this. Ask one of them: my Home tab names them.")
    return member


def register(app: AsyncApp) -> None:
    app.event("app_home_opened")(open_home)
    app.action(facilitation.DONE)(close_report)
    for decision in _DECISIONS:
        app.action(decision)(decide)
