"""The handle on a workspace for a test or a demo: people and channels in it, and waiting."""

import time
from collections.abc import Callable, Iterable
from typing import Any

from fakeslack import places, talk
from fakeslack.app import App
from fakeslack.ids import secret, stable
from fakeslack.person import Person
from fakeslack.rules import Rules
from fakeslack.state import Channel, Json, Message, User
from fakeslack.team import Team

_GLANCE = 0.02
"""Seconds between two looks at what may change without the workspace's doing."""


class Workspace(Team):
    """A workspace with one app installed, to be filled with people and channels."""

    @classmethod
    def from_manifest(
        cls,
        manifest: dict[str, Any],
        name: str = "Sample Network",
        rules: Rules | None = None,
        clock: Callable[[], float] = time.time,
    ) -> "Workspace":
        """Install an app, with the scopes, events, commands and shortcuts it asks for."""
        app = App.from_manifest(manifest, name)
        return cls(name=name, app=app, rules=rules or Rules(), clock=clock)

    def add_user(self, name: str, **about: Any) -> Person:
        """Add somebody; the same name has the same id in every run of this workspace."""
        about = {"real_name": name.title(), "email": f"{name}@example.org"} | about
        user = User(
            id=stable("U", self.id, name),
            team_id=self.id,
            name=name,
            updated=int(self.clock()),
            **about,
        )
        if user.id in self.users:
            message = f"There is already somebody called {name}"
            raise ValueError(message)
        self.users[user.id] = user
        self.events.user("team_join", user)
        return Person(self, user)

    def add_channel(
        self,
        name: str,
        members: Iterable[Person] = (),
        *,
        private: bool = False,
        bot: bool = False,
    ) -> Channel:
        """Make a channel; `bot`: the app is in it."""
        people = [person.id for person in members] + [self.app.bot_user_id] * bot
        creator = people[0] if people else ""
        return places.create(self, name, creator=creator, members=people, private=private)

    def person(self, user_id: str) -> Person:
        return Person(self, self.users[user_id])

    def change_user(self, person: Person, **changes: Any) -> None:
        """Change somebody: their zone, their role, or `deleted=True`. The app hears of it."""
        for name, value in changes.items():
            setattr(person.user, name, value)
        person.user.updated = int(self.clock())
        self.events.user("user_change", person.user)

    def joins(self, person: Person, channel: Channel) -> None:
        places.join(self, channel, person.id)

    def leaves(self, person: Person, channel: Channel) -> None:
        places.leave(self, channel, person.id)

    def adds_bot(self, channel: Channel) -> None:
        places.join(self, channel, self.app.bot_user_id)

    def removes_bot(self, channel: Channel) -> None:
        places.leave(self, channel, self.app.bot_user_id)

    def archives(self, channel: Channel) -> None:
        places.archive(self, channel)

    def deletes(self, message: Message) -> None:
        """Delete somebody's message, as they or an admin would."""
        talk.delete(self, self.channels[message.channel], message)

    def uninstalls(self) -> None:
        """Take the app out: it is told, and its token stops working."""
        self.events.happened("app_uninstalled", {})
        tokens: Json = {"tokens": {"oauth": [], "bot": [self.app.bot_user_id]}}
        self.events.happened("tokens_revoked", tokens)
        self.app.installed = False

    def installs(self, person: Person) -> str:
        """Let the app in again, and return the code it exchanges for its token."""
        code = secret()
        self.contents.oauth_codes[code] = person.id
        return code

    async def listens_at(self, url: str) -> None:
        """Deliver over HTTP from now on, once the URL has answered the challenge."""
        await self.posts.verify(url)
        self.app.request_url = url

    async def until(self, condition: Callable[[], object], timeout: float = 20) -> None:  # noqa: ASYNC109
        """Wait until something is so; say what the app did last if it does not come true."""
        end = time.monotonic() + timeout
        while not condition():
            left = end - time.monotonic()
            if left <= 0:
                raise AssertionError(self._so_far(timeout))
            await self.live.next_change(min(left, _GLANCE))

    def _so_far(self, seconds: float) -> str:
        last = [f"{call.method}: {call.answer}" for call in list(self.calls)[-5:]]
        notices = self.contents.notices
        return f"Not within {seconds:g} s. The app's last calls: {last}. Notices: {notices}"
