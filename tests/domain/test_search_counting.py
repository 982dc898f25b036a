"""A text's words, counted once."""

from bot.domain.search.counting import MOST, count, key


def test_a_text_is_counted_by_its_telling_words() -> None:
    words = count("Suspensions rose; one suspension after another")
    said = dict(zip(words.keys.tolist(), words.counts.tolist(), strict=True))
    assert said == {key("suspension"): 2, key("rose"): 1, key("one"): 1, key("another"): 1}


def test_a_word_has_the_same_number_in_every_process() -> None:
    """What was counted may be stored."""
    assert key("vote") == 0xB45226B904465F92


def test_a_text_without_telling_words_counts_nothing() -> None:
    assert len(count("")) == len(count("Why is it?")) == 0


def test_words_come_in_one_order_whatever_the_text_s() -> None:
    one, other = count("board vote family"), count("family vote board")
    assert one.keys.tolist() == other.keys.tolist() == sorted(one.keys.tolist())


def test_a_word_said_without_end_has_been_said_enough() -> None:
    assert count("vote " * (MOST + 10)).counts.tolist() == [MOST]
