"""A cohort, its addresses and its breaks: what is taken, and what is asked about again."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.breaks import BreakDraft
from bot.domain.cohorts import CohortDraft, CohortSeen, addresses
from bot.domain.errors import InvalidInput

TODAY = date(2026, 1, 5)
BREAK = {"name": "Winter break", "whose": "cohort", "starts_on": TODAY, "ends_on": None}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"name": "n" * 76}, "name"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"starts_on": TODAY, "ends_on": TODAY - timedelta(days=1)}, "ends_on"),
        ({"starts_on": TODAY, "ends_on": date(2031, 1, 1)}, "ends_on"),
    ],
)
def test_a_cohort_says_which_field_needs_another_look(wrong, field):
    with pytest.raises(InvalidInput) as refused:
        CohortDraft(**({"name": "First years"} | wrong))
    assert set(refused.value.problems) == {field}


def test_addresses_are_found_in_whatever_was_pasted():
    pasted = (
        "Ada Example <Ada@Example.org>; otto@sample.k12.mn.us,\tgrace@example.org\nada@example.org"
    )
    assert addresses(pasted) == ["ada@example.org", "otto@sample.k12.mn.us", "grace@example.org"]
    assert addresses("the whole leadership team") == []


@given(st.text(max_size=300))
def test_no_text_makes_an_address_of_nothing(text):
    assert all(each.count("@") == 1 and each in text.lower() for each in addresses(text))


def test_a_programme_has_a_first_and_a_last_day_or_runs_always():
    term = CohortSeen(
        cohort_id=1, name="x", members=(), starts_on=TODAY, ends_on=TODAY + timedelta(days=9)
    )
    assert [term.runs_on(TODAY + timedelta(days=n)) for n in (-1, 0, 9, 10)] == [0, 1, 1, 0]
    assert CohortSeen(cohort_id=1, name="x", members=()).runs_on(TODAY)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"name": ""}, "name"),
        ({"starts_on": None}, "starts_on"),
        ({"ends_on": TODAY - timedelta(days=1)}, "ends_on"),
        ({"ends_on": TODAY + timedelta(days=200)}, "ends_on"),
        ({"starts_on": TODAY + timedelta(days=900)}, "starts_on"),
        ({"whose": "district"}, "district"),
    ],
)
def test_a_break_says_which_field_needs_another_look(wrong, field):
    with pytest.raises(InvalidInput) as refused:
        BreakDraft(**(BREAK | wrong), today=TODAY)
    assert set(refused.value.problems) == {field}


def test_a_break_of_one_day_ends_on_it():
    assert BreakDraft(**BREAK, today=TODAY).days == (TODAY, TODAY)
