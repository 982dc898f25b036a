"""What Slack is asked for is what the bot uses: no command, event or scope more or less."""

import inspect
import re
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import bot
from bot import manifest
from bot.app import FEATURES
from fakeslack import Workspace

SCOPES_OF_METHODS = {
    "apps.connections.open": set(),
    "auth.test": set(),
    "chat.delete": {"chat:write"},
    "chat.postMessage": {"chat:write"},
    "chat.update": {"chat:write"},
    "conversations.info": {"channels:read", "groups:read"},
    "conversations.members": {"channels:read", "groups:read"},
    "conversations.history": {"channels:history", "groups:history", "im:history", "mpim:history"},
    "conversations.open": {"im:write", "mpim:write"},
    "conversations.replies": {"channels:history", "groups:history", "im:history", "mpim:history"},
    "files.completeUploadExternal": {"files:write"},
    "files.delete": {"files:write"},
    "files.getUploadURLExternal": {"files:write"},
    "users.info": {"users:read"},
    "users.list": {"users:read", "users:read.email"},
    "views.open": set(),
    "views.publish": set(),
    "views.push": set(),
    "views.update": set(),
}
SCOPES_OF_EVENTS = {
    "app_home_opened": set(),
    "message.channels": {"channels:history"},
    "message.groups": {"groups:history"},
    "message.im": {"im:history"},
    "message.mpim": {"mpim:history"},
    "user_change": {"users:read"},
    "member_left_channel": {"channels:read", "groups:read"},
    "member_joined_channel": {"channels:read", "groups:read"},
}
SCOPE_OF_FILES = "files:read"
"""What fetching a file from its private address needs, with the bot's token in the header."""
CHANNEL_TYPES = {
    "message.channels": "channel",
    "message.groups": "group",
    "message.im": "im",
    "message.mpim": "mpim",
}


class Register:
    """Stands where the app does, and notes what the features ask for."""

    def __init__(self) -> None:
        self.named: dict[str, set[str]] = defaultdict(set)
        self.events: list[tuple[str, list[Callable[..., Any]]]] = []

    def event(self, name: str, matchers: list[Callable[..., Any]] | None = None) -> Any:
        self.events.append((name, matchers or []))
        return lambda listener: listener

    def error(self, listener: object) -> object:
        return listener

    def __getattr__(self, kind: str) -> Any:
        def note(name: str, **_: object) -> Any:
            self.named[kind].add(name)
            return lambda listener: listener

        return note

    async def hears(self, event: str) -> bool:
        """Say whether a listener would be run for an event of the manifest."""
        payload = {"type": event.partition(".")[0], "channel_type": CHANNEL_TYPES.get(event)}
        for name, matchers in self.events:
            if name == payload["type"] and all([await _match(each, payload) for each in matchers]):
                return True
        return False


async def _match(matcher: Callable[..., Any], event: dict[str, Any]) -> bool:
    assert list(inspect.signature(matcher).parameters) == ["event"]
    return bool(await matcher(event=event))


@pytest.fixture(scope="module")
def register() -> Register:
    noted = Register()
    for feature in FEATURES:
        feature.register(noted)
    return noted


def test_every_command_is_answered_and_every_answer_has_a_command(register: Register):
    listed = manifest.manifest()["features"]["slash_commands"]
    assert {each["command"] for each in listed} == register.named["command"]


def test_every_shortcut_is_answered_and_every_answer_has_a_shortcut(register: Register):
    listed = manifest.manifest()["features"]["shortcuts"]
    for kind in ("global", "message"):
        named = {each["callback_id"] for each in listed if each["type"] == kind}
        assert named == register.named[f"{kind}_shortcut"]


async def test_every_event_is_handled(register: Register):
    assert set(manifest.EVENTS) == set(SCOPES_OF_EVENTS)
    for event in manifest.EVENTS:
        assert await register.hears(event), event


async def test_every_handler_of_an_event_gets_it(register: Register):
    heard = [event for event in manifest.EVENTS if await register.hears(event)]
    types = {event.partition(".")[0] for event in heard}
    assert {name for name, _ in register.events} == types
    assert not await register.hears("message.app_home")


def test_every_scope_is_needed_and_every_need_has_a_scope():
    called = _methods_called()
    assert called == set(SCOPES_OF_METHODS)
    needed = set().union(*SCOPES_OF_METHODS.values(), *SCOPES_OF_EVENTS.values(), {"commands"})
    needed |= {SCOPE_OF_FILES} if '"Authorization"' in _source() else set()
    assert set(manifest.SCOPES) == needed


def test_every_scope_and_event_comes_with_its_reason():
    lines = manifest.as_yaml().splitlines()
    for name in (*manifest.SCOPES, *manifest.EVENTS):
        [line] = [line for line in lines if re.match(rf"\s+- {re.escape(name)}(?!\S)", line)]
        assert "  # " in line


def test_slack_takes_it():
    """The local workspace refuses what Slack does: lengths, and events without their scope."""
    assert Workspace.from_manifest(manifest.manifest()).app.has_home


@pytest.mark.parametrize("url", [None, "https://lantern.example", "https://lantern.example/"])
def test_it_is_for_socket_mode_or_for_an_address(url: str | None):
    shown = yaml.safe_load(manifest.as_yaml(url))
    addresses = set(re.findall(r"https://[\w./]+", str(shown)))
    assert shown["settings"]["socket_mode_enabled"] is (url is None)
    assert addresses == ({"https://lantern.example/slack/events"} if url else set())


def _methods_called() -> set[str]:
    """Find the methods that the code which speaks to Slack names."""
    source = _source()
    families = "apps|auth|chat|conversations|files|users|views"
    written = re.findall(rf'_(?:call|ask)\(\s*"((?:{families})\.[\w.]+)"', source)
    chosen = re.findall(rf'method = "((?:{families})\.\w+)" if \w+ else "([\w.]+)"', source)
    spoken = re.findall(rf"client\.((?:{families})_\w+)\(", source)
    return {*written, *(m for pair in chosen for m in pair), *(_dotted(name) for name in spoken)}


def _source() -> str:
    """Read the code that speaks to Slack."""
    folder = Path(bot.__file__).parent
    files = [*folder.glob("*.py"), *(folder / "slack").glob("*.py")]
    return "\n".join(file.read_text() for file in files)


def _dotted(name: str) -> str:
    return name.replace("_", ".")
