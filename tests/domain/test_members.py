import pytest

from bot.domain.errors import InvalidInput
from bot.domain.hours import WorkingWeek
from bot.domain.members import About, district_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Example Unified", "EXAMPLE unified school district"),
        ("Sampleton Schools", "The Sampleton Public Schools"),
        ("Port Pretend USD", "port  pretend"),
        ("Fable-Valley", "Fable Valley"),
        ("The District", "the district"),
    ],
)
def test_one_district_has_many_names_and_one_key(one: str, other: str):
    assert district_key(one) == district_key(other)


def test_two_districts_have_two_keys():
    assert district_key("Example Unified") != district_key("Sampleton Unified")


def test_nothing_has_to_be_told():
    assert About().district_name == ""


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("district_name", {"district_name": "x" * 101}),
        ("topics", {"topics": tuple("abcdef")}),
        ("works_on", {"week": WorkingWeek(days=frozenset())}),
        ("works_until", {"week": WorkingWeek(starts=600, ends=600)}),
    ],
)
def test_what_needs_another_look_is_explained_beside_its_field(field: str, told: dict):
    with pytest.raises(InvalidInput) as wrong:
        About(**told)
    assert list(wrong.value.problems) == [field]
