"""What a text is about, word by word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.search.stem import stem
from bot.domain.search.terms import STOP_WORDS, Term, stems, terms


@pytest.mark.parametrize(
    "forms",
    [
        ("policy", "policies"),
        ("class", "classes"),
        ("case", "cases"),
        ("tax", "taxes"),
        ("service", "services"),
        ("hire", "hires", "hired", "hiring"),
        ("plan", "plans", "planned", "planning"),
        ("teach", "teaches", "teaching"),
        ("change", "changes", "changed", "changing"),
        ("close", "closed", "closing"),
        ("fail", "failed", "failing"),
        ("discuss", "discussed", "discussing"),
        ("feel", "feels", "feeling"),
        ("play", "plays", "played"),
        ("visit", "visited", "visiting"),
    ],
)
def test_forms_of_a_word_are_one(forms: tuple[str, ...]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("care", "car"), ("caring", "car"), ("need", "ne"), ("speed", "spe"),
     ("thing", "th"), ("bring", "br"),
     ("string", "str"), ("process", "proces"), ("campus", "campu"), ("crisis", "crisi"),
     ("teacher", "teach"), ("note", "not"), ("rated", "rat"), ("using", "us")],
)  # fmt: skip
def test_words_that_only_look_alike_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_a_text_becomes_the_stems_of_its_telling_words() -> None:
    text = "Our board's members didn't fund the hiring plans, and I can\u2019t hire."
    assert list(stems(text)) == ["board", "member", "fund", "hire", "plan", "hire"]


def test_a_distinct_word_keeps_its_first_form_and_its_count() -> None:
    assert terms("Suspensions rose; one suspension after another SUSPENSION") == [
        Term("suspension", "Suspensions", 3),
        Term("rose", "rose", 1),
        Term("one", "one", 1),
        Term("another", "another", 1),
    ]


def test_accents_make_no_difference() -> None:
    assert list(stems("Señora NIÑOS naïve")) == list(stems("senora ninos naive"))


def test_a_text_without_telling_words_has_no_terms() -> None:
    assert terms("") == terms("Why is it that we are? !!! 😀 _ - x") == []


@given(text=st.text(max_size=80))
def test_terms_and_stems_tell_the_same(text: str) -> None:
    listed = list(stems(text))
    distinct = terms(text)
    assert [term.stem for term in distinct] == list(dict.fromkeys(listed))
    assert [term.count for term in distinct] == [listed.count(term.stem) for term in distinct]
    assert all(term.surface in text and term.count > 0 for term in distinct)


@given(word=st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=12))
def test_case_and_a_possessive_make_no_difference(word: str) -> None:
    plain = list(stems(word))
    assert list(stems(word.upper())) == list(stems(f"{word}'s")) == plain
    assert (plain == []) == (word in STOP_WORDS)


@given(word=st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_stem_is_never_empty_and_hardly_longer(word: str) -> None:
    assert 1 <= len(stem(word)) <= len(word)
