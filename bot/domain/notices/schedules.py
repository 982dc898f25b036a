"""What facilitators are told of what their cohorts do regularly."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlanned:
    """To a facilitator: a round of pairs was drawn, as planned, and goes out in ten minutes."""

    cohort: str
    groups: int
    alone: int
    """How many take part and meet nobody this time."""
    sends_at: datetime
    kind: Literal["round_planned"] = "round_planned"
