"""Talk in a channel: posting, changing, deleting, reacting, and who hears of it."""

import re
from functools import partial
from itertools import zip_longest
from typing import Any

from fakeslack.ids import fresh
from fakeslack.refusal import Impossible, Refusal
from fakeslack.state import Channel, Json, Message
from fakeslack.team import Team

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_MARK = r"<(?:[@#][A-Z0-9]+(?:\|[^<>|]*)?|https?://[^<>]+)>"
_MARKED = re.compile(_MARK)
"""A mention or a link as it stands in a stored message."""
_MARKED_OR_ESCAPED = re.compile(_MARK + r"|&(?:amp|lt|gt);")
_TOMBSTONE = "This message was deleted."


def typed(text: str) -> str:
    """Write what a person typed as Slack stores it; mentions and links are already marked."""
    return _escaped(text, _MARKED)


def encoded(text: str) -> str:
    """Take over what a page has already written as Slack stores it, escaping what it left."""
    return _escaped(text, _MARKED_OR_ESCAPED)


def _escaped(text: str, kept: re.Pattern[str]) -> str:
    plain = [piece.translate(_ESCAPES) for piece in kept.split(text)]
    return "".join(a + b for a, b in zip_longest(plain, kept.findall(text), fillvalue=""))


def post(team: Team, channel: Channel, *, broadcast: bool = False, **said: Any) -> Message:
    """Put a message into a channel or, with `thread_ts`, into a thread."""
    parent = _parent(channel, said.pop("thread_ts", ""))
    message = Message(channel=channel.id, ts=team.next_ts(channel), team=team.id, **said)
    if parent is not None:
        message.thread_ts = parent.ts
        message.subtype = "thread_broadcast" if broadcast else message.subtype
        parent.replies.append(message)
    channel.messages[message.ts] = message
    channel.read[message.user] = message.ts
    show(team, channel, message, parent)
    _announce(team, channel, message, parent)
    return message


def say(team: Team, channel: Channel, user: str, text: str, thread_ts: str = "") -> Message:
    """Put what a person says into a channel, if Slack lets them say it there."""
    if channel.is_archived:
        raise Impossible("This channel is archived.")
    with_app = channel.kind == "im" and team.app.bot_user_id in channel.members
    if with_app and not (team.app.has_messages and team.app.takes_messages):
        raise Impossible("Sending messages to this app has been turned off.")
    return post(team, channel, user=user, text=text, thread_ts=thread_ts)


def post_by_app(team: Team, channel: Channel, **said: Any) -> Message:
    """Put a message of the app into a channel."""
    app = team.app
    return post(team, channel, user=app.bot_user_id, bot_id=app.bot_id, app_id=app.id, **said)


def post_ephemeral(team: Team, channel: Channel, user: str, **said: Any) -> Message:
    """Show one person a message of the app."""
    app = team.app
    message = Message(
        channel=channel.id,
        ts=team.next_ts(channel),
        user=app.bot_user_id,
        bot_id=app.bot_id,
        app_id=app.id,
        only_for=user,
        **said,
    )
    team.contents.ephemerals.setdefault(user, []).append(message)
    show_ephemeral(team, message)
    return message


def show_ephemeral(team: Team, message: Message) -> None:
    team.live.tell(message.only_for, lambda: {"type": "ephemeral", "message": message.on_page()})


def change(team: Team, channel: Channel, message: Message, **changes: Any) -> None:
    """Change what a message says."""
    before = message.wire()
    for name, value in changes.items():
        setattr(message, name, value)
    message.edited = {"user": message.user, "ts": team.next_ts(channel)}
    show(team, channel, message)
    told = {"subtype": "message_changed", "hidden": True, "ts": message.edited["ts"]}
    team.events.message(
        channel,
        told | {"event_ts": told["ts"], "message": message.wire(), "previous_message": before},
    )


def delete(team: Team, channel: Channel, message: Message) -> None:
    """Take a message away; one with replies leaves a tombstone."""
    before = message.wire()
    if message.only_for:
        team.contents.ephemerals[message.only_for].remove(message)
        news = {"type": "ephemeral_deleted", "channel": channel.id, "ts": message.ts}
        team.live.tell(message.only_for, lambda: news)
        return
    if message.replies:
        message.subtype, message.text, message.blocks = "tombstone", _TOMBSTONE, []
        message.user, message.bot_id, message.metadata = "USLACKBOT", "", None
        show(team, channel, message)
    else:
        del channel.messages[message.ts]
        _leave_thread(team, channel, message)
        gone = {"type": "message_deleted", "channel": channel.id, "ts": message.ts}
        team.tell_members(channel, lambda: gone)
    told = {"subtype": "message_deleted", "hidden": True, "ts": team.next_ts(channel)}
    told |= {"event_ts": told["ts"], "deleted_ts": message.ts, "previous_message": before}
    team.events.message(channel, told)


def react(team: Team, channel: Channel, message: Message, user: str, name: str) -> None:
    found = next((r for r in message.reactions if r["name"] == name), None)
    if found is None:
        found = {"name": name, "users": [], "count": 0}
        message.reactions.append(found)
    if user in found["users"]:
        raise Refusal("already_reacted")
    found["users"].append(user)
    found["count"] += 1
    show(team, channel, message)
    _tell_of_reaction(team, "reaction_added", message, user, name)


def unreact(team: Team, channel: Channel, message: Message, user: str, name: str) -> None:
    found = next((r for r in message.reactions if r["name"] == name), None)
    if found is None or user not in found["users"]:
        raise Refusal("no_reaction")
    found["users"].remove(user)
    found["count"] -= 1
    if not found["users"]:
        message.reactions.remove(found)
    show(team, channel, message)
    _tell_of_reaction(team, "reaction_removed", message, user, name)


def _count(channel: Channel, user: str) -> Json:
    return {"type": "unread", "channel": channel.id, "count": unread(channel, user)}


def unread(channel: Channel, user: str) -> int:
    read = channel.read.get(user, "")
    return sum(message.ts > read and message.user != user for message in channel.messages.values())


def _parent(channel: Channel, thread_ts: str) -> Message | None:
    if not thread_ts:
        return None
    found = channel.messages.get(thread_ts)
    if found is not None and found.is_reply:
        found = channel.messages.get(found.thread_ts)
    if found is None:
        raise Refusal("cannot_reply_to_message")
    return found


def _leave_thread(team: Team, channel: Channel, message: Message) -> None:
    parent = channel.messages.get(message.thread_ts)
    if parent is not None and message in parent.replies:
        parent.replies.remove(message)
        show(team, channel, parent)


def show(team: Team, channel: Channel, message: Message, parent: Message | None = None) -> None:
    """Show a message as it is now to everybody who is there, and its thread's first one."""
    team.tell_members(channel, lambda: {"type": "message", "message": message.on_page()})
    if parent is not None:
        team.tell_members(channel, lambda: {"type": "message", "message": parent.on_page()})


def _announce(team: Team, channel: Channel, message: Message, parent: Message | None) -> None:
    for member in channel.members:
        if member != message.user:
            team.live.tell(member, partial(_count, channel, member))
    told: Json = message.wire() | {"event_ts": message.ts}
    if parent is not None:
        told["parent_user_id"] = parent.user
    if not message.bot_id:
        told["client_msg_id"] = fresh("M")
    team.events.message(channel, told)
    team.events.mention(channel, told)


def _tell_of_reaction(team: Team, kind: str, message: Message, user: str, name: str) -> None:
    item = {"type": "message", "channel": message.channel, "ts": message.ts}
    event = {"user": user, "reaction": name, "item": item, "item_user": message.user}
    if team.app.bot_user_id in team.channels[message.channel].members:
        team.events.happened(kind, event)
