"""The app that is installed here, as its manifest describes it."""

from dataclasses import dataclass, field
from typing import Any

from fakeslack.ids import secret, stable

SCOPES_OF_EVENT = {
    "app_mention": {"app_mentions:read"},
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
    "member_joined_channel": {"channels:read", "groups:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "channel_created": {"channels:read"},
    "channel_rename": {"channels:read"},
    "channel_archive": {"channels:read"},
    "channel_unarchive": {"channels:read"},
    "channel_deleted": {"channels:read"},
    "group_rename": {"groups:read"},
    "group_archive": {"groups:read"},
    "team_join": {"users:read"},
    "user_change": {"users:read"},
    "user_profile_changed": {"users:read"},
    "reaction_added": {"reactions:read"},
    "reaction_removed": {"reactions:read"},
    "app_home_opened": set(),
    "app_uninstalled": set(),
    "tokens_revoked": set(),
}
"""The events this workspace sends, and the scopes of which a subscription needs one."""

_LENGTHS = {"name": 35, "description": 140}
_COMMAND, _SHORTCUT = 32, 150


class ManifestError(ValueError):
    """Slack would not take this manifest."""


@dataclass(frozen=True, slots=True)
class Command:
    command: str
    description: str
    usage_hint: str
    should_escape: bool


@dataclass(frozen=True, slots=True)
class Shortcut:
    name: str
    type: str
    callback_id: str
    description: str


@dataclass(slots=True, kw_only=True)
class App:
    """An installed app: its names, its secrets, and what it may do."""

    id: str
    name: str
    description: str
    bot_id: str
    bot_user_id: str
    bot_name: str
    scopes: frozenset[str]
    events: frozenset[str]
    commands: dict[str, Command]
    shortcuts: list[Shortcut]
    has_home: bool
    has_messages: bool = True
    """Whether there is a Messages tab, that is a DM with the app at all."""
    takes_messages: bool = True
    """Whether people may write there. In Slack, only if the manifest says so."""
    request_url: str | None = None
    """Where events, commands and interactions are posted; None: they go over Socket Mode."""
    bot_token: str = field(default_factory=lambda: secret("xoxb-"), repr=False)
    app_token: str = field(default_factory=lambda: secret("xapp-1-"), repr=False)
    signing_secret: str = field(default_factory=secret, repr=False)
    verification_token: str = field(default_factory=secret, repr=False)
    client_id: str = field(default_factory=lambda: secret("client-"))
    client_secret: str = field(default_factory=secret, repr=False)
    installed: bool = True

    @classmethod
    def from_manifest(cls, manifest: dict[str, Any], team: str) -> "App":
        """Read a manifest as Slack does; what Slack would refuse is a ManifestError."""
        shown = manifest["display_information"]
        features = manifest.get("features", {})
        tabs = features.get("app_home", {})
        settings = manifest.get("settings", {})
        events = settings.get("event_subscriptions", {}).get("bot_events", [])
        scopes = manifest.get("oauth_config", {}).get("scopes", {}).get("bot", [])
        app = cls(
            id=stable("A", team, shown["name"]),
            name=shown["name"],
            description=shown.get("description", ""),
            bot_id=stable("B", team, shown["name"]),
            bot_user_id=stable("U", team, "bot", shown["name"]),
            bot_name=features.get("bot_user", {}).get("display_name", shown["name"]),
            scopes=frozenset(scopes),
            events=frozenset(events),
            commands={c.command: c for c in map(_command, features.get("slash_commands", []))},
            shortcuts=[_shortcut(s) for s in features.get("shortcuts", [])],
            has_home=bool(tabs.get("home_tab_enabled")),
            has_messages=tabs.get("messages_tab_enabled", True),
            takes_messages=not tabs.get("messages_tab_read_only_enabled", True),
        )
        _refuse_unfit(app)
        return app


def _command(given: dict[str, Any]) -> Command:
    name = given["command"]
    if not name.startswith("/") or len(name) > _COMMAND or not given.get("description"):
        message = f"{name}: a command starts with /, is at most 32 long and has a description"
        raise ManifestError(message)
    return Command(
        name,
        given["description"],
        given.get("usage_hint", ""),
        bool(given.get("should_escape")),
    )


def _shortcut(given: dict[str, Any]) -> Shortcut:
    told = given.get("description", "")
    if given["type"] not in {"global", "message"} or not 0 < len(told) <= _SHORTCUT:
        message = f"{given['name']}: a shortcut is global or message, described in 150 characters"
        raise ManifestError(message)
    return Shortcut(given["name"], given["type"], given["callback_id"], given["description"])


def _refuse_unfit(app: App) -> None:
    for name, most in _LENGTHS.items():
        if len(getattr(app, name)) > most:
            message = f"The {name} is longer than {most} characters"
            raise ManifestError(message)
    for event in app.events:
        if event not in SCOPES_OF_EVENT:
            message = f"This workspace does not send the event {event}"
            raise ManifestError(message)
        needed = SCOPES_OF_EVENT[event]
        if needed and not needed & app.scopes:
            message = f"The event {event} needs the scope {' or '.join(sorted(needed))}"
            raise ManifestError(message)
    if (app.commands or app.shortcuts) and "commands" not in app.scopes:
        raise ManifestError("Commands and shortcuts need the scope commands")
