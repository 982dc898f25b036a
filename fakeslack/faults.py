"""Faults a test may order: Slack away, slow, limiting, or cut off in the middle of an answer."""

import asyncio
import random
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias, get_args

FaultKind: TypeAlias = Literal["ratelimited", "status", "error", "hang", "reset", "slow"]
KINDS: frozenset[str] = frozenset(get_args(FaultKind))


@dataclass(slots=True, kw_only=True)
class Fault:
    """One kind of trouble for one method. With `effect`, the call is carried out all the same."""

    method: str
    """A Web API method, "response_url", "upload" or "download" of a file, or "*" for every one."""
    kind: FaultKind
    times: int | None = 1
    """How often it strikes; None: until it is cleared."""
    probability: float = 1.0
    effect: bool = False
    seconds: float = 0.0
    """Retry-After of a 429, length of a hang or of a slow answer."""
    status: int = 503
    code: str = "fatal_error"

    def concerns(self, method: str) -> bool:
        return self.method in {"*", method} and self.times != 0


class Faults:
    """The faults that are ordered now. Tests call the methods named for the trouble."""

    def __init__(self, seed: int = 1) -> None:
        self._ordered: list[Fault] = []
        self._dice = random.Random(seed)  # noqa: S311 - repeatable on purpose
        self.struck: list[tuple[str, FaultKind]] = []
        """What has gone wrong so far, in order."""
        self._over = asyncio.Event()

    def order(self, method: str, kind: FaultKind, **details: Any) -> Fault:
        return self.add(Fault(method=method, kind=kind, **details))

    def add(self, fault: Fault) -> Fault:
        self._ordered.append(fault)
        return fault

    def ratelimit(self, method: str, *, retry_after: float = 1, **details: Any) -> Fault:
        return self.order(method, "ratelimited", seconds=retry_after, **details)

    def status(self, method: str, status: int = 503, **details: Any) -> Fault:
        return self.order(method, "status", status=status, **details)

    def error(self, method: str, code: str = "fatal_error", **details: Any) -> Fault:
        return self.order(method, "error", code=code, **details)

    def hang(self, method: str, *, seconds: float = 600, **details: Any) -> Fault:
        return self.order(method, "hang", seconds=seconds, **details)

    def reset(self, method: str, *, effect: bool = False, **details: Any) -> Fault:
        """Cut the connection: before the call is carried out, or (effect) after it."""
        return self.order(method, "reset", effect=effect, **details)

    def slow(self, method: str, seconds: float, **details: Any) -> Fault:
        """Carry the call out, and answer late."""
        return self.order(method, "slow", seconds=seconds, effect=True, **details)

    def seed(self, seed: int) -> None:
        self._dice.seed(seed)

    def clear(self) -> None:
        self._ordered.clear()

    async def wait(self, seconds: float) -> None:
        """Let time pass, until the server stops."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._over.wait()

    def release(self) -> None:
        """End what hangs, because the server stops."""
        self._over.set()
        self._over = asyncio.Event()

    def wire(self) -> list[dict[str, Any]]:
        return [asdict(fault) for fault in self._ordered]

    def strike(self, method: str) -> Fault | None:
        """Choose the trouble for this call, if there is any."""
        for fault in self._ordered:
            if fault.concerns(method) and self._dice.random() < fault.probability:
                if fault.times is not None:
                    fault.times -= 1
                self.struck.append((method, fault.kind))
                return fault
        return None
