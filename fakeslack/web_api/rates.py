"""How often the app may call: by method, by channel and over all."""

import math
import time
from dataclasses import dataclass, field

from fakeslack.refusal import Refusal
from fakeslack.rules import Rules
from fakeslack.web_api.call import SPECIAL, Method

_MINUTE = 60.0
_TOO_MANY = 429


@dataclass(slots=True)
class Bucket:
    """Fills at a rate up to a burst; each call takes one out."""

    rate: float
    burst: float
    level: float = field(init=False)
    at: float = field(init=False)

    def __post_init__(self) -> None:
        self.level, self.at = self.burst, time.monotonic()

    def take(self) -> float:
        """Take one, or say how many seconds to wait for it."""
        now = time.monotonic()
        self.level = min(self.burst, self.level + (now - self.at) * self.rate)
        self.at = now
        if self.level < 1:
            return (1 - self.level) / self.rate
        self.level -= 1
        return 0.0


class Rates:
    """The buckets of one app in one workspace."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._buckets: dict[str, Bucket] = {}

    def count(self, method: Method, channel: str) -> None:
        """Count a call, or refuse it with the seconds to wait."""
        if not self._rules.rates:
            return
        if method.tier != SPECIAL:
            calls = self._rules.tiers[method.tier]
            self._take(method.name, calls / _MINUTE, calls)
        elif method.name == "chat.postMessage":
            self._take(f"to {channel}", self._rules.channel_rate, self._rules.channel_burst)
            self._take("to all", self._rules.workspace_rate, self._rules.workspace_burst)

    def _take(self, name: str, rate: float, burst: float) -> None:
        bucket = self._buckets.get(name)
        if bucket is None:
            bucket = self._buckets[name] = Bucket(rate, burst)
        if wait := bucket.take():
            seconds = math.ceil(wait)
            raise Refusal("ratelimited", status=_TOO_MANY, retry_after=seconds)
