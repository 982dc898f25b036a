"""A person at their Slack: what they see, and how long they look for it."""

import time
from collections.abc import Callable, Mapping

from fakeslack import places, sight
from fakeslack.refusal import Impossible
from fakeslack.sight import Spot, Where
from fakeslack.state import Channel, Json, Message, User, View
from fakeslack.team import Team

PATIENCE = 10.0
"""Seconds a person looks for something before they say it is not there."""


class Onlooker:
    """Sees what Slack would show one person."""

    def __init__(self, team: Team, user: User) -> None:
        self._team = team
        self.user = user
        self.id = user.id
        self.name = user.name
        self.patience = PATIENCE

    def __repr__(self) -> str:
        return self.user.real_name

    @property
    def modal(self) -> View | None:
        """The form in front, if one is open."""
        return self._team.modals.top(self.id)

    @property
    def modal_errors(self) -> Mapping[str, str]:
        """What is wrong with the form in front, by block id."""
        return self._team.modals.errors(self.id)

    @property
    def home(self) -> View | None:
        return self._team.modals.home(self.id)

    @property
    def notices(self) -> list[str]:
        """What Slack said went wrong, oldest first."""
        return self._team.contents.notices.setdefault(self.id, [])

    @property
    def ephemerals(self) -> list[Message]:
        """What only they can see, oldest first."""
        return self._team.contents.ephemerals.setdefault(self.id, [])

    @property
    def channels(self) -> list[Channel]:
        """The conversations they are in."""
        return [c for c in self._team.channels.values() if self.id in c.members]

    def sees(self, channel: Channel | str, thread: Message | str | None = None) -> list[Message]:
        """List the messages of a channel or a thread, oldest first; none where they are not."""
        root = thread.ts if isinstance(thread, Message) else thread or ""
        return sight.messages(self.id, self._place(channel), root)

    def pictures(self, place: Message | View) -> list[bytes]:
        """Look at the pictures of a message or a view, in their order."""
        return [self.opens_file(file_id) for file_id in sight.shown_in(place)]

    def opens_file(self, file: Json | str) -> bytes:
        """Open a file that hangs on a message, or one by its id, if they can see it."""
        found = self._team.files.find(file if isinstance(file, str) else file["id"])
        if found is None or found.deleted or not sight.can_open(self._team, self.id, found):
            raise Impossible(f"{self} sees no such file.")
        return found.content

    def dm(self, other: "Onlooker | None" = None) -> Channel:
        """Open the DM with the app's bot, or with somebody else."""
        them = other.id if other else self._team.app.bot_user_id
        return places.direct(self._team, self.id, them)

    def _place(self, channel: Channel | str) -> Channel:
        return channel if isinstance(channel, Channel) else self._team.channels[channel]

    def _joined(self, channel: Channel | str) -> Channel:
        place = self._place(channel)
        if self.id not in place.members:
            raise Impossible(f"{self} is not in {place.name or 'this conversation'}.")
        return place

    async def _form(self) -> View:
        await self._look(lambda: self.modal is not None)
        if self.modal is None:
            raise Impossible(f"{self} has no form open. Slack said: {self.notices}")
        return self.modal

    async def _spot(self, label: str, where: Where, fits: Callable[[Json], bool]) -> Spot:
        found: list[Spot] = []

        def look() -> bool:
            if spot := sight.find(self._team, self.id, where, fits):
                found.append(spot)
            return bool(found)

        await self._look(look)
        if not found:
            seen = sight.labels(self._team, self.id, where)
            raise Impossible(f"{self} sees no {label!r} to press, only {seen}.")
        return found[0]

    async def _look(self, there: Callable[[], bool]) -> None:
        """Wait until something is there, or patience ends."""
        end = time.monotonic() + self.patience
        while not there() and (left := end - time.monotonic()) > 0:
            await self._team.live.next_change(left)
