"""Who types the name of a subject is shown what is on it."""

from dataclasses import replace
from datetime import date

import pytest

from bot.domain import browsing
from bot.domain.guidance import Piece, Source, as_shipped

TODAY = date(2026, 3, 1)
PIECE = Piece(
    slug="new",
    title="Count to ten",
    kind="tip",
    topics=frozenset({"pushback-and-politics"}),
    support="community-support",
    summary="A pause is a plan.",
    source=Source(title="A Year of Pauses", author="A Network of the North", year=2023),
    licence="CC BY 4.0",
    reviewed=date(2026, 2, 1),
    body="Breathe out first.",
)


@pytest.mark.parametrize(
    ("words", "subjects"),
    [
        ("pushback", {"pushback-and-politics"}),
        ("Pushback and politics?", {"pushback-and-politics"}),
        ("the board", {"board-and-superintendent-relations"}),
        ("a seat at the table", {"seat-at-the-table"}),
        ("pushback from principals", set()),
        ("of the", set()),
        ("", set()),
    ],
)
def test_a_subject_is_named_by_words_of_its_name_alone(words: str, subjects: set[str]):
    assert browsing.named(words) == subjects


def test_what_is_on_a_subject_comes_newest_first_and_overdue_last():
    new = as_shipped(PIECE)
    older = as_shipped(replace(PIECE, slug="older", reviewed=date(2026, 1, 1)))
    overdue = as_shipped(replace(PIECE, slug="overdue", reviewed=date(2019, 1, 1)))
    other = as_shipped(replace(PIECE, slug="other", topics=frozenset(), support=None))
    assert browsing.on({"pushback-and-politics"}, [overdue, other, older, new], today=TODAY) == [
        new,
        older,
        overdue,
    ]
    assert browsing.on({"community-support"}, [new, other], today=TODAY) == [new]
