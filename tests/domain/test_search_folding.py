"""What says the same is shown once."""

from bot.domain.search import count
from bot.domain.search.folding import alike, unlike

BOARD = (
    "When the board drops the word, keep the goals, the money and the measures; change the label. "
    "List what the strategic plan promises and find a sentence that trustees can pass."
)
EDITED = BOARD.replace("promises", "says")
OTHER = (
    "Suspensions rise after restorative practices begin: look at who refers, for what offense, at "
    "which hour, and train the adults who refer most before anybody drops the practice."
)


def test_a_text_with_a_word_changed_is_nearly_the_same() -> None:
    assert alike(count(BOARD), count(EDITED))
    assert not alike(count(BOARD), count(OTHER))


def test_short_texts_are_alike_without_being_one() -> None:
    assert not alike(count("Who leads the vote?"), count("Who led the vote?"))


def test_a_text_that_says_much_more_is_another() -> None:
    assert not alike(count(BOARD), count(f"{BOARD} {OTHER}"))


def test_the_better_one_of_two_stays_and_the_next_takes_the_place() -> None:
    found = [(7, count(EDITED)), (3, count(BOARD)), (5, count(OTHER))]
    assert unlike(found, 2) == [7, 5]
    assert unlike(found, 1) == [7]
    assert unlike([], 3) == []
