"""What Lantern writes to a person of its own accord: what comes first, why, and for how long."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from bot.domain.hours import WorkingWeek

EXPECTED = 20
"""The rank of a cohort's prompt: what ranks after it waits on a day on which one is to come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unasked:
    """How a kind of notice is treated that nobody asked for just now."""

    rank: int
    """The lower, the sooner: at most one goes to a person on a day of theirs."""
    why: str
    """Why they get it, told in their Home."""
    keeps: timedelta
    """How long it is worth sending."""


_DAY = timedelta(days=1)

UNASKED: dict[str, Unasked] = {
    "convening_tomorrow": Unasked(
        rank=8, why="You are invited to a convening on the next working day.", keeps=4 * _DAY
    ),
    "convening_invitation": Unasked(
        rank=12, why="You are in a cohort that meets.", keeps=60 * _DAY
    ),
    "check_in_wanted": Unasked(
        rank=20, why="You are in a cohort that is asked a question each week.", keeps=3 * _DAY
    ),
    "check_in_reminder": Unasked(
        rank=30, why="You want to be reminded of your cohort's question.", keeps=_DAY
    ),
    "cohort_pictured": Unasked(rank=25, why="You look after a cohort.", keeps=7 * _DAY),
    "worth_told": Unasked(rank=26, why="You look after a convening.", keeps=10 * _DAY),
    "nomination_wanted": Unasked(
        rank=28, why="A facilitator would like a problem of yours on an agenda.", keeps=20 * _DAY
    ),
    "worth_wanted": Unasked(rank=29, why="You came to a convening.", keeps=5 * _DAY),
    "celebration_asked": Unasked(rank=31, why="A colleague celebrates you.", keeps=30 * _DAY),
    "round_without_you": Unasked(rank=32, why="You take part in rounds of pairs.", keeps=5 * _DAY),
    "pairing_ends_soon": Unasked(
        rank=33, why="You are in a coaching or mentorship that ends soon.", keeps=7 * _DAY
    ),
    "meeting_asked": Unasked(rank=35, why="You take part in rounds of pairs.", keeps=10 * _DAY),
    "pairing_asked": Unasked(
        rank=36, why="You have a coach or a mentor, and may say how it goes.", keeps=10 * _DAY
    ),
    "goals_touched": Unasked(
        rank=37, why="You work on goals with somebody who changed them.", keeps=5 * _DAY
    ),
    "outcome_asked": Unasked(
        rank=38, why="You marked a problem of yours as resolved.", keeps=20 * _DAY
    ),
    "answer_wanted_for_guidance": Unasked(
        rank=39, why="A colleague found an answer of yours helpful.", keeps=20 * _DAY
    ),
    "reviews_due": Unasked(rank=40, why="You keep pieces of guidance right.", keeps=5 * _DAY),
    "mentor_wanted": Unasked(rank=45, why="A facilitator invited you to mentor.", keeps=20 * _DAY),
    "supports_invited": Unasked(
        rank=47,
        why="You check in, and are asked twice a year how your district supports you.",
        keeps=20 * _DAY,
    ),
    "quarter_over": Unasked(
        rank=48, why="You look after a cohort, and a quarter is over.", keeps=20 * _DAY
    ),
    "library_digest": Unasked(
        rank=50, why="You asked for news of the library, once a month.", keeps=10 * _DAY
    ),
}
"""By the notice's kind. What is not here may go at once, for one of three reasons.

It answers what the person did themselves (a press, a form, a direct message). Or somebody else
waits for them: a mentor's clock runs, two are introduced or talk, a draft, an agreement or a
report is on somebody's desk. Or it says that something of theirs changed by somebody's hand, such
as their role, a problem they follow or an answer they wanted.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Something that was told about a member, without being sent to them."""

    what: str
    why: str


ABOUT: dict[str, About] = {
    "counted": About(
        what="your check-in, in an average over five people or more",
        why="You answered your cohort's question before its week was closed.",
    ),
}
"""By what `told.note` calls it."""

REASONS: dict[str, str] = {kind: it.why for kind, it in UNASKED.items()} | {
    what: it.why for what, it in ABOUT.items()
}
"""Why something was told to a member, or about them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Something that was sent to a member, or told about them."""

    what: str
    """A key of REASONS."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Something that is held for a member."""

    kind: str
    until: datetime | None
    """When it is looked at again; None for as soon as may be."""


def closes(week: WorkingWeek, now: datetime) -> datetime | None:
    """Tell when the working day ends that somebody is in; None where they are not at work."""
    hours = week.hours_of(now.astimezone(week.clock).date())
    if hours is None or not hours[0] <= now < hours[1]:
        return None
    return hours[1].astimezone(UTC)


def opens_after(week: WorkingWeek, day: date) -> datetime:
    """Tell when somebody is at work next on a later day of their calendar."""
    midnight = datetime.combine(day + timedelta(days=1), time()).replace(tzinfo=week.clock)
    return week.next_open(midnight).astimezone(UTC)


def head_start(closing: datetime, now: datetime) -> timedelta:
    """Tell how far somebody comes before others: the sooner their day ends, the farther."""
    return max(timedelta(days=1) - (closing - now), timedelta(0))
