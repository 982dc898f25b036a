"""Reads a labelled set in BEIR's format, and measures an order of texts against its labels."""

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from pathlib import Path
from typing import Any, TypeAlias

DEPTH = 10
"""How many of what is found count."""

Labels: TypeAlias = Mapping[str, int]
"""How well texts fit a question, by id; 0 is not at all."""


class NoSet(Exception):
    """A folder does not hold a labelled set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    id: str
    title: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A corpus, the questions that somebody labelled, and their labels, both by question's id."""

    corpus: list[Text]
    questions: dict[str, str]
    labels: dict[str, dict[str, int]]


def read(folder: Path) -> Labelled:
    """Read corpus.jsonl, queries.jsonl and qrels/test.tsv; raise NoSet, saying what is wrong."""
    try:
        labels = _labels(folder / "qrels" / "test.tsv")
        questions = {str(line["_id"]): str(line["text"]) for line in _lines(folder, "queries")}
        corpus = [
            Text(id=str(line["_id"]), title=str(line.get("title") or ""), body=str(line["text"]))
            for line in _lines(folder, "corpus")
        ]
    except (OSError, ValueError, KeyError) as error:
        raise NoSet(f"{folder} is no set in BEIR's format: {error!r}") from error
    asked = {key: questions[key] for key in labels if key in questions}
    if not corpus or not asked:
        raise NoSet(f"{folder} has no texts, or none of the questions that its labels are for")
    return Labelled(corpus=corpus, questions=asked, labels=labels)


def _labels(file: Path) -> dict[str, dict[str, int]]:
    labels: dict[str, dict[str, int]] = {}
    with file.open(encoding="utf-8", newline="") as lines:
        for question, text, label in list(csv.reader(lines, delimiter="\t"))[1:]:
            labels.setdefault(question, {})[text] = int(label)
    return {key: texts for key, texts in labels.items() if any(one > 0 for one in texts.values())}


def _lines(folder: Path, name: str) -> Iterator[dict[str, Any]]:
    with (folder / f"{name}.jsonl").open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def ndcg(found: Sequence[str], labels: Labels) -> float:
    """Say how good an order is beside the best one: 1 where all that fits comes first."""
    best = sorted((label for label in labels.values() if label > 0), reverse=True)
    return _gained([labels.get(text, 0) for text in found]) / _gained(best)


def recall(found: Sequence[str], labels: Labels) -> float:
    """Say which part of what fits was found."""
    fitting = {text for text, label in labels.items() if label > 0}
    return len(fitting.intersection(found[:DEPTH])) / len(fitting)


def _gained(labels: Sequence[int]) -> float:
    return sum(max(label, 0) / log2(2 + place) for place, label in enumerate(labels[:DEPTH]))
