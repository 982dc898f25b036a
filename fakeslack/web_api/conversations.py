"""conversations.*: where people talk, who is there, and what was said."""

import re
from collections.abc import Iterable

from fakeslack import places
from fakeslack.refusal import Refusal
from fakeslack.state import Channel, Json, Message
from fakeslack.web_api.call import Call, method, refuse_dm

_KINDS = {"public_channel": "channel", "private_channel": "group", "im": "im", "mpim": "mpim"}
_NAME = re.compile(r"[a-z0-9_-]{1,80}")


def shown(call: Call, channel: Channel) -> Json:
    """Show a conversation as the app sees it."""
    me = call.team.app.bot_user_id
    if channel.kind == "im":
        return channel.wire() | {"user": channel.other(me)}
    return channel.wire() | {"is_member": me in channel.members}


@method(
    "conversations.open",
    optional="channel users return_im prevent_creation",
    scopes="im:write mpim:write",
)
def open_conversation(call: Call) -> Json:
    team, me = call.team, call.team.app.bot_user_id
    if call.text("channel"):
        channel = call.channel()
        return {"channel": {"id": channel.id}, "no_op": True, "already_open": True}
    people = [name.strip() for name in call.text("users").split(",") if name.strip()]
    if not people:
        raise Refusal("users_list_not_supplied")
    if any(person not in team.users for person in people):
        raise Refusal("user_not_found")
    for person in people:
        refuse_dm(team.users[person])
    if places.is_too_many([*people, me]):
        raise Refusal("too_many_users")
    call.need("im:write" if len(people) == 1 else "mpim:write")
    before = len(team.channels)
    if len(people) == 1:
        channel = places.direct(team, me, people[0])
    else:
        channel = places.group(team, people, opener=me)
    known = {"no_op": True, "already_open": True} if len(team.channels) == before else {}
    whole = call.flag("return_im") or channel.kind == "mpim"
    return known | {"channel": shown(call, channel) if whole else {"id": channel.id}}


@method(
    "conversations.info",
    required="channel",
    optional="include_locale include_num_members",
    scopes="channels:read groups:read im:read mpim:read",
)
def info(call: Call) -> Json:
    channel = call.channel()
    call.need_for(channel, "read")
    return {"channel": shown(call, channel)}


@method(
    "conversations.members",
    required="channel",
    optional="cursor limit",
    scopes="channels:read groups:read im:read mpim:read",
    tier=4,
)
def members(call: Call) -> Json:
    channel = call.channel()
    call.need_for(channel, "read")
    return call.page(list(channel.members), "members", str)


@method(
    "conversations.list",
    optional="cursor limit types exclude_archived team_id",
    scopes="channels:read groups:read im:read mpim:read",
    tier=2,
)
def list_conversations(call: Call) -> Json:
    kinds = set()
    for name in call.text("types", "public_channel").split(","):
        if name.strip() not in _KINDS:
            raise Refusal("invalid_types")
        kinds.add(_KINDS[name.strip()])
    me = call.team.app.bot_user_id
    found = [
        channel
        for channel in call.team.channels.values()
        if channel.kind in kinds
        and (channel.kind == "channel" or me in channel.members)
        and not (channel.is_archived and call.flag("exclude_archived"))
    ]
    for channel in found:
        call.need_for(channel, "read")
    return call.page(found, "channels", lambda channel: shown(call, channel))


@method(
    "conversations.history",
    required="channel",
    optional="cursor limit oldest latest inclusive include_all_metadata",
    scopes="channels:history groups:history im:history mpim:history",
)
def history(call: Call) -> Json:
    channel = _readable(call)
    found = [
        message
        for message in _between(call, channel.newest_first())
        if not message.is_reply or message.subtype == "thread_broadcast"
    ]
    return _messages(call, found)


@method(
    "conversations.replies",
    required="channel ts",
    optional="cursor limit oldest latest inclusive include_all_metadata",
    scopes="channels:history groups:history im:history mpim:history",
)
def replies(call: Call) -> Json:
    channel = _readable(call)
    first = channel.messages.get(call.text("ts"))
    if first is None:
        raise Refusal("thread_not_found")
    root = channel.messages[first.thread_ts] if first.is_reply else first
    return _messages(call, [root, *_between(call, root.replies)])


@method(
    "conversations.create",
    required="name",
    optional="is_private team_id",
    scopes="channels:manage groups:write channels:write",
    tier=2,
)
def create(call: Call) -> Json:
    private = call.flag("is_private")
    call.need(*(("groups:write",) if private else ("channels:manage", "channels:write")))
    name = call.text("name")
    if not _NAME.fullmatch(name):
        raise Refusal("invalid_name_specials")
    if any(channel.name == name for channel in call.team.channels.values()):
        raise Refusal("name_taken")
    me = call.team.app.bot_user_id
    channel = places.create(call.team, name, creator=me, members=[me], private=private)
    return {"channel": shown(call, channel)}


@method("conversations.join", required="channel", scopes="channels:join channels:write")
def join(call: Call) -> Json:
    channel = call.channel()
    if channel.kind != "channel":
        raise Refusal("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise Refusal("is_archived")
    places.join(call.team, channel, call.team.app.bot_user_id)
    return {"channel": shown(call, channel)}


@method(
    "conversations.leave",
    required="channel",
    scopes="channels:manage groups:write channels:write",
)
def leave(call: Call) -> Json:
    channel = call.channel()
    me = call.team.app.bot_user_id
    if me not in channel.members:
        return {"not_in_channel": True}
    places.leave(call.team, channel, me)
    return {}


@method(
    "conversations.invite",
    required="channel users",
    optional="force",
    scopes="channels:manage channels:write.invites groups:write groups:write.invites",
)
def invite(call: Call) -> Json:
    channel = call.member_channel()
    public = channel.kind == "channel"
    family = "channels" if public else "groups"
    call.need("channels:manage" if public else "groups:write", f"{family}:write.invites")
    people = [name.strip() for name in call.text("users").split(",")]
    for person in people:
        if person not in call.team.users:
            raise Refusal("user_not_found")
        if person in channel.members:
            raise Refusal("already_in_channel")
    for person in people:
        places.join(call.team, channel, person, inviter=call.team.app.bot_user_id)
    return {"channel": shown(call, channel)}


def _readable(call: Call) -> Channel:
    channel = call.member_channel()
    call.need_for(channel, "history")
    return channel


def _between(call: Call, messages: Iterable[Message]) -> list[Message]:
    oldest = _exact(call.text("oldest") or "0")
    latest = _exact(call.text("latest") or "9999999999")
    inclusive = call.flag("inclusive")
    return [
        message
        for message in messages
        if oldest < message.ts < latest or (inclusive and message.ts in {oldest, latest})
    ]


def _messages(call: Call, messages: list[Message]) -> Json:
    metadata = call.flag("include_all_metadata")
    body = call.page(messages, "messages", lambda message: message.wire(metadata=metadata))
    return body | {"has_more": bool(body["response_metadata"]["next_cursor"])}


def _exact(moment: str) -> str:
    """Write a moment as a ts, so that the two compare."""
    seconds, _, fraction = moment.partition(".")
    if not seconds.isdigit():
        raise Refusal("invalid_ts_oldest")
    return f"{int(seconds):010d}.{fraction:0<6.6}"
