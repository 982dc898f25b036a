"""What Slack sends the app about an interaction, in Slack's exact shapes."""

import time
from typing import Any

from fakeslack.forms import INPUTS, initial_values
from fakeslack.state import Channel, Json, Message, User, View
from fakeslack.team import Team

_NAMES = {"im": "directmessage", "group": "privategroup"}


def channel_name(channel: Channel) -> str:
    return _NAMES.get(channel.kind, channel.name)


def command(
    team: Team, user: User, channel: Channel, *, name: str, text: str, trigger_id: str
) -> Json:
    """Make the form fields of a slash command."""
    return {
        "token": team.app.verification_token,
        "team_id": team.id,
        "team_domain": team.domain,
        "channel_id": channel.id,
        "channel_name": channel_name(channel),
        "user_id": user.id,
        "user_name": user.name,
        "command": name,
        "text": text,
        "api_app_id": team.app.id,
        "is_enterprise_install": "false",
        "response_url": team.hook(user.id, channel.id),
        "trigger_id": trigger_id,
    }


def shortcut(team: Team, user: User, callback_id: str, trigger_id: str) -> Json:
    return _about(team, user, "shortcut") | {
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "action_ts": now(),
    }


def message_action(
    team: Team, user: User, channel: Channel, message: Message, *, callback_id: str, trigger_id: str
) -> Json:
    return _about(team, user, "message_action") | {
        "callback_id": callback_id,
        "trigger_id": trigger_id,
        "action_ts": now(),
        "message_ts": message.ts,
        "message": message.wire(),
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "response_url": team.hook(user.id, channel.id),
    }


def message_actions(
    team: Team, user: User, channel: Channel, message: Message, *, action: Json, trigger_id: str
) -> Json:
    """Make block_actions for something pressed in a message."""
    container: Json = {
        "type": "message",
        "message_ts": message.ts,
        "channel_id": channel.id,
        "is_ephemeral": bool(message.only_for),
    }
    values = initial_values(message.blocks)
    if action["type"] in INPUTS:
        name = INPUTS[action["type"]].state
        values[action["block_id"]][action["action_id"]][name] = action.get(name)
    if message.thread_ts:
        container["thread_ts"] = message.thread_ts
    body = _about(team, user, "block_actions") | {
        "container": container,
        "trigger_id": trigger_id,
        "channel": {"id": channel.id, "name": channel_name(channel)},
        "state": {"values": values},
        "response_url": team.hook(user.id, channel.id, message),
        "actions": [action],
    }
    return body if message.only_for else body | {"message": message.wire()}


def view_actions(team: Team, user: User, view: View, action: Json, trigger_id: str) -> Json:
    """Make block_actions for something pressed in a modal or on the Home tab."""
    return _about(team, user, "block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": trigger_id,
        "view": view.wire(),
        "actions": [action],
    }


def submission(team: Team, user: User, view: View, trigger_id: str) -> Json:
    return _about(team, user, "view_submission") | {
        "trigger_id": trigger_id,
        "view": view.wire(),
        "response_urls": [],
    }


def closing(team: Team, user: User, view: View, *, cleared: bool) -> Json:
    return _about(team, user, "view_closed") | {"view": view.wire(), "is_cleared": cleared}


def now() -> str:
    return f"{time.time():.6f}"


def _about(team: Team, user: User, kind: str) -> dict[str, Any]:
    return {
        "type": kind,
        "token": team.app.verification_token,
        "team": {"id": team.id, "domain": team.domain},
        "user": {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": team.id,
        },
        "api_app_id": team.app.id,
        "enterprise": None,
        "is_enterprise_install": False,
    }
