"""What is said about the five supports: to their officer, and to the coach whom they chose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bot.domain.charts import Chart
from bot.domain.supports import Scored

InvitationState = Literal["open", "put_away", "off"]
"""What became of an invitation: nothing yet, *Not now*, or no more of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportsInvited:
    """To an officer, twice a year at most: look at what your district owes you."""

    invited_on: date
    """On their own calendar."""
    first: bool
    """They did no assessment yet."""
    state: InvitationState = "open"
    kind: Literal["supports_invited"] = "supports_invited"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportsCharted:
    """To who did an assessment, because they asked for it: its picture."""

    assessment_id: int
    chart: Chart
    kind: Literal["supports_charted"] = "supports_charted"


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportsShared:
    """To an officer's coach, because the officer chose so: five scores, and no answers."""

    author: str
    answered_on: date
    scores: Sequence[Scored]
    kind: Literal["supports_shared"] = "supports_shared"
