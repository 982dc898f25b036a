"""The ways to choose whom to ask that are compared."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from bot.domain.matching import WEIGHTS, Candidate, Need, Weights, fits, in_order

Choose = Callable[[Need, Sequence[Candidate], np.random.Generator], list[Candidate]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    name: str
    choose: Choose
    """Return who is asked now; nobody, where nobody can be."""
    has_clock: bool = True
    """A reminder, and on to the next; otherwise whoever is asked stays asked."""
    keeps_limits: bool = True
    """Capacity and weekly caps hold; otherwise a mentor gets what they say yes to."""


def ours(weights: Weights = WEIGHTS, *, name: str = "Lantern") -> Way:
    """Ask the first of the product's own order."""
    return Way(name=name, choose=lambda need, several, _: in_order(need, several, weights)[:1])


def _random(
    need: Need, several: Sequence[Candidate], chance: np.random.Generator
) -> list[Candidate]:
    able = _able(need, several)
    return [able[chance.integers(len(able))]] if able else []


def _best(need: Need, several: Sequence[Candidate], _: np.random.Generator) -> list[Candidate]:
    able = _able(need, several)
    return [max(able, key=lambda each: need.affinity[each.mentor])] if able else []


def _everybody(need: Need, several: Sequence[Candidate], _: np.random.Generator) -> list[Candidate]:
    return [each for each in several if fits(need, each)]


def _able(need: Need, several: Sequence[Candidate]) -> list[Candidate]:
    return [each for each in several if fits(need, each) and each.has_room]


def _best_of_all(
    need: Need, several: Sequence[Candidate], _: np.random.Generator
) -> list[Candidate]:
    able = _everybody(need, several, _)
    return [max(able, key=lambda each: need.affinity[each.mentor])] if able else []


RANDOM = Way(name="random", choose=_random)
EVERYBODY = Way(
    name="ping all, first click wins", choose=_everybody, has_clock=False, keeps_limits=False
)
BEST = Way(name="best affinity only", choose=_best)
BEST_OF_ALL = Way(name="best affinity only, no limits", choose=_best_of_all, keeps_limits=False)
