"""A round of pairs: repeats, how well people suit each other, and time, beside two other ways.

`python -m benchmarks.pairing` draws six rounds in a row for plainly made-up members, each with
the history of the ones before: as the product does, greedily (the best pair first), and by
shuffling and going back where a pair met before, as well-known pairing bots do.
"""

import random
import resource
import time
from collections.abc import Callable, Sequence
from itertools import combinations, combinations_with_replacement

import numpy as np
import rustworkx

from benchmarks.machine import described
from bot.domain.hours import WorkingWeek
from bot.domain.members import District, Person
from bot.domain.rounds import Peer, draw
from bot.domain.rounds.drawing import LARGEST
from bot.domain.rounds.matching import IMPOSSIBLE, best_pairs, prices, shortfall
from bot.domain.rounds.peers import fits
from bot.domain.topics import TOPICS

YEAR, ROUNDS, WITHIN = 2026, 6, 6
ZONES = ("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles")

Pairs = set[frozenset[str]]
Way = Callable[[Sequence[Peer], list[Pairs], int], Pairs]


def network(count: int, seed: int) -> list[Peer]:
    """Make up members: two to a district, two topics each, some with a wish."""
    chance = random.Random(seed)  # noqa: S311
    slugs = [topic.slug for topic in TOPICS]
    heavy = [1 / rank for rank in range(1, len(slugs) + 1)]
    return [
        Peer(
            person=Person(
                member=f"U{number:05}",
                district=District(
                    setting=chance.choice(("urban", "suburban", "town", "rural")),
                    size=chance.choice(("small", "medium", "large")),
                    region=chance.choice(("northeast", "midwest", "south", "west")),
                    sector="district",
                ),
                district_key=f"district {number // 2}",
                role_since=YEAR - chance.randrange(12),
                topics=frozenset(chance.choices(slugs, heavy, k=2)),
                week=WorkingWeek(zone=chance.choice(ZONES)),
            ),
            wish=chance.choice((None, None, "same_topic", "other_region", "experience")),
        )
        for number in range(count)
    ]


def ours(peers: Sequence[Peer], past: list[Pairs], seed: int) -> Pairs:
    it = draw(peers, apart=(), past=past, no_repeat_within=WITHIN, seed=seed, year=YEAR)
    return {frozenset(pair) for group in it.groups for pair in combinations(group.members, 2)}


def greedy(peers: Sequence[Peer], past: list[Pairs], seed: int) -> Pairs:
    """Take the best pair that is left, again and again."""
    order = list(peers)
    random.Random(seed).shuffle(order)  # noqa: S311
    weights = weigh(order, past)
    ones, others = np.triu_indices(len(order), 1)
    left, chosen = set(range(len(order))), set()
    for at in np.argsort(-weights[ones, others], kind="stable"):
        one, other = int(ones[at]), int(others[at])
        if one in left and other in left and weights[one, other] != IMPOSSIBLE:
            left -= {one, other}
            chosen.add(frozenset((order[one].member, order[other].member)))
    return chosen


def shuffled(peers: Sequence[Peer], past: list[Pairs], seed: int) -> Pairs:
    """Shuffle, pair neighbours, and swap forward where two have met or share a district."""
    order = list(peers)
    random.Random(seed).shuffle(order)  # noqa: S311
    met = set().union(*past[:WITHIN])
    for at in range(0, len(order) - 1, 2):
        for other in range(at + 1, len(order)):
            if _is_free(order[at], order[other], met):
                order[at + 1], order[other] = order[other], order[at + 1]
                break
    return {
        frozenset((order[at].member, order[at + 1].member)) for at in range(0, len(order) - 1, 2)
    }


def _is_free(one: Peer, other: Peer, met: Pairs) -> bool:
    return (
        one.person.district_key != other.person.district_key
        and frozenset((one.member, other.member)) not in met
    )


def weigh(peers: Sequence[Peer], past: list[Pairs]) -> np.ndarray:
    """Weigh pairs by what they have in common; repeats far below, one district not at all."""
    weights = fits(peers, year=YEAR)
    place = {peer.member: row for row, peer in enumerate(peers)}
    for pair in set().union(*past[:WITHIN]):
        one, other = (place[member] for member in pair)
        weights[one, other] = weights[other, one] = weights[one, other] - 10**6
    keys = np.array([peer.person.district_key for peer in peers])
    weights[keys[:, None] == keys[None, :]] = IMPOSSIBLE
    return weights


def season(way: Way, peers: Sequence[Peer], rounds: int = ROUNDS) -> tuple[int, float, float]:
    """Draw a season; return repeats, the mean fit of a pair, and the longest round in seconds."""
    past: list[Pairs] = []
    repeats, fit, longest = 0, [], 0.0
    known = {peer.member: peer for peer in peers}
    for seed in range(rounds):
        began = time.perf_counter()
        pairs = way(peers, past, seed)
        longest = max(longest, time.perf_counter() - began)
        repeats += len(pairs & set().union(*past[:WITHIN]))
        fit.append(mean_fit(pairs, known))
        past.insert(0, pairs)
    return repeats, float(np.mean(fit)), longest


def mean_fit(pairs: Pairs, known: dict[str, Peer]) -> float:
    two = [
        fits([known[member] for member in pair], year=YEAR)[0, 1]
        for pair in sorted(pairs, key=sorted)
    ]
    return float(np.mean(two))


def optimum(weights: np.ndarray) -> int:
    """Search among all pairs: exact, and slow."""
    graph = rustworkx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(weights)))
    ones, others = np.nonzero(np.triu(weights != IMPOSSIBLE, 1))
    edges = zip(ones.tolist(), others.tolist(), weights[ones, others].tolist(), strict=True)
    graph.add_edges_from(list(edges))
    found = rustworkx.max_weight_matching(graph, max_cardinality=True, weight_fn=int)
    return sum(int(weights[pair]) for pair in found)


def exactness(count: int, seeds: int = 3) -> None:
    print(f"\n{count:,} people, the search among each one's best partners against all pairs:")
    for seed in range(seeds):
        weights = weigh(network(count, seed), [])
        best, chosen = optimum(weights), sum(int(weights[pair]) for pair in best_pairs(weights))
        found = "the optimum" if chosen == best else f"{best - chosen} below it"
        print(f"  seed {seed}: {chosen:,} of {best:,}, {found}")


def bound(count: int) -> None:
    """State how far a large round may be below the optimum, by a bound on the whole network.

    Prices come from parts of it, and are raised until no pair of the whole exceeds them.
    """
    peers = network(count, 7)
    known = {peer.member: peer for peer in peers}
    began = time.perf_counter()
    pairs = ours(peers, [], 7)
    took, fit = time.perf_counter() - began, mean_fit(pairs, known)
    parts = [peers[start : start + LARGEST] for start in range(0, count, LARGEST)]
    asked = [prices(weigh(part, [])) for part in parts]
    short = [np.zeros(len(part), np.float32) for part in parts]
    for one, other in combinations_with_replacement(range(len(parts)), 2):
        both = weigh([*parts[one], *parts[other]], [])
        missing = shortfall(both, np.concatenate([asked[one], asked[other]]))
        short[one] = np.maximum(short[one], missing[: len(parts[one])])
        short[other] = np.maximum(short[other], missing[len(parts[one]) :])
    limit = sum(float((it + more / 2).sum()) for it, more in zip(asked, short, strict=True))
    gap = 1 - fit * (count // 2) / limit
    print(f"\n{count:,} people: {took:.1f} s, mean fit {fit:.1f}, at most {100 * gap:.1f} % below")
    print("the optimum (by a bound that no pairing of all of them can exceed)")


def main() -> None:
    print(described("numpy", "rustworkx"))
    for count in (100, 1_000):
        peers = network(count, count)
        print(f"\n{count:,} people, {ROUNDS} rounds, no repeat within {WITHIN}")
        print(f"{'':24}{'repeats':>9}{'mean fit':>10}{'longest round':>16}")
        for name, way in (("ours", ours), ("greedy", greedy), ("shuffle and go back", shuffled)):
            repeats, fit, longest = season(way, peers)
            print(f"{name:24}{repeats:>9}{fit:>10.1f}{longest:>14.2f} s")
    exactness(1_000)
    bound(10_000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"\nMemory at most {peak:,.0f} MB")


if __name__ == "__main__":
    main()
