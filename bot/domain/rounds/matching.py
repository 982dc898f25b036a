"""Pair people so that the sum of how well they suit each other is the greatest there is."""

from typing import TypeAlias

import numpy as np
import rustworkx
from numpy.typing import NDArray

Weights: TypeAlias = NDArray[np.int64]
"""(n, n), symmetric; IMPOSSIBLE where two cannot be paired, and on the diagonal."""
Prices: TypeAlias = NDArray[np.float32]

IMPOSSIBLE = np.iinfo(np.int64).min

SMALL = 300
"""Up to so many people all pairs are looked at: a fifth of a second."""
PARTNERS = 40
"""Beyond that, the partners of each that take part in the search."""
_HEATS = (20.0, 10.0, 5.0, 2.0, 1.0)
_STEPS = 20
_WORST = 1000.0
"""What counts as far below every fit, where prices are worked out."""


def best_pairs(weights: Weights) -> list[tuple[int, int]]:
    """Return the pairs, by row: as many as there can be, and of those the ones of most weight.

    Above SMALL people the search is among each one's PARTNERS most promising partners, and is
    widened where that leaves somebody out. `benchmarks/pairing.py` compares it with the search
    among all pairs. The same weights always give the same pairs.
    """
    size = len(weights)
    partners = size if size <= SMALL else PARTNERS
    while True:
        pairs = _matched(size, *_promising(weights, partners), weights)
        is_whole = 2 * len(pairs) >= size - size % 2 and not _repeats(weights, pairs)
        if is_whole or partners >= size:
            return pairs
        partners *= 8


def upper_bound(weights: Weights) -> float:
    """Tell a weight that no perfect pairing can exceed: half a price each, raised till all hold."""
    asked = prices(weights)
    return float((asked + shortfall(weights, asked) / 2).sum())


def prices(weights: Weights) -> Prices:
    """Put a price on everybody, so that two together cost about what the best pairs weigh.

    The dual of the pairing, smoothed (as Sinkhorn's) and cooled down: whoever suits many is dear,
    and is not on everybody's list. Averaging the old and the new price keeps it from swinging.
    """
    softened = _softened(weights)
    asked = np.full(len(weights), softened.max() / 2, np.float32)
    for heat in _HEATS:
        for _ in range(_STEPS):
            offers = (softened - asked[None, :]) / heat
            best = offers.max(axis=1)
            worth = heat * (best + np.log(np.exp(offers - best[:, None]).sum(axis=1)))
            asked = ((asked + worth) / 2).astype(np.float32)
    return asked


def shortfall(weights: Weights, asked: Prices) -> Prices:
    """Tell by how much each one's price is too low for some pair, at most."""
    missing: Prices = (_softened(weights) - asked[:, None] - asked[None, :]).max(axis=1)
    return missing


def _matched(
    size: int, ones: NDArray[np.int64], others: NDArray[np.int64], weights: Weights
) -> list[tuple[int, int]]:
    graph = rustworkx.PyGraph[int, int](multigraph=False)
    graph.add_nodes_from(range(size))
    edges = zip(ones.tolist(), others.tolist(), weights[ones, others].tolist(), strict=True)
    graph.add_edges_from(list(edges))
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return sorted((min(pair), max(pair)) for pair in found)


def _promising(weights: Weights, partners: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """List the pairs worth looking at: those that cost least at everybody's price."""
    size = len(weights)
    if partners >= size:
        ones, others = np.nonzero(np.triu(weights != IMPOSSIBLE, 1))
        return ones, others
    asked = prices(weights)
    cost = asked[:, None] + asked[None, :] - _softened(weights)
    cost += np.random.default_rng(size).random(cost.shape, np.float32)  # no ties by place
    chosen = np.argpartition(cost, partners, axis=1)[:, :partners]
    rows = np.repeat(np.arange(size), partners)
    ones, others = np.minimum(rows, chosen.ravel()), np.maximum(rows, chosen.ravel())
    codes = np.unique((ones * size + others)[weights[ones, others] != IMPOSSIBLE])
    return codes // size, codes % size


def _softened(weights: Weights) -> Prices:
    """Bring what is far below every fit near enough for small numbers."""
    return np.maximum(weights, -_WORST).astype(np.float32)


def _repeats(weights: Weights, pairs: list[tuple[int, int]]) -> bool:
    return any(weights[pair] < 0 for pair in pairs)
