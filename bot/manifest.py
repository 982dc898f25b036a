"""The app manifest: what Slack is asked for, and the reason for each thing."""

from typing import Any

import yaml

NAME = "Lantern"

SCOPES = {
    "commands": "offers /problem, /mentor, /guidance, /checkin, /cohort, /lantern, shortcuts",
    "chat:write": "posts problems, guidance and direct messages; edits and removes its own",
    "im:write": "opens a direct message with a member",
    "mpim:write": "opens the group message of a member and who helps, or meets, them",
    "im:history": "gets the messages that members send to it, so that each is answered",
    "mpim:history": "sees that a conversation goes on; after a crash, looks for its own message",
    "channels:history": "sees replies to problems; after a crash, looks for its own message",
    "groups:history": "the same where the channel for problems is private",
    "channels:read": "hears who joins or leaves the channel for problems",
    "groups:read": "the same where the channel for problems is private",
    "files:write": "draws the pictures in its messages, and gives tables and calendar files",
    "files:read": "reads the calendar file of breaks that a facilitator puts into a form",
    "users:read": "knows who is an admin, a guest or deactivated, and a member's time zone",
    "users:read.email": "finds the members whose addresses a facilitator pastes for a cohort",
}
EVENTS = {
    "app_home_opened": "draws the Home tab for whoever opens it",
    "message.im": "answers a direct message",
    "user_change": "matches nobody who was deactivated, and follows a changed time zone",
    "member_left_channel": "matches nobody who left the channel for problems",
    "member_joined_channel": "welcomes them back there",
    "message.mpim": "notes when its two people last wrote there, neither who nor what",
    "message.channels": "sees that a problem got a reply, and tells those who follow it",
    "message.groups": "the same where the channel for problems is private",
}
_COMMANDS = (
    ("/problem", "Share a problem of practice", "[a title, in a few words]"),
    ("/mentor", "Find a mentor, or offer to be one", "[what is hard | offer | coach | help]"),
    ("/guidance", "Look into the network's library", "[what is hard | add | digest | help]"),
    ("/checkin", "Answer the weekly question", "[history | supports | pause | settings | help]"),
    ("/cohort", "Your cohorts, and what belongs to them", "[celebrate | session | report | help]"),
    ("/lantern", "What Lantern can do for you", "help"),
)
_SHORTCUTS = (
    (
        "global",
        "share_problem_shortcut",
        "Share a problem of practice",
        "Ask colleagues and mentors",
    ),
    (
        "message",
        "make_problem",
        "Make this a problem of practice",
        "The message becomes the context",
    ),
    ("message", "mark_helpful", "Mark as helpful", "A reply to a problem of yours that helped"),
    ("message", "find_guidance", "Find guidance", "See what the library has on this message"),
    ("message", "save_as_guidance", "Save as guidance", "The message becomes a piece to review"),
)


def manifest(url: str | None = None) -> dict[str, Any]:
    """Describe the app for Slack: over Socket Mode, or posting to a bot at `url`."""
    address = f"{url.rstrip('/')}/slack/events" if url else None
    there = {"request_url": address} if address else {}
    return {
        "display_information": {
            "name": NAME,
            "description": "Colleagues, mentors and guidance for a problem of practice",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": NAME, "always_online": True},
            "shortcuts": [_shortcut(*each) for each in _SHORTCUTS],
            "slash_commands": [_command(*each, address) for each in _COMMANDS],
        },
        "oauth_config": {"scopes": {"bot": list(SCOPES)}},
        "settings": {
            "event_subscriptions": {**there, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, **there},
            "org_deploy_enabled": False,
            "socket_mode_enabled": not url,
            "token_rotation_enabled": False,
        },
    }


def as_yaml(url: str | None = None) -> str:
    """Write the manifest for Slack's editor, with the reason beside each scope and event."""
    text = yaml.safe_dump(manifest(url), sort_keys=False, allow_unicode=True)
    lines = []
    for line in text.splitlines():
        reason = (SCOPES | EVENTS).get(line.strip().removeprefix("- "))
        lines.append(f"{line}  # {reason}" if reason else line)
    return "\n".join(lines) + "\n"


def _shortcut(kind: str, callback_id: str, name: str, description: str) -> dict[str, str]:
    return {
        "name": name,
        "type": kind,
        "callback_id": callback_id,
        "description": description,
    }


def _command(command: str, description: str, hint: str, address: str | None) -> dict[str, Any]:
    there = {"url": address} if address else {}
    return {
        "command": command,
        **there,
        "description": description,
        "usage_hint": hint,
        "should_escape": True,
    }
