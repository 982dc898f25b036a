"""What only mentors read: how it is named, and what it takes."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.errors import InvalidInput
from bot.domain.problems import LONGEST_MADE_TITLE, LONGEST_TITLE, Draft, for_mentors, title_of

TODAY = date(2026, 1, 5)


def test_a_question_is_named_by_its_first_sentence():
    assert title_of("Our board wants the word gone. I have two weeks.") == (
        "Our board wants the word gone."
    )
    assert title_of("How?\nOur board wants it gone. Soon.") == "How? Our board wants it gone."
    assert title_of("Ms. Sample asks me weekly. What now?") == "Ms. Sample asks me weekly."


def test_a_long_question_is_named_by_whole_words_and_says_that_there_is_more():
    title = title_of("reassurance " * 30)
    assert len(title) <= LONGEST_MADE_TITLE
    assert title.endswith("reassurance…")


@settings(max_examples=60, derandomize=True)
@given(text=st.text(min_size=1, max_size=300).filter(str.strip))
def test_every_question_has_a_name_that_fits(text):
    assert 1 <= len(title_of(text)) <= LONGEST_TITLE


@pytest.mark.parametrize(
    ("question", "context", "topics", "wrong"),
    [
        ("Why?", "", ("student-voice",), "question"),
        ("x" * 2001, "", ("student-voice",), "question"),
        ("How do I begin?", "x" * 2001, ("student-voice",), "context"),
        ("How do I begin?", "", (), "topics"),
    ],
)
def test_what_needs_another_look_is_said_beside_its_field(question, context, topics, wrong):
    with pytest.raises(InvalidInput) as told:
        for_mentors(question, context=context, topics=topics, earliest=TODAY)
    assert set(told.value.problems) == {wrong}


def test_a_post_still_needs_a_title_and_what_is_happening():
    with pytest.raises(InvalidInput) as told:
        Draft(title="", context="", question="How?", topics=("student-voice",), earliest=TODAY)
    assert set(told.value.problems) == {"title", "context"}
