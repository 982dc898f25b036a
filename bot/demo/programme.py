"""What the demo's staff arranged in the last month: coaching, a cohort, and a round of pairs."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """What an officer set out to do with the coach; the note is the coach's."""

    text: str
    about: str
    ago: timedelta
    days_left: int | None = None
    note: str = ""
    note_ago: timedelta | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coached:
    """An officer whom the coach was assigned to."""

    officer: str
    ago: timedelta
    rhythm: str
    days_left: int
    goals: tuple[Goal, ...]


COACHED = (
    Coached(
        officer="ada",
        ago=timedelta(days=26),
        rhythm="fortnightly",
        days_left=150,
        goals=(
            Goal(
                text="Be at the table when the budget is drafted, and not when it is presented.",
                about="seat-at-the-table",
                ago=timedelta(days=25),
                days_left=80,
                note="Ask for the calendar of the budget talks first. Who sends the invitations?",
                note_ago=timedelta(days=2),
            ),
            Goal(
                text="Each principal names one number of their own to watch this year.",
                about="data-and-accountability",
                ago=timedelta(days=12),
                days_left=45,
            ),
        ),
    ),
    Coached(
        officer="noor",
        ago=timedelta(days=19),
        rhythm="weekly",
        days_left=100,
        goals=(
            Goal(
                text="A page that says what my office does and what it does not, signed upstairs.",
                about="role-clarity-and-first-years",
                ago=timedelta(days=18),
                days_left=30,
                note="Two drafts are enough. Take the second one to the meeting.",
                note_ago=timedelta(days=5),
            ),
        ),
    ),
)

COHORT, COHORT_AGO = "Cohort one", timedelta(days=29)
LASTS = 420
"""Days of the programme."""
ENROLLED = ("ada", "noor", "jonah", "ines", "lena", "pia", "otto", "raj")

ROUND_AGO = timedelta(days=24)
ASKED_AGO = ROUND_AGO - timedelta(days=7, hours=1)
"""When the pairs were asked whether they met; what they said, they said soon after."""
ASKED_AGAIN_AGO = ROUND_AGO - timedelta(days=14, hours=1)
