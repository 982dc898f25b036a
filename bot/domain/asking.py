"""When a request is brought up again, and when it goes on to somebody else: in working hours."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.errors import InvalidInput
from bot.domain.hours import WorkingWeek

LEAST, MOST = 1, 240
"""Hours that a facilitator may choose."""
MOST_SEARCHES = 10
A_DAY = 24.0
"""Hours of a working day, which counts whole."""
AT_LEAST = timedelta(hours=1)
"""Of a mentor's work, to think about it: a date that is near leaves no less, if there is so much.
"""
FAR = timedelta(days=400)
"""From here on a date shortens nothing, however few days somebody works."""
ON_TIME = timedelta(minutes=30)
"""Of a mentor's work: who is reminded later than this gets a working day from then on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Norms:
    """What a network's facilitators decided about asking."""

    nudge_after: int = 24
    pass_after: int = 48
    tell_after: int = 72
    """Hours on a mentor's working days, counted from when they, or the first of them, was asked."""
    most_open: int = 3
    """Searches that one author may have going at once."""

    def __post_init__(self) -> None:
        wrong = {
            name: f"Please choose between {LEAST} and {MOST} hours."
            for name in ("nudge_after", "pass_after", "tell_after")
            if not LEAST <= getattr(self, name) <= MOST
        }
        if self.pass_after <= self.nudge_after:
            wrong.setdefault("pass_after", "Please choose more hours than for the reminder.")
        if self.tell_after <= self.pass_after:
            wrong.setdefault("tell_after", "Please choose more hours than for going on.")
        if not 1 <= self.most_open <= MOST_SEARCHES:
            wrong["most_open"] = f"Please choose between 1 and {MOST_SEARCHES}."
        if wrong:
            raise InvalidInput(**wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """What time brings to a request, in a mentor's working hours, if they do not answer."""

    nudge_at: datetime
    passes_at: datetime


def steps(week: WorkingWeek, asked_at: datetime, norms: Norms, needed_by: date | None) -> Steps:
    """Plan a request: the reminder first, and half of the time that a near date leaves, no more."""
    passes_at = _by(week, asked_at, norms.pass_after, needed_by, share=0.5)
    usual = week.after(week.next_open(asked_at), norms.nudge_after)
    half_way = week.later(asked_at, week.worked(asked_at, passes_at) / 2)
    return Steps(nudge_at=min(usual, half_way), passes_at=passes_at)


def tells_at(
    week: WorkingWeek, began_at: datetime, norms: Norms, needed_by: date | None
) -> datetime:
    """Tell when a facilitator hears of a search that found nobody."""
    return _by(week, began_at, norms.tell_after, needed_by, share=0.75)


def passes_after_nudge(
    week: WorkingWeek, nudged_at: datetime, planned: Steps, needed_by: date | None
) -> datetime:
    """Tell when a request goes on that was brought up again just now.

    As planned; but where the reminder was late, for whatever was down, they get a working day.
    """
    late = week.worked(planned.nudge_at, nudged_at)
    if late <= min(ON_TIME, week.worked(planned.nudge_at, planned.passes_at) / 2):
        return planned.passes_at
    return max(planned.passes_at, _by(week, nudged_at, A_DAY, needed_by, share=0.5))


def _by(
    week: WorkingWeek, start: datetime, hours: float, needed_by: date | None, *, share: float
) -> datetime:
    """Tell when the hours are over, or the share of the working time that is left to the date."""
    opens = week.next_open(start)
    usual = week.after(opens, hours)
    is_near = needed_by is not None and needed_by - opens.date() < FAR
    closes = week.last_open(needed_by) if needed_by and is_near else opens
    left = week.worked(opens, closes)
    if not left:
        return usual
    return min(usual, week.later(opens, max(left * share, min(left, AT_LEAST))))
