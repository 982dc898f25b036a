"""The starter library and its labelled problems keep their own rules."""

import json
from collections import Counter
from datetime import date
from pathlib import Path

import frontmatter
import pytest

from bot.domain.topics import SUPPORTS, TOPICS, labels

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "guidance").glob("*.md"))
SETS = ROOT / "benchmarks" / "sets" / "silence"
PIECES = {path.stem: frontmatter.load(str(path)) for path in FILES}

KEYS = {"title", "kind", "topics", "support", "summary", "source", "licence", "reviewed"}
KINDS = {"tip", "guiding reflection", "prompt", "anecdote", "framework step"}
TOPIC_SLUGS = [topic.slug for topic in TOPICS]
SUPPORT_SLUGS = [support.slug for support in SUPPORTS]

every_piece = pytest.mark.parametrize("slug", PIECES)


def _problems(name: str) -> list[dict]:
    return [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()]


def _pieces_on(topic: str) -> list[str]:
    return [slug for slug, piece in PIECES.items() if topic in piece["topics"]]


def test_the_library_holds_at_least_48_pieces():
    assert len(PIECES) >= 48


@every_piece
def test_the_front_matter_is_complete_and_has_nothing_else(slug):
    assert set(PIECES[slug].keys()) == KEYS
    assert PIECES[slug]["licence"] == "CC BY 4.0"
    assert isinstance(PIECES[slug]["reviewed"], date)


@every_piece
def test_the_file_name_is_a_slug(slug):
    assert slug == slug.lower()
    assert all(word.isalnum() and word.isascii() for word in slug.split("-"))


@every_piece
def test_it_is_sorted_by_the_controlled_lists(slug):
    piece = PIECES[slug]
    assert piece["kind"] in KINDS
    assert piece["support"] in SUPPORT_SLUGS
    assert 1 <= len(piece["topics"]) <= 3
    assert len(set(piece["topics"])) == len(piece["topics"])
    assert set(piece["topics"]) <= set(TOPIC_SLUGS)


@every_piece
def test_it_can_be_read_on_a_phone(slug):
    piece = PIECES[slug]
    assert 0 < len(piece["title"]) <= 90
    assert 0 < len(piece["summary"]) <= 160
    assert 120 <= len(piece.content.split()) <= 300
    assert "!" not in piece.content + piece["title"] + piece["summary"]


@every_piece
def test_it_keeps_to_the_markdown_that_every_view_can_show(slug):
    lines = PIECES[slug].content.splitlines()
    headings = [line for line in lines if line.startswith("#")]
    assert all(line.startswith("## ") for line in headings)
    assert not [line for line in lines if line.startswith((">", "|", "```", "* ", "1.", "  "))]
    assert "![" not in PIECES[slug].content


@every_piece
def test_the_source_is_credited(slug):
    source = PIECES[slug]["source"]
    assert {"title", "author", "year"} <= set(source) <= {"title", "author", "year", "url"}
    assert source["title"]
    assert source["author"]
    assert 1950 <= source["year"] <= PIECES[slug]["reviewed"].year
    assert source.get("url", "https://").startswith("https://")


def test_titles_and_summaries_are_unique():
    for key in ("title", "summary"):
        shared = [text for text, n in Counter(p[key] for p in PIECES.values()).items() if n > 1]
        assert not shared


@pytest.mark.parametrize("topic", TOPIC_SLUGS)
def test_every_topic_has_two_pieces_or_more(topic):
    assert len(_pieces_on(topic)) >= 2


@pytest.mark.parametrize("support", SUPPORT_SLUGS)
def test_every_support_has_four_pieces_or_more(support):
    assert sum(piece["support"] == support for piece in PIECES.values()) >= 4


def test_anecdotes_say_that_they_are_composites():
    anecdotes = [piece for piece in PIECES.values() if piece["kind"] == "anecdote"]
    assert anecdotes
    assert all("A composite, not one district" in piece.content for piece in anecdotes)


def test_every_piece_chiefly_on_wellbeing_says_where_to_find_help():
    chiefly = {s: p for s, p in PIECES.items() if p["topics"][0] == "wellbeing-and-sustainability"}
    assert chiefly
    assert not [slug for slug, piece in chiefly.items() if "988" not in piece.content]
    assert not [slug for slug, piece in chiefly.items() if "assistance" not in piece.content]


@pytest.mark.parametrize(("name", "covered", "silent"), [("tuning", 40, 30), ("heldout", 40, 30)])
def test_a_set_of_problems_is_labelled_with_pieces_that_exist(name, covered, silent):
    problems = _problems(name)
    assert Counter(p["covered"] for p in problems) == {True: covered, False: silent}
    for problem in problems:
        assert set(problem) == {"text", "covered", "relevant"}
        assert 40 <= len(problem["text"].split()) <= 120
        assert set(problem["relevant"]) <= set(PIECES)
        assert len(problem["relevant"]) in (range(1, 6) if problem["covered"] else [0])


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
