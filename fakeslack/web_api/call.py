"""A call of the Web API: its arguments as Slack reads them, and the register of methods."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar

from fakeslack.blocks import read_message_blocks
from fakeslack.refusal import Refusal
from fakeslack.state import Channel, Json, Message, User
from fakeslack.team import Team

Caller: TypeAlias = Literal["bot", "app", "anybody"]
_TRUE, _FALSE = {"1", "true", "True"}, {"0", "false", "False", ""}
_SCOPE_WORDS = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}
_PAGE, _MOST = 100, 1000
_ALWAYS = ("token", "team_id")
"""Arguments that Slack's own clients send with any method."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call, after its token has been accepted."""

    method: str
    team: Team
    args: Json

    def text(self, name: str, default: str = "") -> str:
        value = self.args.get(name)
        return default if value is None else str(value)

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.args.get(name)
        if value is None:
            return default
        if isinstance(value, bool):
            return value
        if str(value) not in _TRUE | _FALSE:
            raise Refusal("invalid_arguments", f"[ERROR] {name} must be true or false")
        return str(value) in _TRUE

    def number(self, name: str, default: int) -> int:
        try:
            return int(self.args.get(name) or default)
        except ValueError:
            raise Refusal("invalid_arguments", f"[ERROR] {name} must be a number") from None

    def json(self, name: str, error: str = "invalid_arguments") -> Any:
        """Read an argument that a form carries as JSON text."""
        value = self.args.get(name)
        if not isinstance(value, str) or not value:
            return value
        try:
            return json.loads(value)
        except ValueError:
            raise Refusal(error, f"[ERROR] {name} is not JSON") from None

    def blocks(self, given: Any) -> list[Json]:
        """Read a message's blocks, if there are any."""
        team = self.team
        return read_message_blocks(given, team.rules, team.files.is_picture) if given else []

    def need(self, *scopes: str) -> None:
        """Refuse unless the app has one of these scopes."""
        granted = self.team.app.scopes
        if scopes and not granted.intersection(scopes):
            raise Refusal("missing_scope", needed=scopes[0], provided=",".join(sorted(granted)))

    def need_for(self, channel: Channel, what: str) -> None:
        """Refuse unless the app has the scope for this kind of conversation."""
        self.need(f"{_SCOPE_WORDS[channel.kind]}:{what}")

    def channel(self, name: str = "channel") -> Channel:
        """Find a conversation that the app may know of."""
        found = self.team.channels.get(self.text(name))
        if found is None or (
            found.kind != "channel" and self.team.app.bot_user_id not in found.members
        ):
            raise Refusal("channel_not_found")
        return found

    def member_channel(self, name: str = "channel") -> Channel:
        """Find a conversation that the app is in."""
        found = self.channel(name)
        if self.team.app.bot_user_id not in found.members:
            raise Refusal("not_in_channel")
        return found

    def message(self, channel: Channel, name: str = "ts") -> Message:
        found = channel.messages.get(self.text(name))
        if found is None or found.subtype == "tombstone":
            raise Refusal("message_not_found")
        return found

    def user(self, name: str = "user", error: str = "user_not_found") -> User:
        found = self.team.users.get(self.text(name))
        if found is None:
            raise Refusal(error)
        return found

    def page(self, items: list[Any], name: str, show: Callable[[Any], Any]) -> Json:
        """Answer with one page of a list, and where the next begins."""
        cursor = self.text("cursor")
        start = int(cursor.removeprefix("from-")) if cursor.startswith("from-") else 0
        if cursor and not start:
            raise Refusal("invalid_cursor")
        end = start + max(1, min(self.number("limit", _PAGE), _MOST))
        further = f"from-{end}" if end < len(items) else ""
        return {
            name: [show(item) for item in items[start:end]],
            "response_metadata": {"next_cursor": further},
        }


Run: TypeAlias = Callable[[Call], Json]
R = TypeVar("R", bound=Run)


@dataclass(frozen=True, slots=True)
class Method:
    """What Slack knows of a method before it runs it."""

    name: str
    run: Run
    args: frozenset[str]
    required: tuple[str, ...]
    scopes: tuple[str, ...]
    tier: int
    caller: Caller


METHODS: dict[str, Method] = {}
SPECIAL = 0
"""The tier of methods with a rate of their own."""


def method(
    name: str,
    *,
    required: str = "",
    optional: str = "",
    scopes: str = "",
    tier: int = 3,
    caller: Caller = "bot",
) -> Callable[[R], R]:
    """Register a method: its arguments, the scopes of which it needs one, and its tier."""

    def register(run: R) -> R:
        needed = tuple(required.split())
        known = frozenset((*needed, *optional.split(), *_ALWAYS))
        METHODS[name] = Method(name, run, known, needed, tuple(scopes.split()), tier, caller)
        return run

    return register


def refuse_dm(user: User) -> None:
    """Refuse to write to somebody who has gone, or to a bot."""
    if user.deleted:
        raise Refusal("user_disabled")
    if user.is_bot:
        raise Refusal("cannot_dm_bot")
