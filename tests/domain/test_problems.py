"""What makes a problem worth posting, and that no word of a long one is lost."""

from datetime import UTC, date, datetime
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInput
from bot.domain.problems import PART, START, Draft, Resolution, earliest_day, split

TODAY = date(2026, 1, 5)
GOOD = {
    "title": "Our board wants the word gone",
    "context": "It is on the agenda.",
    "question": "How have others kept the goals?",
    "topics": ("pushback-and-politics",),
    "earliest": TODAY,
}
texts = st.text(st.sampled_from("ab&<>é👩 \n"), max_size=9000) | st.text()


def draft(**changes) -> Draft:
    return Draft(**GOOD | changes)


def test_a_good_draft_keeps_what_was_written():
    assert draft(tried="A quiet talk.").tried == "A quiet talk."
    assert not draft().anonymous


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", "help"),
        ("title", "x" * 151),
        ("context", ""),
        ("question", ""),
        ("topics", ()),
        ("topics", ("a", "b", "c", "d")),
        ("needed_by", date(2026, 1, 4)),
    ],
)
def test_a_field_that_needs_another_look_is_named_alone(field, wrong):
    with pytest.raises(InvalidInput) as refused:
        draft(**{field: wrong})

    assert list(refused.value.problems) == [field]
    assert refused.value.problems[field].endswith((".", "?"))


def test_all_that_needs_another_look_is_said_at_once():
    with pytest.raises(InvalidInput) as refused:
        draft(title="", context="", question="", topics=())

    assert set(refused.value.problems) == {"title", "context", "question", "topics"}


@pytest.mark.parametrize("length", [8, 150])
def test_a_title_may_be_as_short_and_as_long_as_promised(length):
    assert len(draft(title="x" * length).title) == length


def test_today_may_be_chosen_wherever_it_is_still_today():
    late_evening_in_honolulu = datetime(2026, 1, 6, 9, tzinfo=UTC)

    assert draft(needed_by=TODAY, earliest=earliest_day(late_evening_in_honolulu)).needed_by


def test_an_old_problem_keeps_its_date_when_it_is_edited():
    long_after = datetime(2026, 6, 1, tzinfo=UTC)

    assert draft(needed_by=TODAY, earliest=earliest_day(long_after, kept=TODAY)).needed_by == TODAY
    with pytest.raises(InvalidInput):
        draft(needed_by=date(2026, 1, 4), earliest=earliest_day(long_after, kept=TODAY))


def test_thanks_go_to_a_few_people_at_once():
    with pytest.raises(InvalidInput) as refused:
        Resolution(who_helped=tuple(f"U{n}" for n in range(11)))

    assert list(refused.value.problems) == ["who_helped"]


@given(texts)
def test_no_word_of_a_long_text_is_lost(text):
    assert "".join(split(text)) == text


@given(texts)
def test_every_part_fits_once_slack_has_escaped_it(text):
    for number, part in enumerate(split(text)):
        assert 0 < len(escape(part, quote=False)) <= (PART if number else START)


@given(st.text(st.sampled_from("ab \n"), max_size=9000))
def test_a_part_is_never_cut_short_for_nothing(text):
    for part in split(text)[:-1]:
        assert len(part) > START // 2


def test_a_text_is_cut_where_a_paragraph_ends():
    first, second = "one " * 300 + "\n\n", "two " * 300

    assert split(first + second) == [first, second]


def test_a_text_is_cut_where_a_word_ends():
    assert all(part.endswith(" ") for part in split("word " * 2000))


def test_a_text_that_fits_is_left_whole():
    assert split("x" * START) == ["x" * START]
    assert split("") == []
