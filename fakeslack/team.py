"""Everything one workspace holds and remembers, and what it takes to change it."""

import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from fakeslack.app import App
from fakeslack.courier import Courier, Errands
from fakeslack.events import Events
from fakeslack.faults import Faults
from fakeslack.files import Files
from fakeslack.http_delivery import HttpDelivery
from fakeslack.ids import stable
from fakeslack.live import Live
from fakeslack.modals import Modals
from fakeslack.rules import Rules
from fakeslack.socket_mode import Sockets
from fakeslack.state import Channel, Json, Message, User
from fakeslack.triggers import Triggers

_CALLS_KEPT = 50_000
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class ApiCall:
    """One call of the app, as it was made and as it was answered."""

    method: str
    args: Json
    answer: str
    """"ok", Slack's error code, or the fault that was ordered."""
    status: int
    at: float


@dataclass(slots=True)
class Hook:
    """A response_url: where it leads, and how much of it is left."""

    user: str
    channel: str
    expires: float
    uses_left: int
    message: Message | None = None
    """What the person interacted with, or what this hook has posted last."""


@dataclass(slots=True)
class Contents:
    """What people have put into the workspace."""

    users: dict[str, User] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    ephemerals: dict[str, list[Message]] = field(default_factory=dict)
    notices: dict[str, list[str]] = field(default_factory=dict)
    hooks: dict[str, Hook] = field(default_factory=dict)
    oauth_codes: dict[str, str] = field(default_factory=dict)


class Team:
    """A workspace with one app in it."""

    def __init__(self, *, name: str, app: App, rules: Rules, clock: Callable[[], float]) -> None:
        self.name = name
        self.id = stable("T", name)
        self.domain = "".join(letter for letter in name.lower() if letter.isalnum())
        self.app = app
        self.rules = rules
        self.clock = clock
        self.let_pass: Callable[[float], Awaitable[None]] | None = None
        """Moves the clock on by so many seconds; None where it cannot be moved."""
        self.passing: tuple[float, float] | None = None
        """From when until when time is being let pass."""
        self.url = "http://127.0.0.1"
        """Where the workspace is served; set when the server starts."""
        self.live = Live()
        self.faults = Faults()
        self.calls: deque[ApiCall] = deque(maxlen=_CALLS_KEPT)
        self.contents = Contents()
        self.triggers = Triggers(rules)
        self.errands = Errands()
        self.sockets = Sockets(app, rules)
        self.posts = HttpDelivery(app, rules)
        self.courier = Courier(app, sockets=self.sockets, posts=self.posts)
        self.files = Files(app=app, team_id=self.id, rules=rules, clock=clock, url=lambda: self.url)
        self.modals = self._modals()
        self.events = self._events()
        self._add_bot()

    @property
    def users(self) -> dict[str, User]:
        return self.contents.users

    @property
    def channels(self) -> dict[str, Channel]:
        return self.contents.channels

    def next_ts(self, channel: Channel) -> str:
        """Name the next message: later than every other in its channel."""
        now = int(self.clock() * _MILLION)
        channel.last_tick = max(now, channel.last_tick + 1)
        return f"{channel.last_tick // _MILLION}.{channel.last_tick % _MILLION:06d}"

    def notice(self, user: str, text: str) -> None:
        """Show a person what Slack shows when something went wrong."""
        self.contents.notices.setdefault(user, []).append(text)
        self.live.tell(user, lambda: {"type": "notice", "text": text})

    def hook(self, user: str, channel: str, message: Message | None = None) -> str:
        """Make a response_url."""
        name = stable("H", user, channel, str(time.monotonic_ns()))
        expires = time.monotonic() + self.rules.hook_seconds
        self.contents.hooks[name] = Hook(user, channel, expires, self.rules.hook_uses, message)
        return f"{self.url}/actions/{self.id}/{name}"

    def tell_members(self, channel: Channel, news: Callable[[], Json]) -> None:
        for member in channel.members:
            self.live.tell(member, news)

    def _modals(self) -> Modals:
        return Modals(
            app=self.app,
            team_id=self.id,
            live=self.live,
            rules=self.rules,
            triggers=self.triggers,
            files=self.files,
        )

    def _events(self) -> Events:
        return Events(
            app=self.app,
            team_id=self.id,
            courier=self.courier,
            errands=self.errands,
            rules=self.rules,
            clock=self.clock,
        )

    def _add_bot(self) -> None:
        app = self.app
        self.users[app.bot_user_id] = User(
            id=app.bot_user_id,
            team_id=self.id,
            name=app.bot_name.lower().replace(" ", "_"),
            real_name=app.bot_name,
            is_bot=True,
            bot_id=app.bot_id,
            app_id=app.id,
            tz="America/Los_Angeles",
        )
