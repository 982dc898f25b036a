"""Coaching and longer mentorships: what two people agree on, and what each date brings."""

from dataclasses import InitVar, dataclass
from datetime import date, datetime, timedelta
from typing import Literal, TypeAlias

from bot.domain.errors import InvalidInput
from bot.domain.hours import WorkingWeek
from bot.domain.topics import SUPPORTS, TOPICS

RHYTHMS = {
    "weekly": "Every week",
    "fortnightly": "Every two weeks",
    "monthly": "Every month",
    "as_needed": "As needed",
}
"""How often two people talk: what is stored, and what is shown."""
LONGEST_TIME = timedelta(days=730)
LONGEST_GOAL, LONGEST_NOTE = 500, 2000
MOST_GOALS = 50
"""Goals of one pairing."""
ABOUT = {it.slug: it.label for it in SUPPORTS} | {it.slug: it.label for it in TOPICS}
"""What a goal may belong to: the supports, then the topics."""
FIRST_ASKED, ASKED_EVERY = timedelta(days=30), timedelta(days=60)
REMINDED = timedelta(days=7)
"""How long before its end the two are reminded of it."""

Kind: TypeAlias = Literal["coaching", "mentorship"]
Part: TypeAlias = Literal["guide", "officer"]
"""What somebody is in a pairing; the guide is its coach or mentor."""
Step: TypeAlias = Literal["ask", "remind", "end"]
"""What a date brings: the officer is asked how it goes, both are reminded of the end, or it ends.
"""
Standing: TypeAlias = Literal["open", "reached", "dropped"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How often two people talk, and until when; checked, field by field."""

    rhythm: str
    """A key of RHYTHMS."""
    ends_on: date | None = None
    """The last day; None: until one of the two ends it."""
    today: InitVar[date]

    def __post_init__(self, today: date) -> None:
        if self.rhythm not in RHYTHMS:
            raise InvalidInput(rhythm="Choose how often you want to talk.")
        if self.ends_on and self.ends_on <= today:
            raise InvalidInput(ends_on="Choose a day after today, or leave it empty.")
        if self.ends_on and self.ends_on > today + LONGEST_TIME:
            raise InvalidInput(ends_on="Choose a day within two years. You can go on after it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalDraft:
    """A goal as somebody typed it, checked: each field that needs another look has its word."""

    text: str
    about: str
    """A key of ABOUT."""
    by_when: date | None = None
    earliest: InitVar[date]
    """The first day that a goal may be set for."""

    def __post_init__(self, earliest: date) -> None:
        wrong = {}
        if not self.text:
            wrong["text"] = "Say in a sentence what should be different."
        elif len(self.text) > LONGEST_GOAL:
            wrong["text"] = f"Please keep a goal to {LONGEST_GOAL} characters."
        if self.about not in ABOUT:
            wrong["about"] = "Choose the support or the topic it belongs to."
        if self.by_when and self.by_when < earliest:
            wrong["by_when"] = "That day is over. Choose today or later, or leave it empty."
        if wrong:
            raise InvalidInput(**wrong)


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """A pairing as one of the two sees it."""

    pairing_id: int
    kind: Kind
    part: Part
    other: str
    rhythm: str
    starts_on: date
    ends_on: date | None
    open_goals: int = 0
    forgotten_on: date | None = None
    """Where it has ended: until when its goals and notes can be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenGoal:
    """A goal as the two see it."""

    goal_id: int
    text: str
    about: str
    by_when: date | None
    state: Standing
    notes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenNote:
    """A note as the two see it."""

    writer: str
    text: str
    written_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Who coaches whom, as facilitators see it: nothing of their goals."""

    pairing_id: int
    coach: str
    officer: str
    starts_on: date
    ends_on: date | None


def next_date(starts_on: date, ends_on: date | None, after: date) -> date | None:
    """Tell the first day after `after` that brings something; None where none does."""
    dates = [_next_question(starts_on, after)]
    if ends_on:
        reminder = ends_on - REMINDED
        dates = [day for day in dates if day < reminder]
        dates += [max(reminder, starts_on), ends_on + timedelta(days=1)]
    return min((day for day in dates if day > after), default=None)


def due(ends_on: date | None, *, since: date, today: date) -> Step:
    """Tell what is due today, if something has been due since `since`, and is done once.

    What was missed is caught up with once: an end makes all that came before it needless.
    """
    if ends_on and today > ends_on:
        return "end"
    if ends_on and since <= ends_on - REMINDED <= today:
        return "remind"
    return "ask"


def is_time(week: WorkingWeek, due_on: date, now: datetime) -> bool:
    """Whether the day has come where somebody is, and they are at work."""
    return now.astimezone(week.clock).date() >= due_on and week.next_open(now) == now


def _next_question(starts_on: date, after: date) -> date:
    first = starts_on + FIRST_ASKED
    if after < first:
        return first
    return first + ((after - first) // ASKED_EVERY + 1) * ASKED_EVERY
