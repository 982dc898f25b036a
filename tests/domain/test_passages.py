"""A piece in passages, and the sentence that answers."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.guidance import Piece, Source
from bot.domain.passages import LONGEST, cut, plain, sentence, sentences

SHORT = Piece(
    slug="an-office-of-one",
    title="An office of one.",
    kind="tip",
    topics=frozenset(),
    support=None,
    summary="Decide *what is not yours* before others do.",
    source=Source(title="Made up", author="Ada Example", year=2026),
    licence="CC BY 4.0",
    reviewed=date(2026, 1, 1),
    body="""**This week**
- Write down what is [yours](https://example.org "a link").
- Show it to
  your superintendent.

Then send complaints back.""",
)


def long(*sections: tuple[str, int]) -> Piece:
    """Make a piece with sections of so many words."""
    written = (f"## {name}\n\n{'A word or two. ' * (words // 4)}" for name, words in sections)
    return replace(SHORT, summary="", body="\n\n".join(written))


def test_a_short_piece_is_one_passage_that_opens_with_its_summary() -> None:
    [passage] = cut(SHORT)
    assert (passage.place, passage.heading) == (0, None)
    assert passage.text.splitlines() == [
        "Decide what is not yours before others do.",
        "This week:",
        "• Write down what is yours.",
        "• Show it to your superintendent.",
        "Then send complaints back.",
    ]
    assert passage.indexed.startswith("An office of one. Decide what is not yours")


def test_a_long_piece_is_cut_at_its_headings_and_each_part_says_what_it_is_about() -> None:
    first, second = cut(long(("Before the vote", 120), ("After the vote", 140)))
    assert (first.heading, second.heading) == ("Before the vote", "After the vote")
    assert second.text.startswith("After the vote:\nA word")
    assert second.indexed.startswith("An office of one. After the vote\nA word")


def test_a_heading_announces_the_sentence_that_answers_and_is_none() -> None:
    text = "When the call comes:\n• Ask who calls, and for when."
    assert sentence(text, "What comes then?") is None
    found = sentence(text, "Who calls, and when?")
    assert found
    assert text[found.start : found.end] == "Ask who calls, and for when."


def test_a_part_that_begins_within_a_section_carries_its_heading() -> None:
    paragraphs = "\n\n".join("A word or two. " * 20 for _ in range(4))
    _, second = cut(replace(SHORT, summary="", body=f"# The vote\n{paragraphs}"))
    assert second.heading == "The vote"
    assert second.indexed.startswith("An office of one. The vote. A word")
    assert second.text.startswith("A word")


def test_a_paragraph_longer_than_a_passage_is_cut_between_sentences() -> None:
    parts = cut(replace(SHORT, summary="", body="Seven words are in this one sentence. " * 60))
    assert len(parts) == 3
    assert all(part.text.endswith("sentence.") for part in parts)


def test_a_piece_of_nothing_but_a_title_is_found_by_it() -> None:
    [passage] = cut(replace(SHORT, summary="", body=" \n"))
    assert "An office of one" in passage.indexed


KEPT = ("vote", "board.", "why?")


@given(
    words=st.lists(
        st.sampled_from(["vote", "board.", "\n", "\n\n", "# Act", "**Now**", "- item", "why?"]),
        max_size=900,
    )
)
def test_cutting_loses_no_word_and_no_passage_is_too_long(words: list[str]) -> None:
    piece = replace(SHORT, title="", summary="", body=" ".join(words).replace(" \n", "\n"))
    parts = cut(piece)
    said = [word.removesuffix(":") for part in parts for word in part.text.split()]
    assert [word for word in said if word in KEPT] == [word for word in words if word in KEPT]
    assert all(len(part.text.split()) <= LONGEST for part in parts)
    assert [part.place for part in parts] == list(range(len(parts)))
    assert parts == cut(piece)


@pytest.mark.parametrize(
    ("markdown", "words"),
    [
        ("**Ask** the _board_", "Ask the board"),
        ("***Now***, then **a *b* c**", "Now, then a b c"),
        ("[The guide](https://example.org/a_b_c), ![a chart](x.png)", "The guide, a chart"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ("> What they said", "What they said"),
        ("run `make`", "run make"),
    ],
)  # fmt: skip
def test_marks_go_and_words_stay(markdown: str, words: str) -> None:
    assert plain(markdown) == words


def shown(text: str) -> list[str]:
    return [text[place.start : place.end] for place in sentences(text)]


def test_sentences_end_where_they_end() -> None:
    assert shown('Ask Dr. Example first. "Why us?" she said. Then wait… Then\nact. ') == [
        "Ask Dr. Example first.",
        '"Why us?" she said.',
        "Then wait…",
        "Then",
        "act.",
    ]


def test_a_bullet_is_no_part_of_a_sentence() -> None:
    assert shown("• Ask. Wait.\n• Ask again.") == ["Ask.", "Wait.", "Ask again."]


TEXT = "Boards vote in spring. Suspensions fall where the referrals are read. Families come at six."


def best(query: str) -> str | None:
    found = sentence(TEXT, query)
    return found and TEXT[found.start : found.end]


def test_the_sentence_that_answers_is_found_in_any_form_of_the_words() -> None:
    assert best("Who reads a referral before a suspension?") == (
        "Suspensions fall where the referrals are read."
    )
    assert best("When does the family arrive?") == "Families come at six."


def test_where_no_word_is_shared_no_sentence_is_better_than_another() -> None:
    assert best("dripping taps") is None
    assert best("") is None


def test_a_rare_word_decides_between_two_sentences() -> None:
    text = "The board met. The ombuds met."
    found = sentence(text, "board ombuds", {"board": 0.1, "ombud": 3.0}.__getitem__)
    assert found
    assert text[found.start : found.end] == "The ombuds met."


@given(text=st.text("ab.?! \n\"'A1", max_size=60))
def test_sentences_are_in_order_and_hold_all_that_is_said(text: str) -> None:
    places = sentences(text)
    assert "".join("".join(shown(text)).split()) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(places))
