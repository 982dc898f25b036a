"""Whether what is shown fits, and whether nothing is shown where nothing does.

`python -m benchmarks.silence` asks all problems of both sets, up to three pieces each, through
`Library.search` as the product does, and prints for each set
- precision: the part of all that was shown that is labelled as fitting,
- coverage: for which part of the covered problems anything was shown,
- served: for which part of them something was shown that is labelled as fitting,
- silent: for which part of the others nothing was.
The aim: a precision of at least .90, and a coverage of at least .70.

`--calibrate` looks for the bars of `bot/domain/search/silence.py` on the tuning set alone.
`--unlabelled SET` lists what was shown and is not labelled as fitting, to be judged by a person
(the tuning set's while choosing; the held-out set's only when nothing is chosen any more).
"""

import argparse
import asyncio
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np

from benchmarks import machine
from bot import encoder
from bot.domain.search import Encode, Hit, worth_showing
from bot.domain.search.silence import Bars
from bot.services.library import QUERY_TOKENS, Library
from bot.services.starter import Starter, load

SETS = Path(__file__).parent / "sets" / "silence"
NAMES = ("tuning", "heldout")
MOST = 3
"""Pieces shown in a problem's thread."""
PRECISION, COVERAGE = 0.90, 0.70

Shown: TypeAlias = Sequence[Sequence[str]]
"""For each problem, the slugs of what was shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    text: str
    covered: bool
    relevant: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    precision: float
    coverage: float
    served: float
    silent: float
    pieces: int

    def __str__(self) -> str:
        shown = f"{self.precision:10.2f}{self.coverage:10.2f}{self.served:8.2f}{self.silent:8.2f}"
        return f"{shown}{self.pieces:8}"


HEADINGS = f"{'precision':>10}{'coverage':>10}{'served':>8}{'silent':>8}{'pieces':>8}"


def read(name: str) -> list[Problem]:
    lines = (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()
    return [_problem(json.loads(line)) for line in lines if line.strip()]


def _problem(line: dict[str, Any]) -> Problem:
    return Problem(text=line["text"], covered=line["covered"], relevant=frozenset(line["relevant"]))


def measure(problems: Sequence[Problem], shown: Shown) -> Measured:
    both = list(zip(problems, shown, strict=True))
    pieces = sum(map(len, shown))
    fitting = [len(problem.relevant.intersection(slugs)) for problem, slugs in both]
    covered = sum(problem.covered for problem in problems)
    return Measured(
        precision=sum(fitting) / pieces if pieces else 1.0,
        coverage=sum(problem.covered and bool(slugs) for problem, slugs in both) / covered,
        served=sum(map(bool, fitting)) / covered,
        silent=sum(not problem.covered and not slugs for problem, slugs in both)
        / (len(problems) - covered),
        pieces=pieces,
    )


async def ask(library: Library, problems: Sequence[Problem]) -> Shown:
    """Ask as a problem's thread does: its best pieces, or nothing."""
    found = [await library.search(problem.text, limit=MOST) for problem in problems]
    return [[each.piece.slug for each in pieces] for pieces in found]


def report(encode: Encode | None) -> None:
    library = Library(load(encode))
    print(f"\n{'by meaning and words' if encode else 'by words alone':24}{HEADINGS}")
    for name in NAMES:
        problems = read(name)
        print(f"{name:24}{measure(problems, asyncio.run(ask(library, problems)))}")


def calibrate(encode: Encode | None) -> None:
    """Print the bars that show most problems something, where what is shown fits often enough."""
    starter, problems = load(encode), read("tuning")
    hits = [found(starter, problem.text) for problem in problems]
    choices = sorted(_measured(starter, problems, hits, dense=encode is not None), key=_worth)
    print(f"\n{'on the tuning set':24}{HEADINGS}")
    for bars, result in choices[-8:]:
        print(f"{bars.near:.2f} {bars.fitting:.2f} {bars.further:.2f}{'':10}{result}")


def _worth(choice: tuple[Bars, Measured]) -> tuple[float, float, float]:
    """Order bars: precise enough first, then who is served, then by how precise."""
    bars, result = choice
    return min(result.precision, PRECISION), result.served, result.precision - bars.further / 1e6


def _measured(
    starter: Starter, problems: Sequence[Problem], hits: Sequence[list[Hit]], *, dense: bool
) -> Iterator[tuple[Bars, Measured]]:
    nears = np.arange(0.26, 0.46, 0.02) if dense else [0.0]
    sums = np.arange(0.44, 0.80, 0.01) if dense else np.arange(0.10, 0.50, 0.01)
    for near, fitting, further in product(nears, sums, sums):
        if further >= fitting:
            bars = Bars(near=near, fitting=fitting, further=further)
            shown = [worth_showing(each, dense=dense, bars=bars) for each in hits]
            yield bars, measure(problems, [_slugs(starter, each) for each in shown])


def found(starter: Starter, text: str) -> list[Hit]:
    encode = starter.encode
    vector = encode([text], max_tokens=QUERY_TOKENS)[0] if encode else None
    return starter.holdings.index.search(text, vector, limit=MOST)


def _slugs(starter: Starter, hits: Sequence[Hit]) -> list[str]:
    return [starter.holdings.place(hit.row)[0] for hit in hits]


def unlabelled(name: str, encode: Encode | None) -> None:
    library, problems = Library(load(encode)), read(name)
    shown = asyncio.run(ask(library, problems))
    for number, (problem, slugs) in enumerate(zip(problems, shown, strict=True)):
        if others := [slug for slug in slugs if slug not in problem.relevant]:
            kind = "covered" if problem.covered else "NOT COVERED"
            print(f"\n{number}. {problem.text}\n   {kind}; fitting: {sorted(problem.relevant)}")
            print(f"   shown besides: {others}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--calibrate", action="store_true")
    parser.add_argument("--unlabelled", choices=NAMES)
    options = parser.parse_args()
    encode = encoder.find()
    print(machine.described("numpy", "onnxruntime"))
    print("meaning from", encode.fingerprint if encode else "no model: words alone")
    if options.unlabelled:
        unlabelled(options.unlabelled, encode)
        return
    for way in [encode, None] if encode else [None]:
        if options.calibrate:
            calibrate(way)
        else:
            report(way)


if __name__ == "__main__":
    main()
