"""The model and the search together, on a library of four."""

import pytest

from bot.domain.search import Encode, Index, count, fits
from bot.encoder import Encoder

BOARD = """When the board drops the word. Keep the goals, the money and the measures; change the
label. List what the strategic plan promises, and find a sentence that the board can pass."""
SUSPENSIONS = """When suspensions rise after restorative practices. Look at who refers, for what, at
which hour; train the adults who refer most; do not drop the practice for a bad first year."""
OFFICE = """An office of one. Write down what is yours, what you advise on and what you pass on.
Show it to your superintendent, then send complaints back with a name and a date."""
FAMILIES = """Families who stopped coming. Go where they are, at their hour, with child care, food
and an interpreter; ask before you tell."""
LIBRARY = [BOARD, SUSPENSIONS, OFFICE, FAMILIES]


@pytest.fixture(scope="module")
def index(encoder: Encode) -> Index:
    return Index([count(text) for text in LIBRARY], encoder(LIBRARY))


@pytest.mark.parametrize(
    ("problem", "row"),
    [
        ("The trustees want equity out of our plan. How did others save the work itself?", 0),
        (
            "More of our Black boys are excluded since restorative circles began. It looks soft.",
            1,
        ),
        ("Everybody's grievances land on my desk and I have no team. What did you hand back?", 2),
        ("Hardly any parents show up on our evenings, least of all newcomers.", 3),
    ],
)
def test_a_problem_finds_the_advice_for_it(
    problem: str, row: int, index: Index, encoder: Encoder
) -> None:
    assert index.search(problem, encoder.encode_query(problem))[0].row == row


@pytest.mark.parametrize(
    "problem",
    [
        "The tap in my kitchen has been dripping since Tuesday and the plumber will not come.",
        "The bus routing software charges us for routes that we no longer drive.",
        "Hello",
    ],
)
def test_a_problem_of_another_kind_finds_nothing_that_fits(
    problem: str, index: Index, encoder: Encoder
) -> None:
    hits = index.search(problem, encoder.encode_query(problem))
    assert hits
    assert not any(fits(hit, dense=True) for hit in hits)
