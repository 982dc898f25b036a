"""How well we order texts by who knows them, and how fast; against simpler ways.

`python -m benchmarks.affinity [SET.jsonl] [--no-timing]`. A set is lines of JSON of two kinds, in
any order: a text, `{"id": "t1", "text": "…"}`, and a person with what they wrote and how well
they say that they know some of the texts, `{"person": "…", "wrote": ["…"], "ratings": {"t1": 4}}`.
A rating is any number; more is better.

The loss is what a way gets wrong: over all pairs of texts that one person rated differently, the
difference of the two ratings where the way orders them the other way round (half of it where it
cannot tell), divided by the sum of all differences. 0 is right throughout, .5 is chance.
"""

import argparse
import json
import os
import random
import statistics
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

from benchmarks import machine
from bot import encoder
from bot.domain.affinity import TOKENS, Affinity
from bot.domain.search.counting import count
from bot.domain.search.index import Encode, Floats
from bot.domain.search.lexical import Lexicon
from bot.domain.search.terms import terms
from bot.services.starter import FOLDER

OURS = Path(__file__).parent / "sets" / "affinity" / "mentors.jsonl"
PROFILES, PIECES = 10_000, 5
LENGTHS = (9, 72, 215)
"""Words of a short question, a problem and a long one."""
ROUNDS = 60

Scores: TypeAlias = Callable[[str], Floats]
"""Scores a text against all people: (people,)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """People, what they wrote, and how well they know some texts."""

    wrote: list[list[str]]
    ratings: list[dict[str, float]]
    """For each person, a rating by text."""


def read(path: Path) -> Labelled:
    lines = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    texts = {line["id"]: line["text"] for line in lines if "id" in line}
    people = [line for line in lines if "person" in line]
    return Labelled(
        wrote=[person["wrote"] for person in people],
        ratings=[{texts[key]: rating for key, rating in p["ratings"].items()} for p in people],
    )


def loss(labelled: Labelled, scores: Scores) -> float:
    """Say which part of all differences is ordered wrongly."""
    texts = {text for rated in labelled.ratings for text in rated}
    found = {text: scores(text) for text in sorted(texts)}
    wrong = total = 0.0
    for person, rated in enumerate(labelled.ratings):
        ratings = np.array(list(rated.values()), np.float64)
        given = np.array([found[text][person] for text in rated])
        more = np.maximum(ratings[:, None] - ratings, 0)
        apart = given[:, None] - given
        wrong += float((more * ((apart < 0) + 0.5 * (apart == 0))).sum())
        total += float(more.sum())
    return wrong / total


def ways(labelled: Labelled, encode: Encode | None) -> Iterable[tuple[str, Scores]]:
    """Name what is compared, simplest first."""
    chance = np.random.default_rng(0)
    joined = [" ".join(pieces) for pieces in labelled.wrote]
    lexicon = Lexicon([count(text) for text in joined])
    yield "chance", lambda _: chance.random(len(joined), np.float32)
    yield "BM25 of all that a person wrote", lambda text: lexicon.scores(terms(text))
    if encode:
        yield "cosine of one joined text", pooled([[text] for text in joined], encode, np.max)
        yield "cosine of the pieces' mean vector", centroids(labelled.wrote, encode)
        yield "cosine of the nearest piece", pooled(labelled.wrote, encode, np.max)
        yield "cosine of the nearest 3, mean", pooled(labelled.wrote, encode, nearest_three)
    yield "ours, by words alone", Affinity(labelled.wrote, None).scores
    if encode:
        yield "ours", Affinity(labelled.wrote, encode).scores


def pooled(wrote: list[list[str]], encode: Encode, pool: Callable[[Floats], float]) -> Scores:
    vectors = [encode(pieces, max_tokens=256) for pieces in wrote]

    def scores(text: str) -> Floats:
        vector = encode([text], max_tokens=256)[0]
        return np.array([pool(own @ vector) for own in vectors], np.float32)

    return scores


def nearest_three(cosines: Floats) -> float:
    return float(np.sort(cosines)[-3:].mean())


def centroids(wrote: list[list[str]], encode: Encode) -> Scores:
    means = np.stack([encode(pieces, max_tokens=256).mean(axis=0) for pieces in wrote])
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    return lambda text: means @ encode([text], max_tokens=256)[0]


def remembered(encode: Encode) -> Encode:
    """Embed each text once, however many ways ask for it."""
    known: dict[tuple[str, int], Floats] = {}

    def each(texts: Sequence[str], *, max_tokens: int = TOKENS) -> Floats:
        for text in texts:
            if (text, max_tokens) not in known:
                known[text, max_tokens] = encode([text], max_tokens=max_tokens)[0]
        return np.stack([known[text, max_tokens] for text in texts])

    return each


def crowd(encode: Encode | None) -> tuple[Affinity, Callable[[int], str]]:
    """Make as many people as a large network has, of the library's words, with made-up vectors.

    Also returns a way to make a text of so many words. Only a question is embedded for true.
    """
    dice, chance = random.Random(1), np.random.default_rng(1)  # noqa: S311  # no secret
    words = " ".join(file.read_text("utf-8") for file in sorted(FOLDER.glob("*.md"))).split()

    def written(length: int) -> str:
        return " ".join(dice.choices(words, k=length))

    def made_up(texts: Sequence[str], *, max_tokens: int = TOKENS) -> Floats:
        if encode and len(texts) == 1:
            return encode(texts, max_tokens=max_tokens)
        vectors = chance.standard_normal((len(texts), encoder.model.WIDTH), np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return vectors

    people = [[written(dice.randint(30, 70)) for _ in range(PIECES)] for _ in range(PROFILES)]
    return Affinity(people, made_up if encode else None), written


def timing(encode: Encode | None) -> None:
    affinity, written = crowd(encode)
    print(f"\n{PROFILES:,} people with {PIECES} pieces each, from text to scores, in ms")
    print("(processor: of all cores, what matters where others load the machine)")
    for length in LENGTHS:
        questions = [written(length) for _ in range(ROUNDS)]
        print(f"{length:>6} words: {spent(affinity.scores, questions)}")
        if encode:
            alone = spent(lambda text: encode([text], max_tokens=TOKENS), questions)
            print(f"    embedding: {alone}")
    print(f"load of the machine meanwhile: {os.getloadavg()[0]:.1f}")


def spent(act: Callable[[str], object], questions: Sequence[str]) -> str:
    """Say what a question costs in milliseconds, by the clock and by the processor."""
    clock, processor = [], []
    for question in questions:
        start, busy = time.perf_counter(), time.process_time()
        act(question)
        processor.append(1000 * (time.process_time() - busy))
        clock.append(1000 * (time.perf_counter() - start))
    median, late = statistics.median(clock), statistics.quantiles(clock, n=20)[-1]
    return f"median {median:.1f}, p95 {late:.1f}, processor {statistics.median(processor):.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("path", nargs="?", type=Path, default=OURS, metavar="SET.jsonl")
    parser.add_argument("--no-timing", action="store_true")
    options = parser.parse_args()
    if not options.path.is_file():
        parser.error(f"There is no file {options.path}.")
    encode, labelled = encoder.find(), read(options.path)
    print(machine.described("numpy", "onnxruntime"))
    print("meaning from", encode.fingerprint if encode else "no model: words alone")
    rated = sum(map(len, labelled.ratings))
    pieces = sum(map(len, labelled.wrote))
    print(f"\n{options.path.name}: {len(labelled.wrote)} people, {pieces} pieces, {rated} ratings")
    for name, scores in ways(labelled, remembered(encode) if encode else None):
        print(f"{name:<36} loss {loss(labelled, scores):.3f}")
    if not options.no_timing:
        timing(encode)


if __name__ == "__main__":
    main()
