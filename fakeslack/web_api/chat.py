"""chat.*: what the app says, changes and takes back."""

from typing import Any

from fakeslack import places, talk
from fakeslack.refusal import Refusal
from fakeslack.state import Channel, Json, Message
from fakeslack.web_api.call import SPECIAL, Call, method, refuse_dm

_SAID = "text blocks attachments link_names parse markdown_text as_user"
_SHOWN_AS = "username icon_emoji icon_url"
_UNFURL = "unfurl_links unfurl_media mrkdwn"


@method(
    "chat.postMessage",
    required="channel",
    optional=f"{_SAID} {_SHOWN_AS} {_UNFURL} thread_ts reply_broadcast metadata",
    scopes="chat:write chat:write.public",
    tier=SPECIAL,
)
def post_message(call: Call) -> Json:
    channel = _target(call)
    said = _said(call, call.team.rules.message_chars)
    if call.args.get("metadata") is not None:
        said["metadata"] = _metadata(call)
    message = talk.post_by_app(
        call.team,
        channel,
        thread_ts=call.text("thread_ts"),
        broadcast=call.flag("reply_broadcast"),
        **said,
    )
    return {"channel": channel.id, "ts": message.ts, "message": message.wire(metadata=True)}


@method(
    "chat.postEphemeral",
    required="channel user",
    optional=f"{_SAID} {_SHOWN_AS} thread_ts",
    scopes="chat:write",
    tier=4,
)
def post_ephemeral(call: Call) -> Json:
    channel = call.member_channel()
    if channel.is_archived:
        raise Refusal("is_archived")
    if call.text("user") not in channel.members:
        raise Refusal("user_not_in_channel")
    said = _said(call, call.team.rules.message_chars)
    message = talk.post_ephemeral(
        call.team, channel, call.text("user"), thread_ts=call.text("thread_ts"), **said
    )
    return {"message_ts": message.ts}


@method(
    "chat.update",
    required="channel ts",
    optional=f"{_SAID} metadata reply_broadcast file_ids",
    scopes="chat:write",
)
def update(call: Call) -> Json:
    channel, message = _own(call, "cant_update_message")
    said = _said(call, call.team.rules.update_chars)
    changes = {name: value for name, value in said.items() if name in call.args}
    if call.args.get("metadata") is not None:
        changes["metadata"] = _metadata(call) if call.json("metadata") else None
    talk.change(call.team, channel, message, **changes)
    return {
        "channel": channel.id,
        "ts": message.ts,
        "text": message.text,
        "message": message.wire(metadata=True),
    }


@method("chat.delete", required="channel ts", optional="as_user", scopes="chat:write")
def delete(call: Call) -> Json:
    channel, message = _own(call, "cant_delete_message")
    talk.delete(call.team, channel, message)
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink", required="channel message_ts", tier=SPECIAL)
def get_permalink(call: Call) -> Json:
    channel = call.channel()
    message = call.message(channel, "message_ts")
    link = f"{call.team.url}/archives/{channel.id}/p{message.ts.replace('.', '')}"
    if message.is_reply:
        link += f"?thread_ts={message.thread_ts}&cid={channel.id}"
    return {"channel": channel.id, "permalink": link}


def _target(call: Call) -> Channel:
    """Find where to post: a conversation, or a person, whose DM opens."""
    team = call.team
    name = call.text("channel")
    if name in team.users:
        refuse_dm(team.users[name])
        if not team.app.has_messages:
            raise Refusal("messages_tab_disabled")
        return places.direct(team, team.app.bot_user_id, name)
    channel = call.channel()
    if channel.kind == "im":
        refuse_dm(team.users[channel.other(team.app.bot_user_id)])
    if channel.is_archived:
        raise Refusal("is_archived")
    if team.app.bot_user_id not in channel.members:
        if "chat:write.public" not in team.app.scopes:
            raise Refusal("not_in_channel")
    else:
        call.need("chat:write")
    return channel


def _own(call: Call, error: str) -> tuple[Channel, Message]:
    """Find a message of the app's own."""
    channel = call.channel()
    message = call.message(channel)
    if message.bot_id != call.team.app.bot_id:
        raise Refusal(error)
    if channel.is_archived:
        raise Refusal("is_archived")
    return channel, message


def _said(call: Call, most: int) -> dict[str, Any]:
    """Read the words and blocks of a message."""
    if any(call.text(name) for name in _SHOWN_AS.split()):
        call.need("chat:write.customize")
    text = call.text("text") or call.text("markdown_text")
    blocks = call.json("blocks", "invalid_blocks_format") or []
    attachments = call.json("attachments") or []
    if not (text or blocks or attachments):
        raise Refusal("no_text")
    if len(text) > most:
        raise Refusal("msg_too_long")
    said: dict[str, Any] = {
        "text": text,
        "blocks": call.blocks(blocks),
        "attachments": attachments,
    }
    if call.text("username"):
        said["username"] = call.text("username")
    return said


def _metadata(call: Call) -> Json:
    metadata = call.json("metadata", "invalid_metadata_format")
    if (
        not isinstance(metadata, dict)
        or not isinstance(metadata.get("event_type"), str)
        or not isinstance(metadata.get("event_payload"), dict)
    ):
        raise Refusal("invalid_metadata_format")
    return metadata
