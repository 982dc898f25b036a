"""The starter library and its labelled problems keep their own rules."""

import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.domain import linting
from bot.domain.guidance import GUIDES, KINDS, parse
from bot.domain.topics import SUPPORTS, TOPICS, labels

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "guidance").glob("*.md"))
SETS = ROOT / "benchmarks" / "sets" / "silence"
PIECES = {path.stem: parse(path.stem, path.read_text("utf-8")) for path in FILES}


def _problems(name: str) -> list[dict]:
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def test_the_library_holds_at_least_120_pieces():
    assert len(PIECES) >= 120


def test_the_lint_finds_no_fault():
    files = {path.name: path.read_bytes() for path in FILES}
    assert [str(fault) for fault in linting.lint(files, datetime.now(UTC).date())] == []


def test_every_topic_has_two_pieces_or_more_and_every_support_four():
    topics = Counter(topic for piece in PIECES.values() for topic in piece.topics)
    assert not [topic.slug for topic in TOPICS if topics[topic.slug] < 2]
    supports = Counter(piece.support for piece in PIECES.values())
    assert not [support.slug for support in SUPPORTS if supports[support.slug] < 4]


def test_there_are_pieces_of_every_kind():
    assert {piece.kind for piece in PIECES.values()} == set(KINDS)


def test_a_guided_set_has_all_its_steps():
    for guide in GUIDES:
        steps = sorted(piece.step or 0 for piece in PIECES.values() if piece.guide == guide)
        assert steps == list(range(1, len(steps) + 1))
        assert len(steps) >= 3


@pytest.mark.parametrize(("name", "covered", "silent"), [("tuning", 40, 30), ("heldout", 40, 30)])
def test_a_set_of_problems_is_labelled_with_pieces_that_exist(name, covered, silent):
    problems = _problems(name)
    assert Counter(p["covered"] for p in problems) == {True: covered, False: silent}
    for problem in problems:
        assert set(problem) == {"text", "covered", "relevant"}
        assert 40 <= len(problem["text"].split()) <= 120
        assert set(problem["relevant"]) <= set(PIECES)
        assert len(problem["relevant"]) in (range(1, 11) if problem["covered"] else [0])


def test_no_problem_is_in_both_sets_or_twice_in_one():
    texts = [
        " ".join(p["text"].lower().split()) for n in ("tuning", "heldout") for p in _problems(n)
    ]
    assert len(texts) == len(set(texts))


def test_labels_are_shown_in_the_order_given():
    assert labels(["student-voice", "gender-and-lgbtq-inclusion"]) == [
        "Student voice",
        "Gender and LGBTQ+ inclusion",
    ]
    with pytest.raises(KeyError):
        labels(["athletics"])
