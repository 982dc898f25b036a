"""The network that this bot serves, as far as use cases need to know it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """One workspace and the places in it that matter."""

    team_id: str
    channel: str
    """Where problems of practice are posted."""
    bot_user: str
    home_url: str
    """The workspace's address, with which links to messages begin; ends in a slash."""
    facilitators: tuple[str, ...]
    """Those the settings name: they are told of reports."""

    def link(self, place: str, ts: str) -> str:
        """Address a message: Slack's permalink for it."""
        return f"{self.home_url}archives/{place}/p{ts.replace('.', '')}"
