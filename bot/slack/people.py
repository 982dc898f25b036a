"""Who may do what, by what Slack says of them; asked once in a few minutes."""

from collections.abc import Callable, Iterable
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
        now: Callable[[], datetime],
    ) -> None:
        self._gateway, self._team_id, self._now = gateway, team_id, now
        self.facilitators = frozenset(facilitators)
        """Those the settings name: they are told of reports."""
        self._known: dict[str, tuple[datetime, Profile]] = {}

    async def profile(self, member: str) -> Profile:
        """Raise Refused or Unavailable where Slack will not tell."""
        asked_at, profile = self._known.get(member, (None, None))
        if asked_at is None or profile is None or self._now() - asked_at > FRESH:
            profile = await self._gateway.profile(member, team_id=self._team_id)
            self._known[member] = (self._now(), profile)
        return profile

    async def is_facilitator(self, member: str) -> bool:
        """Named in the settings, or an owner or admin of the workspace."""
        return member in self.facilitators or (await self.profile(member)).is_admin
