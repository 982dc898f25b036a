"""Members come and go: Slack says who was deactivated, moved, or left the channel for problems."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.services import departures, members, promptings
from handlers import home


async def notice_change(ack: AsyncAck, event: dict[str, Any], core: Core) -> None:
    """Follow somebody's account: closed, open again, or in another time zone."""
    user = event["user"]
    async with core.db.transaction() as session:
        if user.get("deleted"):
            await departures.leave(
                session, user["id"], now=core.now(), network=core.network, deactivated=True
            )
        else:
            await departures.reopen(session, user["id"])
            await members.relocate(session, user["id"], zone=user.get("tz"))
            await promptings.look_again(session, user["id"], now=core.now())
    core.wake.set()
    await ack()


async def notice_leaving(ack: AsyncAck, event: dict[str, Any], core: Core) -> None:
    """Part with somebody who left the channel for problems."""
    if _is_ours(event, core):
        async with core.db.transaction() as session:
            await departures.leave(session, event["user"], now=core.now(), network=core.network)
        core.wake.set()
    await ack()


async def notice_joining(ack: AsyncAck, event: dict[str, Any], core: Core) -> None:
    """Welcome back who had left."""
    if _is_ours(event, core):
        async with core.db.transaction() as session:
            await departures.come_back(session, event["user"])
        await home.refresh(core, event["user"])
    await ack()


def _is_ours(event: dict[str, Any], core: Core) -> bool:
    is_there = str(event["channel"]) == core.network.channel
    return is_there and str(event["user"]) != core.network.bot_user


def register(app: AsyncApp) -> None:
    app.event("user_change")(notice_change)
    app.event("member_left_channel")(notice_leaving)
    app.event("member_joined_channel")(notice_joining)
