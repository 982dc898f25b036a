"""What is said of the weekly question: the question itself, that it is back, and a reminder."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, TypeAlias

CheckInStand: TypeAlias = Literal["open", "later", "skipped", "answered", "away", "closed"]
Learned: TypeAlias = Literal["who", "nothing"]
"""What facilitators learn of who answered, as in `models.Reveals`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInWanted:
    """A wish to ask a member what their cohort is asked; what that says is known when it is sent.

    It is the same for everybody who is asked.
    """

    prompting_id: int
    kind: Literal["check_in_wanted"] = "check_in_wanted"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInBack:
    """The same wish, once more, of somebody who put the question off until now."""

    prompting_id: int
    kind: Literal["check_in_back"] = "check_in_back"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInReminder:
    """A wish to remind a member of the question that is open."""

    prompting_id: int
    kind: Literal["check_in_reminder"] = "check_in_reminder"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInAsked:
    """The question as a member reads it, and after each press how it stands."""

    check_in_id: int
    cohort: str
    question: str
    short: str
    """What a phone shows of it."""
    reveals: Learned
    counts_until: datetime | None
    """When the window closes; None where nothing tells yet."""
    commitment: str = ""
    """What they set out to do the last time, in their words."""
    stand: CheckInStand = "open"
    back_at: datetime | None = None
    """When it comes back, where they put it off."""
    away_until: date | None = None
    """The first day on which they are asked again, where they paused."""
    kind: Literal["check_in_asked"] = "check_in_asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckInReminded:
    """A reminder as a member reads it."""

    check_in_id: int
    question: str
    short: str
    reveals: Learned
    counts_until: datetime | None
    kind: Literal["check_in_reminded"] = "check_in_reminded"


CheckInWish: TypeAlias = CheckInWanted | CheckInBack | CheckInReminder
"""What is worked out when it is sent."""
