"""Direct messages to the bot: every one of them gets an answer."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.domain.notices import AnswerWanted, MessageAnswered
from bot.services import activity, inbox, outbox, relay
from bot.views.plain import plain

ASKS_FOR_HELP = frozenset({"", "?", "help", "usage", "hi", "hello", "hey", "start", "lantern"})


async def answer(ack: AsyncAck, body: dict[str, Any], event: dict[str, Any], core: Core) -> None:
    """Pass on what belongs to a conversation without a name; answer everything else."""
    if _is_written(event):
        await _take(body, event, core)
    await ack()


async def _take(body: dict[str, Any], event: dict[str, Any], core: Core) -> None:
    key, text = f"event:{body['event_id']}", str(event.get("text") or "")
    async with core.db.transaction() as session:
        if await inbox.take(session, body["event_id"], now=core.now()):
            passed_on = await relay.pass_on(
                session,
                place=event["channel"],
                thread_ts=event.get("thread_ts"),
                sender=event["user"],
                text=text,
                key=key,
                now=core.now(),
                has_files=bool(event.get("files")),
            )
            if not passed_on:
                await outbox.say(session, _reply(text), to=event["user"], key=f"{key}:answer")
    core.wake.set()


async def note(ack: AsyncAck, event: dict[str, Any], core: Core) -> None:
    """Note that somebody wrote in a group message of two people who talk: not who, and not what."""
    if _is_written(event):
        async with core.db.transaction() as session:
            await activity.note_at(session, event["channel"], now=core.now())
        core.wake.set()
    await ack()


def _reply(text: str) -> AnswerWanted | MessageAnswered:
    """Look for guidance; where nothing is asked, say at once what can be."""
    text = plain(text)
    if text.strip().strip("!.?/").lower() in ASKS_FOR_HELP:
        return MessageAnswered(text="", pieces=[])
    return AnswerWanted(text=text)


def _is_written(event: dict[str, Any]) -> bool:
    """Whether a person wrote it: not an edit, a removal, a notice of Slack's or a bot."""
    by_bot = event.get("bot_id") or not event.get("user")
    return not by_bot and event.get("subtype") in (None, "file_share")


async def _is_direct(event: dict[str, Any]) -> bool:
    return event.get("channel_type") == "im"


async def _is_in_group(event: dict[str, Any]) -> bool:
    return event.get("channel_type") == "mpim"


def register(app: AsyncApp) -> None:
    app.event("message", matchers=[_is_direct])(answer)
    app.event("message", matchers=[_is_in_group])(note)
