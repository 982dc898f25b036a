import pytest

from bot.domain.errors import InvalidInput
from bot.domain.mentors import Offer

GOOD = {"topics": ("student-voice",), "experience": "Led a student council.", "capacity": 2}


def test_a_good_offer_is_taken_as_it_is():
    assert Offer(**GOOD).paused is False


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("topics", ()),
        ("topics", tuple("abcdef")),
        ("experience", " \n "),
        ("experience", "x" * 501),
        ("capacity", 0),
        ("capacity", 6),
    ],
)
def test_what_needs_another_look_is_explained_beside_its_field(field: str, value: object):
    with pytest.raises(InvalidInput) as told:
        Offer(**GOOD | {field: value})
    assert list(told.value.problems) == [field]
