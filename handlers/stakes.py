"""What others do about a problem (same here, follow, report), and what is said in its thread."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.services import inbox, problems, replies, stakes
from bot.views import problem as views
from bot.views import reply, report, stake
from models import InterestKind

_KINDS = {views.SAME_HERE: InterestKind.SAME_HERE, views.FOLLOW: InterestKind.FOLLOW}
_SAID = {InterestKind.SAME_HERE: stake.same_here, InterestKind.FOLLOW: stake.follow}
_WRITTEN = (None, "thread_broadcast", "file_share")
"""The subtypes of what a person writes in a thread; an edit or a bot's words are none."""


async def press(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Note the interest, or take it back, and tell privately which and how to undo it."""
    kind, member, trigger = _KINDS[action["action_id"]], body["user"]["id"], body["trigger_id"]
    async with core.db.transaction() as session:
        problem = await problems.get(session, int(action["value"]), lock=True)
        problems.require_open(problem)
        if await inbox.take(session, trigger, now=core.now()):
            await stakes.toggle(session, problem, kind, member=member)
            if kind == InterestKind.SAME_HERE:
                await problems.refresh_post(session, problem, cause=trigger)
        noted = await stakes.has(session, problem, kind, member=member)
    core.wake.set()
    await ack()
    said = _SAID[kind](noted=noted)
    await respond(text=said, replace_original=False, response_type="ephemeral")


async def send_report(
    ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core
) -> None:
    """Save the report, then say so."""
    now = core.now()
    async with core.db.transaction() as session:
        problem = await problems.get(session, int(view["private_metadata"]), lock=True)
        problems.require_kept(problem)
        if await inbox.take(session, view["id"], now=now):
            await stakes.report(
                session,
                problem,
                report.read(view),
                reporter=body["user"]["id"],
                form_id=view["id"],
                network=core.network,
                link=await problems.link(session, problem, core.network),
                now=now,
            )
    core.wake.set()
    await ack(response_action="update", view=report.sent())


async def open_reply(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form in which an author who gave no name writes."""
    async with core.db.transaction() as session:
        problem = await problems.get(session, int(action["value"]))
    replies.require_unnamed(problem, body["user"]["id"])
    form = reply.form(problem.id, core.network.channel)
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def send_reply(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save the author's words for the thread, then say so."""
    text, member = reply.read(view), body["user"]["id"]
    async with core.db.transaction() as session:
        problem = await problems.get(session, int(view["private_metadata"]), lock=True)
        if await inbox.take(session, view["id"], now=core.now()):
            await replies.say_without_name(session, problem, text, by=member, form_id=view["id"])
    core.wake.set()
    await ack(response_action="update", view=reply.sent())


async def notice_reply(
    ack: AsyncAck, body: dict[str, Any], event: dict[str, Any], core: Core
) -> None:
    """Tell those who wait for it that somebody wrote in a problem's thread."""
    if _is_reply(event):
        await _note(body, event, core)
    await ack()


async def _note(body: dict[str, Any], event: dict[str, Any], core: Core) -> None:
    place, root = event["channel"], event["thread_ts"]
    async with core.db.transaction() as session:
        problem_id = await replies.problem_at(session, place=place, ts=root)
        if problem_id and await inbox.take(session, body["event_id"], now=core.now()):
            await replies.note(
                session, problem_id, by=event["user"], now=core.now(), network=core.network
            )
    core.wake.set()


def _is_reply(event: dict[str, Any]) -> bool:
    by_person = bool(event.get("user")) and not event.get("bot_id")
    return by_person and "thread_ts" in event and event.get("subtype") in _WRITTEN


async def _is_in_channel(event: dict[str, Any]) -> bool:
    return event.get("channel_type") in ("channel", "group")


def register(app: AsyncApp) -> None:
    app.action(views.SAME_HERE)(press)
    app.action(views.FOLLOW)(press)
    app.view(report.REPORT_FORM)(send_report)
    app.action(views.REPLY)(open_reply)
    app.view(reply.REPLY_FORM)(send_reply)
    app.event("message", matchers=[_is_in_channel])(notice_reply)
