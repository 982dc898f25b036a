"""Who may do what, by what Slack says of them (asked once in a few minutes) and by their roles."""

from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime, timedelta

from bot.slack.gateway import Gateway, Profile

FRESH = timedelta(minutes=5)


class People:
    """The workspace's members as far as permissions go."""

    def __init__(
        self,
        gateway: Gateway,
        *,
        team_id: str,
        facilitators: Iterable[str],
        has_role: Callable[[str], Awaitable[bool]],
        now: Callable[[], datetime],
    ) -> None:
        """Know who facilitates: those the settings name, and whom `has_role` tells now."""
        self._gateway, self._team_id, self._now = gateway, team_id, now
        self._named, self._has_role = frozenset(facilitators), has_role
        self._known: dict[str, tuple[datetime, Profile]] = {}

    async def profile(self, member: str) -> Profile:
        """Raise Refused or Unavailable where Slack will not tell."""
        asked_at, profile = self._known.get(member, (None, None))
        if asked_at is None or profile is None or self._now() - asked_at > FRESH:
            profile = await self._gateway.profile(member, team_id=self._team_id)
            self._known[member] = (self._now(), profile)
        return profile

    async def is_facilitator(self, member: str) -> bool:
        """Named in the settings, given the role, or an owner or admin of the workspace.

        It reads the database: not to be asked inside a transaction.
        """
        named = member in self._named or await self._has_role(member)
        return named or (await self.profile(member)).is_admin

    async def is_always_facilitator(self, member: str) -> bool:
        """Whether they facilitate without the role too, so that it can be taken from them."""
        return member in self._named or (await self.profile(member)).is_admin
