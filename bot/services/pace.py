"""How fast the bot may speak: Slack's limits, kept by ourselves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, slots=True)
class Rate:
    """Calls a second in the long run, and at once after a quiet while."""

    per_second: float
    burst: float


RATES = {
    "chat.postMessage": Rate(5, 20),  # one a second a channel, and an unpublished cap over all
    "chat.update": Rate(0.8, 10),  # tier 3: 50 a minute
    "chat.delete": Rate(0.8, 10),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """One workspace's pace, as Slack allows it where nothing else is said."""

    rest: timedelta = timedelta(seconds=1)
    """How long a channel rests after a message."""
    lease: timedelta = timedelta(seconds=30)
    """How long a worker may hold a channel before another may take it."""
    rates: Mapping[str, Rate] = field(default_factory=RATES.copy)
    """How often each method may be called."""


HURRIED = Pace(rest=timedelta(0), rates=dict.fromkeys(RATES, Rate(10_000, 10_000)))
"""For a local workspace that sets no limits."""
