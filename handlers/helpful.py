"""A problem's author marks a reply as helpful, by the menu of the message."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond

from bot.core import Core
from bot.domain.errors import NotAllowed
from bot.services import helpful, inbox, problems, replies
from bot.views.plain import plain

MARK = "mark_helpful"

_MARKED = (
    "Marked as helpful; only you see this. If you say, when you resolve the problem, that it may "
    "become guidance, I ask whoever wrote this before their words are used. Run it again to take "
    "the mark back."
)
_TAKEN_BACK = "It is no longer marked as helpful. Only you see this."
_ELSEWHERE = "This is for replies in the thread of a problem of your own: mark those that helped."


async def mark(ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond, core: Core) -> None:
    """Note it, or take it back; nobody but the author sees anything of it."""
    message, place = body["message"], body["channel"]["id"]
    root = message.get("thread_ts")
    async with core.db.transaction() as session:
        is_reply = root and root != message["ts"]
        problem_id = await replies.problem_at(session, place=place, ts=root) if is_reply else None
        if problem_id is None:
            raise NotAllowed(_ELSEWHERE)
        problem = await problems.get(session, problem_id, lock=True)
        if not await inbox.take(session, body["trigger_id"], now=core.now()):
            said = None
        elif await helpful.mark(
            session,
            problem,
            ts=message["ts"],
            writer="" if message.get("bot_id") else message.get("user", ""),
            words=plain(message.get("text", "")),
            by=body["user"]["id"],
            network=core.network,
            now=core.now(),
        ):
            said = _MARKED
        else:
            said = _TAKEN_BACK
    core.wake.set()
    await ack()
    if said:
        await respond(text=said, replace_original=False, response_type="ephemeral")


def register(app: AsyncApp) -> None:
    app.message_shortcut(MARK)(mark)
