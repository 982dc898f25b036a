"""How figures over people are told: rounded, in bands, and as charts that say so in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from statistics import mean

from bot.domain.charts import Chart, Series
from bot.domain.disclosure import FEWEST

LOAD, SUPPORT = "How heavy the week was", "How supported people felt"
SCALE_ENDS = (1, 5)
_COARSE, _FINE, _MANY = 2, 10, 10
"""Steps to one, below so many people and from them on."""
_NEAREST_TO_ENDS = Fraction(1, 2)
MOST_WEEKS = 12
"""Of a digest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The pulse of one week: nothing where too few answered, or a figure would tell of somebody."""

    day: date
    load: float | None = None
    support: float | None = None
    people: int = 0
    """By how many people the two are weighed where they are put together with others'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Share:
    """How many of those who were asked answered."""

    day: date
    asked: int
    answered: int | None
    """None where facilitators learn nothing of who did."""
    at_least: int = 0
    """Then: so many."""

    @property
    def percent(self) -> int | None:
        """Of a hundred; None where that may not be told, or fewer than FEWEST answered."""
        if self.answered is None or self.answered < FEWEST:
            return None
        return round(100 * self.answered / self.asked)


def average(numbers: Sequence[int]) -> float:
    """Give the mean of a pulse as it may be told.

    To halves below ten people, else to tenths. It comes no nearer than half to either end of the
    scale, for there it would say that everybody chose the same.
    """
    steps = _COARSE if len(numbers) < _MANY else _FINE
    exact = Fraction(sum(numbers), len(numbers))
    rounded = Fraction(int(exact * steps + Fraction(1, 2)), steps)
    lowest, highest = (Fraction(end) for end in SCALE_ENDS)
    return float(min(max(rounded, lowest + _NEAREST_TO_ENDS), highest - _NEAREST_TO_ENDS))


def at_least(count: int, of: int) -> int:
    """Tell how many at least, in steps of five, and never that all did; 0 where too few."""
    return max(0, min(count, of - 1)) // FEWEST * FEWEST


def together(weeks: Iterable[Week]) -> list[Week]:
    """Put several cohorts' weeks into one line, Mondays on; of what was told, nothing new is told.

    Each weighs by its people.
    """
    by_monday: dict[date, list[Week]] = {}
    for week in weeks:
        monday = week.day - timedelta(days=week.day.weekday())
        by_monday.setdefault(monday, []).append(week)
    return [
        Week(
            day=monday,
            load=_weighed([(it.load, it.people) for it in those]),
            support=_weighed([(it.support, it.people) for it in those]),
            people=sum(it.people for it in those),
        )
        for monday, those in sorted(by_monday.items())
    ]


def shared_by_week(shares: Iterable[Share]) -> list[Share]:
    """Put several cohorts' answers together, Mondays on; what may not be told of is left out."""
    by_monday: dict[date, list[Share]] = {}
    for share in shares:
        monday = share.day - timedelta(days=share.day.weekday())
        by_monday.setdefault(monday, []).append(share)
    return [_sum(monday, those) for monday, those in sorted(by_monday.items())]


def _sum(monday: date, those: Sequence[Share]) -> Share:
    known = [it for it in those if it.percent is not None]
    if not known:
        return Share(day=monday, asked=sum(it.asked for it in those), answered=None)
    return Share(
        day=monday,
        asked=sum(it.asked for it in known),
        answered=sum(it.answered or 0 for it in known),
    )


def _weighed(told: Sequence[tuple[float | None, int]]) -> float | None:
    known = [(value, people) for value, people in told if value is not None and people]
    if not known:
        return None
    total = sum(value * people for value, people in known)
    return round(total / sum(people for _, people in known), 1)


def pulse_chart(weeks: Sequence[Week], *, title: str) -> Chart | None:
    """Draw the pulse over the weeks; nothing where no week has a figure."""
    series = [
        Series(name=LOAD, values=[week.load for week in weeks]),
        Series(name=SUPPORT, values=[week.support for week in weeks]),
    ]
    if not any(value is not None for each in series for value in each.values):
        return None
    labels = [short(week.day) for week in weeks]
    lowest, highest = SCALE_ENDS
    return Chart(
        shape="line",
        title=title,
        labels=labels,
        series=series,
        lowest=lowest,
        highest=highest,
        words=" ".join(
            [
                f"{title}, from {lowest} to {highest}: averages over {FEWEST} people or more.",
                *(_in_words(each, labels) for each in series),
            ]
        ),
    )


def participation_chart(shares: Sequence[Share], *, title: str) -> Chart | None:
    """Draw how many of a hundred answered; nothing where no week may tell."""
    values = [None if (it := share.percent) is None else float(it) for share in shares]
    if not any(value is not None for value in values):
        return None
    labels = [short(share.day) for share in shares]
    series = Series(name="Answered, of 100 asked", values=values)
    words = f"{title}. {_in_words(series, labels)}"
    return Chart(
        shape="line", title=title, labels=labels, series=[series], highest=100, words=words
    )


def bars(
    title: str, labels: Sequence[str], named: Sequence[tuple[str, Sequence[float | None]]]
) -> Chart | None:
    """Draw counts side by side; nothing where none is told."""
    series = [Series(name=name, values=values) for name, values in named]
    if not any(value is not None for each in series for value in each.values):
        return None
    words = " ".join([f"{title}.", *(_in_words(each, labels) for each in series)])
    return Chart(shape="bars", title=title, labels=labels, series=series, words=words)


def middle(values: Sequence[float | None]) -> float | None:
    """Average what is told of several weeks."""
    known = [value for value in values if value is not None]
    return round(mean(known), 1) if known else None


def number(value: float) -> str:
    """Write a number without digits that say nothing."""
    return f"{value:,.1f}".removesuffix(".0")


def short(day: date) -> str:
    return f"{day:%b} {day.day}"


def _in_words(series: Series, labels: Sequence[str]) -> str:
    told = (
        f"{label} {'no figure' if value is None else number(value)}"
        for label, value in zip(labels, series.values, strict=True)
    )
    return f"{series.name}: {', '.join(told)}."
