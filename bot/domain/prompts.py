"""Prompts: the one question of a week, what one must be, and in which order a year asks them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import frontmatter

from bot.domain.errors import InvalidInput
from bot.domain.guidance import Unreadable
from bot.domain.topics import SUPPORTS, TOPICS

ARCS = {
    "first-90-days": "The first 90 days",
    "autumn-data": "Autumn data",
    "board-season": "Board season",
    "budget-season": "Budget season",
    "spring": "Spring",
    "closing-the-year": "Closing the year",
}
"""The parts of a school year, two months each from August: what is stored, and what is shown."""
REVEALS = {
    "who": "Facilitators learn who answered, not what",
    "nothing": "Facilitators learn nothing, not even who answered",
}
"""What facilitators learn of a prompt's answers: what is stored, and what is shown."""
NOT_AGAIN_WITHIN = timedelta(days=365)
"""How long a cohort is not asked the same again."""
LONGEST_SHORT, LONGEST_QUESTION = 80, 700
"""Characters: what a phone shows of a notification, and what one reads without scrolling."""
OWN = "own:"
_WEEKS = 52
_FIRST_MONTH = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One question with the short form that a phone shows of it."""

    ref: str
    """The slug of one that comes with Lantern, or `own:` and an id of one that was written here."""
    question: str
    short: str
    arc: str | None = None
    """A key of ARCS; None only where who wrote it did not say."""
    topic: str | None = None
    support: str | None = None
    """Slugs of `topics`; None only as for the arc."""
    step: int = 0
    """Its place in its arc, from 1."""

    @property
    def is_own(self) -> bool:
        """Whether it was written in this network."""
        return self.ref.startswith(OWN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """A prompt that a cohort is going to be asked, as facilitators see it."""

    prompt: Prompt
    reveals: str
    """A key of REVEALS."""
    day: date | None = None
    """When it is its turn, where a schedule tells."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptDraft:
    """A prompt as a facilitator writes it."""

    question: str
    short: str
    arc: str | None = None
    topic: str | None = None
    support: str | None = None

    def __post_init__(self) -> None:
        problems = {
            "question": _length(self.question, LONGEST_QUESTION),
            "short": _length(self.short, LONGEST_SHORT),
            "arc": _known(self.arc, ARCS),
            "topic": _known(self.topic, [topic.slug for topic in TOPICS]),
            "support": _known(self.support, [support.slug for support in SUPPORTS]),
        }
        if found := {name: why for name, why in problems.items() if why}:
            raise InvalidInput(**found)


def parse(slug: str, text: str) -> Prompt:
    """Read a prompt from Markdown with front matter; raise Unreadable, naming what is missing."""
    told, body = frontmatter.parse(text)
    try:
        return Prompt(
            ref=slug,
            question=" ".join(body.split()),
            short=str(told["short"]),
            arc=str(told["arc"]),
            topic=str(told["topic"]),
            support=str(told["support"]),
            step=int(str(told["step"])),
        )
    except (KeyError, ValueError) as error:
        raise Unreadable(f"{slug}.md: {error} is missing or not as it should be") from error


def arc_on(day: date) -> str:
    """Name the part of the school year that a day is in."""
    return list(ARCS)[(day.month - _FIRST_MONTH) % 12 // 2]


def through_a_year(prompts: Iterable[Prompt], start: date) -> list[Prompt]:
    """Put prompts in the order in which a year from `start` asks them, one a week.

    Each week takes the next one of its season's arc; what no week of a year took follows, in the
    order given.
    """
    left = list(prompts)
    ordered = []
    for week in range(_WEEKS):
        arc = arc_on(start + timedelta(weeks=week))
        if (found := next((each for each in left if each.arc == arc), None)) is not None:
            left.remove(found)
            ordered.append(found)
    return ordered + left


def _length(text: str, longest: int) -> str | None:
    if not text:
        return "Please write it in your own words."
    return f"At most {longest} characters, please." if len(text) > longest else None


def _known(slug: str | None, known: Iterable[str]) -> str | None:
    return None if slug is None or slug in known else "Please choose one from the list."
