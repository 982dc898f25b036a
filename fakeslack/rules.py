"""Slack's numbers, in one place, so that a test may shorten a wait or widen a limit."""

from dataclasses import dataclass, field

TIERS = {1: 1.0, 2: 20.0, 3: 50.0, 4: 100.0}
"""Calls a minute, by tier."""


@dataclass(slots=True, kw_only=True)
class Rules:
    """How strict and how patient this workspace is. Seconds, unless the name says otherwise."""

    ack_seconds: float = 3.0
    trigger_seconds: float = 3.0
    retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    hook_uses: int = 5
    hook_seconds: float = 1800.0

    rates: bool = True
    """Whether any rate is enforced."""
    tiers: dict[int, float] = field(default_factory=TIERS.copy)
    channel_rate: float = 1.0
    """Messages a second in one channel, after the burst."""
    channel_burst: int = 5
    workspace_rate: float = 5.0
    """Messages a second in all channels together, after the burst."""
    workspace_burst: int = 100

    modal_stack: int = 3
    view_bytes: int = 250_000
    message_chars: int = 12_000
    update_chars: int = 4_000
    """The text of chat.update is held to less than that of chat.postMessage."""

    files_settle_seconds: float = 0.0
    """Slack looks at a new file for a while; until then no image block may show it."""

    sockets: int = 10
    ticket_seconds: float = 30.0
    warning_seconds: float = 10.0
    """Between a `disconnect` that warns and the end of the connection."""
