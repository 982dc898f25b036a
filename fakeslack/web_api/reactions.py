"""reactions.*: the app's own reactions."""

import re

from fakeslack import talk
from fakeslack.refusal import Refusal
from fakeslack.state import Channel, Json, Message
from fakeslack.web_api.call import Call, method

_NAME = re.compile(r"[a-z0-9_+'-]{1,100}(::skin-tone-[2-6])?")


@method("reactions.add", required="channel name timestamp", scopes="reactions:write")
def add(call: Call) -> Json:
    channel, message, name = _target(call)
    talk.react(call.team, channel, message, call.team.app.bot_user_id, name)
    return {}


@method("reactions.remove", required="name", optional="channel timestamp", scopes="reactions:write")
def remove(call: Call) -> Json:
    channel, message, name = _target(call)
    talk.unreact(call.team, channel, message, call.team.app.bot_user_id, name)
    return {}


def _target(call: Call) -> tuple[Channel, Message, str]:
    channel = call.member_channel()
    name = call.text("name").strip(":")
    if not _NAME.fullmatch(name):
        raise Refusal("invalid_name")
    return channel, call.message(channel, "timestamp"), name
