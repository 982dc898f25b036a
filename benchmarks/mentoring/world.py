"""Makes up a network and the problems of a season, the same for every way to choose."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from benchmarks.mentoring import people
from benchmarks.mentoring.people import BEGINS, Helper
from bot.domain.members import Person
from bot.domain.topics import TOPICS

WEEKS = 40
PROBLEMS_A_WEEK = 10
HURRY = 0.15
"""The share of problems that need an answer by a date."""
KEPT_APART = 30
"""Pairs of an officer and a mentor who are kept apart."""
MOST_DONE = 8
DIMENSIONS = 16
SPREAD = 0.8
"""How far single subjects lie from their topic's middle, which is 1 from the origin."""
ALL_OF_IT = 0.9
"""The nearness of two subjects, from -1 to 1, from which on one knows all about the other."""
MISJUDGED = 0.2
"""How far off an observed affinity is: the spread of its error."""
FAVOURED = 0.05
"""How far off it is for all that one mentor wrote: some write more, or more plainly."""

Floats = NDArray[np.float64]
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A problem, and what each mentor would do with it if asked (arrays: one value a mentor)."""

    number: int
    author: Person
    topics: frozenset[str]
    asked_at: datetime
    needed_by: date | None
    truth: Floats
    """How well each knows it, 0 to 1."""
    observed: dict[str, float]
    """What the bot makes of it."""
    excluded: frozenset[str]
    delay: Floats
    """Hours of working days until they look at it."""
    forgets: NDArray[np.bool_]
    """They do not look at it unless they are reminded."""
    minds: NDArray[np.bool_]
    """…and not even then."""
    mood: Floats
    """From 0, a yes to anything, to 1."""
    lasts: timedelta
    """The conversation, once somebody said yes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    mentors: list[Helper]
    cases: list[Case]


def make(seed: int, *, a_week: float = PROBLEMS_A_WEEK, misjudged: float = MISJUDGED) -> World:
    return _Maker(np.random.default_rng(seed), misjudged).world(a_week)


class _Maker:
    """Draws all from one chance, in a fixed order."""

    def __init__(self, chance: np.random.Generator, misjudged: float) -> None:
        self._chance, self._misjudged = chance, misjudged
        self._middles = _unit(chance.normal(size=(len(TOPICS), DIMENSIONS)))
        self._demand = people.popularity(chance)
        self._officers = people.officers(chance)
        self._mentors = people.mentors(chance, self._officers, self._demand)
        self._knows = [self._subjects(mentor.does) for mentor in self._mentors]
        self._favour = chance.normal(0, FAVOURED, len(self._mentors))
        self._apart = {
            (self._any(self._officers).member, self._any(self._mentors).member)
            for _ in range(KEPT_APART)
        }
        busy = chance.pareto(2.0, len(self._officers)) + 0.2
        self._asks = busy / busy.sum()

    def world(self, a_week: float) -> World:
        cases = [self._case(number, at) for number, at in enumerate(self._moments(a_week))]
        return World(mentors=self._mentors, cases=cases)

    def _case(self, number: int, at: datetime) -> Case:
        chance = self._chance
        author = self._officers[chance.choice(len(self._officers), p=self._asks)]
        count = chance.choice([1, 2, 3])
        topics = chance.choice(len(TOPICS), size=count, replace=False, p=self._demand)
        truth = self._truth(topics)
        return Case(
            number=number,
            author=author,
            topics=frozenset(TOPICS[topic].slug for topic in topics),
            asked_at=at,
            needed_by=self._date(at),
            truth=truth,
            observed=self._observed(truth),
            excluded=frozenset(other for who, other in self._apart if who == author.member),
            lasts=timedelta(days=float(chance.lognormal(np.log(16), 0.6))),
            **self._tempers(),
        )

    def _truth(self, topics: NDArray[np.int64]) -> Floats:
        """Compare the problem's subject with the nearest that each mentor has done."""
        subject = _unit(self._middles[topics].mean(axis=0) + self._noise(1)[0])
        nearest = [(known @ subject).max() for known in self._knows]
        return np.clip(np.array(nearest) / ALL_OF_IT, 0, 1)

    def _observed(self, truth: Floats) -> dict[str, float]:
        error = self._favour + self._chance.normal(0, self._misjudged, len(truth))
        seen = np.clip(truth + error, 0, 1)
        return {each.member: float(at) for each, at in zip(self._mentors, seen, strict=True)}

    def _tempers(self) -> dict[str, Any]:
        chance, count = self._chance, len(self._mentors)
        hours = np.array([each.hours for each in self._mentors])
        return {
            "delay": hours * chance.lognormal(0, 0.8, count),
            "forgets": chance.random(count) < np.array([each.forgets for each in self._mentors]),
            "minds": chance.random(count) < 0.5,
            "mood": chance.random(count),
        }

    def _moments(self, a_week: float) -> list[datetime]:
        """Draw when problems are shared: on working days, by the hour."""
        chance = self._chance
        count = chance.poisson(a_week * WEEKS)
        days = chance.integers(0, WEEKS, count) * 7 + chance.integers(0, 5, count)
        hours = chance.uniform(0, 9, count)
        drawn = zip(days, hours, strict=True)
        return sorted(BEGINS + timedelta(days=int(d), hours=float(h)) for d, h in drawn)

    def _date(self, at: datetime) -> date | None:
        hurries, days = self._chance.random() < HURRY, int(self._chance.integers(2, 15))
        return at.date() + timedelta(days=days) if hurries else None

    def _subjects(self, does: list[int]) -> Floats:
        """Draw what a mentor has done, one subject a row, each near one of their topics."""
        count = int(self._chance.integers(len(does), MOST_DONE + 1))
        about = [*does, *self._chance.choice(does, size=count)]
        return _unit(self._middles[about] + self._noise(len(about)))

    def _noise(self, rows: int) -> Floats:
        return self._chance.normal(0, SPREAD / np.sqrt(DIMENSIONS), (rows, DIMENSIONS))

    def _any(self, several: Sequence[T]) -> T:
        return several[self._chance.integers(len(several))]


def _unit(vectors: Floats) -> Floats:
    return vectors / np.linalg.norm(vectors, axis=-1, keepdims=True)
