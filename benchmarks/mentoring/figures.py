"""What a season comes to, in figures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields

import numpy as np

from benchmarks.mentoring.people import Helper
from benchmarks.mentoring.season import Season
from benchmarks.mentoring.world import World


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """One season's."""

    helped: float
    """The share of problems for which a mentor said yes at all."""
    in_time: float
    """The share for which one did within 48 hours of the author's working days."""
    answered_in_time: float
    """The share for which any mentor answered, yes or no, within that time."""
    affinity: float
    """The mean true affinity of the mentors who said yes."""
    against_best: float
    """The mean of its share in that of the best who had room when the problem was shared."""
    gini: float
    """Of the yeses of all mentors: 0, all the same; towards 1, all of them one mentor's."""
    seen: float
    declined: float
    """Requests that a mentor saw, and said not now to, in the mean over mentors."""
    most_seen: float
    """Requests that the most asked mentor saw."""
    over_capacity: float
    """Mentors who ever helped more colleagues at once than they offered to."""


def measure(world: World, season: Season) -> Figures:
    helped = [each for each in season.searches if each.helper is not None]
    truth = np.array([each.case.truth[each.helper] for each in helped])
    best = np.array([each.best_free for each in helped])
    count = len(season.searches)
    loads = [len(each) for each in season.desk.accepted]
    seen = [len(each) for each in season.desk.seen]
    return Figures(
        helped=len(helped) / count,
        in_time=_within(season, lambda each: each.helped_at) / count,
        answered_in_time=_within(season, lambda each: each.answered_at) / count,
        affinity=float(truth.mean()),
        against_best=float(truth.mean() / best.mean()),
        gini=gini(loads),
        seen=float(np.mean(seen)),
        declined=float(np.mean([len(each) for each in season.desk.declined])),
        most_seen=max(seen),
        over_capacity=_over(world.mentors, season.desk.most),
    )


def gini(loads: Sequence[float]) -> float:
    """Half the mean difference of two, as a share of the mean."""
    values = np.array(loads, dtype=float)
    return float(np.abs(values[:, None] - values).mean() / 2 / values.mean())


def misordered(world: World) -> float:
    """Tell how often two mentors who fit a problem are observed in the wrong order.

    Each pair is weighed by how much better the one truly knows it: a weighted Kendall tau, as a
    loss from 0 to 1; chance is 0.5.
    """
    wrong = total = 0.0
    for case in world.cases:
        fit = [i for i, each in enumerate(world.mentors) if each.topics & case.topics]
        seen = np.array([case.observed[world.mentors[i].member] for i in fit])
        truth = case.truth[fit]
        gap = truth[:, None] - truth
        order = np.sign(seen[:, None] - seen)
        wrong += float((np.abs(gap) * (1 - order * np.sign(gap)) / 2).sum())
        total += float(np.abs(gap).sum())
    return wrong / total


def mean_and_spread(several: Sequence[Figures]) -> dict[str, tuple[float, float]]:
    """Over seasons, the mean and the standard deviation of each figure."""
    columns = {each.name: [getattr(one, each.name) for one in several] for each in fields(Figures)}
    return {name: (float(np.mean(v)), float(np.std(v, ddof=1))) for name, v in columns.items()}


def _within(season: Season, when: Callable) -> int:  # type: ignore[type-arg]
    return sum(
        at is not None and at <= each.case.author.week.after(each.case.asked_at, 48)
        for each in season.searches
        for at in [when(each)]
    )


def _over(mentors: Sequence[Helper], most: Sequence[int]) -> int:
    return sum(high > each.capacity for each, high in zip(mentors, most, strict=True))
