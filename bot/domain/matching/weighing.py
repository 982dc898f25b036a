"""How a mentor is weighed for a problem: what they know, how they fit, and what asking costs."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from bot.domain.hours import WorkingWeek, overlap
from bot.domain.matching.values import Candidate, Need
from bot.domain.members import District

NEWCOMER = 1 / 6
"""The share of half a year as which a shorter time counts: who is new, and said yes once, has had
their turn, and is not asked first until they caught up with everybody.
"""
PLENTY = 20
"""Working hours a week in common beyond which more of them help nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What counts how much. Scores are compared for one problem at a time, never between two."""

    affinity: float = 1.0
    """What they wrote and helped with is close to the problem: the best sign there is."""
    topics: float = 0.3
    """They offered its topics: they know best what they want to be asked about."""
    done: float = 0.7
    """What having done something counts of what having led it does."""
    setting: float = 0.04
    """Urban and rural officers meet different boards, buses and budgets."""
    size: float = 0.03
    """An office of one is not a department."""
    region: float = 0.01
    """Laws and climate are shared by neighbours, but ideas travel."""
    sector: float = 0.06
    """Who works outside of schools is understood best by their like."""
    hours: float = 0.05
    """The two can talk while both are at work."""
    language: float = 0.04
    """It is easier to speak of hard things in a language of one's own."""
    share: float = 0.2
    """The part of their time that is taken or asked for: nobody should be filled to the brim."""
    week: float = 0.05
    """The part of this week's requests that they had: each interrupts."""
    turn: float = 0.08
    """Each yes of the last half year: help rotates, so that it does not pile up on a few."""
    silence: float = 0.4
    """The part of requests that they let pass: an author waits two days for each."""
    urgency: float = 2.0
    """How many times more silence counts where an answer is needed within days."""


WEIGHTS = Weights()


def score(need: Need, candidate: Candidate, weights: Weights = WEIGHTS) -> float:
    """Weigh a mentor for a problem; more is better, and only the order means anything."""
    return (
        _knowledge(need, candidate, weights)
        + _fit(need, candidate, weights)
        - _cost(need, candidate, weights)
    )


def alike(one: District, other: District) -> set[str]:
    """Name in what two districts are known to be alike: setting, size, region, sector.

    The sector is told of those outside of school districts only: inside, it goes without saying.
    """
    pairs = {
        "setting": (one.setting, other.setting),
        "size": (one.size, other.size),
        "region": (one.region, other.region),
        "sector": (None if one.sector == "district" else one.sector, other.sector),
    }
    return {what for what, (mine, theirs) in pairs.items() if mine and mine == theirs}


def _knowledge(need: Need, candidate: Candidate, weights: Weights) -> float:
    """Weigh what they know; where one of the two signs is missing, the other stands for both."""
    by_text = need.affinity.get(candidate.mentor, 0.0)
    if not need.topics:
        return (weights.affinity + weights.topics) * by_text
    led = len(need.topics & candidate.led)
    done = len(need.topics & candidate.topics - candidate.led)
    by_topic = (led + weights.done * done) / len(need.topics)
    if not need.affinity:
        return (weights.affinity + weights.topics) * by_topic
    return weights.affinity * by_text + weights.topics * by_topic


def _fit(need: Need, candidate: Candidate, weights: Weights) -> float:
    one, other = need.author, candidate.person
    same = alike(one.district, other.district)
    today = need.now.date()
    monday = today - timedelta(days=today.weekday())
    shared = _hours_in_common(one.week, other.week, monday)
    return (
        weights.setting * ("setting" in same)
        + weights.size * ("size" in same)
        + weights.region * ("region" in same)
        + weights.sector * ("sector" in same)
        + weights.language * (not one.languages.isdisjoint(other.languages))
        + weights.hours * min(1.0, shared / PLENTY)
    )


def _cost(need: Need, candidate: Candidate, weights: Weights) -> float:
    record = candidate.record
    asked = record.answered + record.unanswered
    # two answers that nobody gave keep a single silence from weighing like a habit
    silent = record.unanswered / (asked + 2)
    return (
        weights.share * (record.helping + record.waiting) / candidate.capacity
        + weights.week * record.this_week / candidate.weekly
        + weights.turn * record.accepted / max(candidate.present, NEWCOMER)
        + weights.silence * silent * (weights.urgency if need.urgent else 1)
    )


@lru_cache(maxsize=16384)
def _hours_in_common(one: WorkingWeek, other: WorkingWeek, monday: date) -> float:
    """Count the hours of a week in which both work; none where a zone is not known."""
    if one.zone is None or other.zone is None:
        return 0.0
    shared = (overlap(one, other, monday + timedelta(days=ahead)) for ahead in range(7))
    return sum((ends - starts).total_seconds() for starts, ends in filter(None, shared)) / 3600
