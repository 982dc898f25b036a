"""Makes up officers and mentors: where they work, what they have done, how they answer."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from bot.domain.hours import WorkingWeek
from bot.domain.members import REGIONS, SETTINGS, SIZES, District, Person
from bot.domain.topics import TOPICS

OFFICERS, MENTORS = 300, 40
BEGINS = datetime(2026, 1, 5, 14, tzinfo=UTC)
"""When the season does, and everybody's offer to mentor."""
ZONES = {
    "America/New_York": 0.42,
    "America/Chicago": 0.3,
    "America/Denver": 0.08,
    "America/Los_Angeles": 0.18,
    "Pacific/Honolulu": 0.02,
}
CAPACITIES = {1: 0.25, 2: 0.45, 3: 0.2, 4: 0.1}
WEEKLY = {1: 0.3, 2: 0.5, 3: 0.2}

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody answers."""

    share: float
    """Of the mentors."""
    hours: float
    """Of working days, in the middle, until they look at a request."""
    forgets: float
    """The share of requests that they do not look at until they are reminded, if then."""


MANNERS = (
    Manner(share=0.45, hours=6, forgets=0.03),
    Manner(share=0.35, hours=20, forgets=0.12),
    Manner(share=0.2, hours=40, forgets=0.45),
)
"""Prompt, slow, and hard to reach."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helper:
    """A mentor as they are, and as they say they are."""

    person: Person
    does: list[int]
    """Indices of topics that they have done something on, whatever they offer."""
    topics: frozenset[str]
    led: frozenset[str]
    capacity: int
    weekly: int
    hours: float
    forgets: float
    willing: float
    """The chance of a yes to something close to them while they are free."""
    away: tuple[date, date]
    """The first day of a pause, and the first after it."""

    @property
    def member(self) -> str:
        return self.person.member


def popularity(chance: np.random.Generator) -> Floats:
    """Draw the share of problems that each topic has, with a heavy tail."""
    shares = 1 / np.arange(1, len(TOPICS) + 1) ** 1.1
    chance.shuffle(shares)
    return shares / shares.sum()


def officers(chance: np.random.Generator) -> list[Person]:
    return [_person(chance, f"U{number:04}") for number in range(OFFICERS)]


def mentors(chance: np.random.Generator, members: list[Person], demand: Floats) -> list[Helper]:
    """Choose mentors among the members. They know what is asked for, but more evenly."""
    supply = np.sqrt(demand) / np.sqrt(demand).sum()
    chosen = chance.choice(len(members), size=MENTORS, replace=False)
    return [_helper(chance, members[index], supply) for index in chosen]


def _person(chance: np.random.Generator, member: str) -> Person:
    starts = int(chance.choice([8, 9, 9, 10])) * 60
    tongues = ["es"] * (chance.random() < 0.2) + ["ar"] * (chance.random() < 0.03)
    return Person(
        member=member,
        district=District(
            setting=_one_of(chance, list(SETTINGS), [0.4, 0.3, 0.15, 0.15]),
            size=_one_of(chance, list(SIZES), [0.2, 0.3, 0.5]),
            region=_one_of(chance, list(REGIONS)[:4], [0.25] * 4),
            sector=_one_of(chance, ["district", "city", "health"], [0.9, 0.06, 0.04]),
        ),
        district_key=f"district {chance.integers(250)}",
        languages=frozenset(tongues),
        week=WorkingWeek(
            zone=_one_of(chance, list(ZONES), list(ZONES.values())),
            starts=starts,
            ends=starts + 8 * 60,
        ),
    )


def _helper(chance: np.random.Generator, person: Person, supply: Floats) -> Helper:
    does = chance.choice(len(TOPICS), size=int(chance.integers(2, 7)), replace=False, p=supply)
    # what they offer is most of it, in their own judgement, and sometimes something they like
    offered = {TOPICS[topic].slug for topic in does if chance.random() < 0.8}
    if chance.random() < 0.3 or not offered:
        offered.add(TOPICS[chance.integers(len(TOPICS))].slug)
    offered = set(sorted(offered)[:5])
    manner = MANNERS[chance.choice(len(MANNERS), p=[each.share for each in MANNERS])]
    leaves = BEGINS.date() + timedelta(days=int(chance.integers(0, 280)))
    return Helper(
        person=person,
        does=[int(topic) for topic in does],
        topics=frozenset(offered),
        led=frozenset(slug for slug in sorted(offered) if chance.random() < 0.4),
        capacity=int(_one_of(chance, list(CAPACITIES), list(CAPACITIES.values()))),
        weekly=int(_one_of(chance, list(WEEKLY), list(WEEKLY.values()))),
        hours=manner.hours,
        forgets=manner.forgets,
        willing=float(chance.uniform(0.65, 0.95)),
        away=(leaves, leaves + timedelta(days=int(chance.integers(7, 22)))),
    )


def _one_of(chance: np.random.Generator, several: list, shares: list[float]):  # noqa: ANN202
    return several[chance.choice(len(several), p=np.array(shares) / sum(shares))]
