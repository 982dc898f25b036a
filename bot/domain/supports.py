"""How well a district keeps its five supports, in its officer's eyes: statements, scores, times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias

from bot.domain.charts import Chart, Series
from bot.domain.errors import InvalidInput
from bot.domain.topics import SUPPORTS

SCALE = {1: "not at all", 2: "a little", 3: "in part", 4: "mostly", 5: "fully"}
LABELS = {support.slug: support.label for support in SUPPORTS}
STATEMENTS: dict[str, dict[str, str]] = {
    "alignment": {
        "policy": "A policy that our board adopted says what equity means in this district.",
        "plan": "The strategic plan has equity goals that can be checked: with numbers and dates.",
        "before": "What I was hired to reach was written down before I came, and not by me.",
        "same": "Asked what my work is for, the board and the superintendent say the same.",
    },
    "money-and-mentorship": {
        "budget": "I decide on a budget that is enough for what I am to reach this year.",
        "team": "People are assigned to this work besides me, with hours set aside for it.",
        "coach": "I have a coach or mentor with whom I talk at least once a month.",
        "peers": "I know people in the same job elsewhere whom I can call this week.",
    },
    "every-department": {
        "goals": "Departments other than mine have equity goals of their own.",
        "answer": "Their heads answer for those goals; I do not answer in their place.",
        "before": "Before a larger decision, a department asks who gains by it and who loses.",
        "complaints": "A complaint goes to the department that it is about, not to me instead.",
    },
    "seat-at-the-table": {
        "room": "I am in the room when senior leaders decide, and not told afterwards.",
        "reach": "I reach the superintendent within days, without going through somebody else.",
        "cover": "When this work is attacked, somebody with power stands up for it in public.",
        "no": "I can say “not like this” to senior leaders without fear for my position.",
    },
    "community-support": {
        "terms": "People in our district use the same terms for this work, and mean the same.",
        "why": "Staff, families and students can say why the work is done.",
        "voices": "People outside of my office speak up for it without being asked.",
        "allies": "In schools and in town I know who will help when something goes wrong.",
    },
}
"""What an officer says of their district, by support; a statement's key is `support.name`."""

FEWEST = 2
"""Statements of a support that must be answered before it has a score."""
STRONG = 4.0
"""From here on a support is not called weak."""
MOST_WEAK = 2
MOST_CHARTED = 3
"""Assessments that one chart shows: this one and those before it."""
FIRST_AFTER = timedelta(days=30)
"""From the first check-in to the first invitation: somebody new has other worries."""
AGAIN_AFTER = timedelta(days=182)
"""From the last assessment or invitation, whichever is later, to the next invitation."""

Answers: TypeAlias = Mapping[str, int]
"""A number of SCALE by a statement's key; what is not there, they are not sure of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One assessment, as its author sees it."""

    assessment_id: int
    answered_on: date
    """On their own calendar."""
    answers: Answers
    coach: str | None = None
    """Who reads its scores, because its author chose so."""
    charted: bool = False
    """Its chart stands in its author's messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """A support and what an assessment says of it."""

    support: str
    """A slug."""
    score: float | None
    """From 1 to 5; None where too little was answered."""


def checked(answers: Answers, *, field: str) -> dict[str, int]:
    """Take what was answered; raise InvalidInput, at this field, where that gives no score."""
    known = {key: number for key, number in answers.items() if key in KEYS and number in SCALE}
    if all(each.score is None for each in scores(known)):
        raise InvalidInput(
            **{field: "Please answer at least two statements of one support, on any page."}
        )
    return known


def keys_of(support: str) -> list[str]:
    return [f"{support}.{name}" for name in STATEMENTS[support]]


def statement(key: str) -> str:
    support, _, name = key.partition(".")
    return STATEMENTS[support][name]


def scores(answers: Answers) -> list[Scored]:
    """Give each support the mean of what was answered of it."""
    return [Scored(support=slug, score=_mean(answers, keys_of(slug))) for slug in STATEMENTS]


def change(now: Answers, before: Answers, support: str) -> float | None:
    """Tell how far a support rose or fell, by the statements that were answered both times."""
    both = [key for key in keys_of(support) if key in now and key in before]
    new, old = _mean(now, both), _mean(before, both)
    return None if new is None or old is None else new - old


def weakest(answers: Answers) -> list[str]:
    """Name the one or two supports with the lowest scores, of those that are not strong."""
    found = [(each.score, each.support) for each in scores(answers) if each.score is not None]
    weak = sorted((it for it in found if it[0] < STRONG), key=lambda it: it[0])
    return [support for _, support in weak[:MOST_WEAK]]


def lowest(answers: Answers, support: str) -> list[str]:
    """Name the statements of a support that hold least, by their keys."""
    told = {key: answers[key] for key in keys_of(support) if key in answers}
    return [key for key, number in told.items() if number == min(told.values())]


def word(score: float) -> str:
    """Say in words what a score comes closest to; half-way is the better one."""
    return SCALE[max(step for step in SCALE if step == min(SCALE) or step - 0.5 <= score)]


def number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def long_date(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"


def chart(past: Sequence[Taken]) -> Chart:
    """Draw the newest of these assessments over those before it; `past` is newest first."""
    shown = list(past[:MOST_CHARTED])[::-1]
    series = [
        Series(name=_name(each, past[0]), values=[it.score for it in scores(each.answers)])
        for each in shown
    ]
    return Chart(
        shape="radar",
        title="The five supports",
        labels=[LABELS[slug] for slug in STATEMENTS],
        series=series,
        highest=5,
        words=" ".join([_SCALE_IN_WORDS, *(_in_words(each) for each in series[::-1])]),
    )


def is_due(*, first: date, last: date | None, invited: date | None, today: date) -> bool:
    """Whether somebody is to be invited, who checked in for the `first` time on a day.

    `last` is when they did an assessment, `invited` when they were asked to, the last time.
    """
    known = [day for day in (last, invited) if day]
    return today >= (max(known) + AGAIN_AFTER if known else first + FIRST_AFTER)


def _mean(answers: Answers, keys: Sequence[str]) -> float | None:
    told = [answers[key] for key in keys if key in answers]
    return sum(told) / len(told) if len(told) >= FEWEST else None


def _name(each: Taken, newest: Taken) -> str:
    day = long_date(each.answered_on)
    return f"This time, {day}" if each is newest else day


def _in_words(series: Series) -> str:
    told = (
        f"{label.lower()} {'no score' if value is None else number(value)}"
        for label, value in zip(LABELS.values(), series.values, strict=True)
    )
    return f"{series.name}: {'; '.join(told)}."


_SCALE_IN_WORDS = "How far each of the five supports holds, from 1 (not at all) to 5 (fully)."
KEYS = frozenset(key for slug in STATEMENTS for key in keys_of(slug))
