from datetime import date

import pytest

from bot.domain.errors import InvalidInput
from bot.domain.mentors import Offer, is_paused

GOOD = {"topics": ("student-voice",), "experience": "Led a student council.", "capacity": 2}
TODAY, LATER = date(2026, 1, 5), date(2026, 2, 2)


def test_a_good_offer_is_taken_as_it_is():
    assert Offer(**GOOD).paused is False


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("topics", ()),
        ("topics", tuple("abcdefghi")),
        ("experience", " \n "),
        ("experience", "x" * 501),
        ("rather_not", "x" * 201),
        ("capacity", 0),
        ("capacity", 6),
        ("weekly", 0),
        ("weekly", 6),
    ],
)
def test_what_needs_another_look_is_explained_beside_its_field(field: str, value: object):
    with pytest.raises(InvalidInput) as told:
        Offer(**GOOD | {field: value})
    assert list(told.value.problems) == [field]


def test_everything_that_is_wrong_is_explained_at_once():
    with pytest.raises(InvalidInput) as told:
        Offer(topics=(), experience="", capacity=0, weekly=0, paused_until=LATER)
    wrong = {"topics", "experience", "capacity", "weekly", "paused_until"}
    assert set(told.value.problems) == wrong


@pytest.mark.parametrize(("paused", "until"), [(True, TODAY), (False, LATER)])
def test_a_return_lies_ahead_and_ends_a_pause(paused: bool, until: date):
    with pytest.raises(InvalidInput) as told:
        Offer(**GOOD, paused=paused, paused_until=until, today=TODAY)
    assert list(told.value.problems) == ["paused_until"]


@pytest.mark.parametrize(
    ("paused", "until", "today", "away"),
    [
        (False, None, TODAY, False),
        (True, None, LATER, True),
        (True, LATER, date(2026, 2, 1), True),
        (True, LATER, LATER, False),
        (True, LATER, date(2026, 2, 3), False),
    ],
)
def test_a_pause_lasts_until_its_date_or_until_they_say_so(paused, until, today, away):
    offer = Offer(**GOOD, paused=paused, paused_until=until)
    assert is_paused(offer, today) is away
    assert offer.as_of(today).paused is away
    assert offer.as_of(today).paused_until == (until if away else None)
