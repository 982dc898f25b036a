"""Whose Home is in front of them, so that a change is drawn there and nowhere else."""

from collections.abc import Callable
from datetime import datetime, timedelta

WATCHED_FOR = timedelta(minutes=15)
"""Slack tells when a Home is opened, never when it is left; a later opening is told again."""


class Homes:
    """Members who opened their Home a while ago, as far as this process was told."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._opened: dict[str, datetime] = {}

    def open(self, member: str) -> None:
        self._opened[member] = self._now()

    def is_open(self, member: str) -> bool:
        opened = self._opened.get(member)
        return opened is not None and self._now() - opened < WATCHED_FOR
