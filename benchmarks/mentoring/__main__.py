"""How a season of mentoring goes under Lantern's ranking, and under simpler ways to choose.

`python -m benchmarks.mentoring [--seasons 8] [--a-week 10] [--misjudged 0.2]`. A made-up network
of 300 officers and 40 mentors lives through 40 weeks once for each way, and each time with the
same problems, the same tempers and the same luck. The ranking sees affinities with an error; what
is reported are the true ones. The weights were chosen on seeds 1 to 4; these are others.
"""

import argparse
import time

import numpy as np

from benchmarks import machine
from benchmarks.mentoring import figures, ways, world
from benchmarks.mentoring.figures import Figures
from benchmarks.mentoring.season import Season

FIRST_SEED = 101
WAYS = (ways.ours(), ways.BEST, ways.BEST_OF_ALL, ways.RANDOM, ways.EVERYBODY)
TOLD = {
    "in_time": "a yes within 48 working hours (share)",
    "answered_in_time": "a yes or no within 48 working hours (share)",
    "helped": "a yes at all (share)",
    "affinity": "true affinity of who said yes",
    "against_best": "… against the best who had room",
    "gini": "Gini of the yeses",
    "seen": "requests a mentor saw",
    "most_seen": "… the most asked one",
    "declined": "requests a mentor said not now to",
    "over_capacity": "mentors ever over capacity",
}


def report(measured: dict[str, list[Figures]]) -> None:
    """Print each figure's mean over the seasons, and its standard deviation."""
    told = {name: figures.mean_and_spread(several) for name, several in measured.items()}
    for number, name in enumerate(measured, start=1):
        print(f"  ({number}) {name}")
    print(f"{'':45}" + "".join(f"{f'({number})':>17}" for number in range(1, len(told) + 1)))
    for figure, words in TOLD.items():
        columns = (each[figure] for each in told.values())
        print(f"{words:45}" + "".join(f"{mean:9.3f} ±{std:6.3f}" for mean, std in columns))


def judge(measured: dict[str, list[Figures]]) -> None:
    """Say whether the aims are met, season by season and in the mean."""
    ours = measured[WAYS[0].name]
    for peer in (ways.BEST, ways.BEST_OF_ALL):
        pairs = list(zip(ours, measured[peer.name], strict=True))
        for name, limit, is_met in (
            ("affinity", "at least 0.95", lambda share: share >= 0.95),
            ("gini", "at most 0.50", lambda share: share <= 0.5),
        ):
            shares = [getattr(one, name) / getattr(other, name) for one, other in pairs]
            mean = np.mean([getattr(one, name) for one in ours]) / np.mean(
                [getattr(other, name) for _, other in pairs]
            )
            print(
                f"{name} against {peer.name}: {mean:.3f} ({min(shares):.3f} to {max(shares):.3f}), "
                f"aim {limit}: {'met' if is_met(mean) else 'NOT MET'} in the mean, "
                f"in {sum(map(is_met, shares))} of {len(shares)} seasons"
            )
    over = sum(each.over_capacity for each in ours)
    print(f"mentors over capacity: {over:.0f}, aim 0: {'met' if over == 0 else 'NOT MET'}")


def main(options: argparse.Namespace) -> None:
    print(machine.described("numpy"))
    began = time.perf_counter()
    seeds = range(FIRST_SEED, FIRST_SEED + options.seasons)
    worlds = [
        world.make(seed, a_week=options.a_week, misjudged=options.misjudged) for seed in seeds
    ]
    wrong = np.mean([figures.misordered(each) for each in worlds])
    count = np.mean([len(each.cases) for each in worlds])
    print(
        f"{options.seasons} seasons of {count:.0f} problems in the mean; of mentors who fit, the "
        f"observed affinity misorders {wrong:.3f} (weighted Kendall loss; chance is 0.5)\n"
    )
    measured = {
        way.name: [
            figures.measure(each, Season(each, way, seed).run())
            for seed, each in zip(seeds, worlds, strict=True)
        ]
        for way in WAYS
    }
    report(measured)
    print()
    judge(measured)
    print(f"took {time.perf_counter() - began:.0f} s")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seasons", type=int, default=8)
    parser.add_argument("--a-week", type=float, default=world.PROBLEMS_A_WEEK)
    parser.add_argument("--misjudged", type=float, default=world.MISJUDGED)
    main(parser.parse_args())
