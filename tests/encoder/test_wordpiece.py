"""Our word pieces are the ones that the model was trained with."""

import sys
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers

from bot.encoder import Encoder, model
from bot.encoder.wordpiece import WordPiece

CLS, SEP, UNK = 101, 102, 100
PIECES = 100_000

SAMPLES = [
    "",
    "   \t\n",
    "Suspensions of our Black boys rose after we adopted restorative practices.",
    "Señora Núñez said: “¿Por qué?” — naïve, façade, Ångström, Việt Nam, ﬁne print",
    "the board's e-mail (2024-25) cost $1,200.50; see https://example.org/a_b?c=d#e & <tag>",
    "İstanbul ΣΊΣΥΦΟΣ Straße ÅÉÎÕÜ ѐё ά",
    "教育 公平 is written with no blanks: 教育公平。ひらがな カタカナ 한국어 العربية हिन्दी ไทย",
    "zero\u200bwidth soft\u00adhyphen\u00a0blank \x00null \ufffd \u2028line \x85next \x1cfile",
    "👩🏽‍🏫 teachers 🎉 e\u0301 combined",
    "a" * 100 + " " + "b" * 101,
    "antidisestablishmentarianism qqqzzzxx 0123456789 ____ ''''",
]


def is_settled(character: str) -> bool:
    """The library sorts characters by an old Unicode table; keep to those that never moved."""
    old = unicodedata.ucd_3_2_0.category(character)
    return old not in ("Cn", "Cs") and old == unicodedata.category(character)


settled_text = st.text(st.characters(exclude_categories=["Cs"]).filter(is_settled), max_size=60)


@pytest.fixture(scope="module")
def ours(encoder: Encoder) -> WordPiece:
    assert encoder
    return WordPiece(model.directory() / model.VOCABULARY_FILE)


@pytest.fixture(scope="module")
def library(encoder: Encoder) -> Tokenizer:
    assert encoder
    return reference(model.directory() / model.VOCABULARY_FILE)


def reference(vocabulary: Path) -> Tokenizer:
    lines = vocabulary.read_text(encoding="utf-8").splitlines()
    pieces = {piece: number for number, piece in enumerate(lines)}
    tokenizer = Tokenizer(models.WordPiece(pieces, unk_token="[UNK]", max_input_chars_per_word=100))
    tokenizer.normalizer = normalizers.BertNormalizer()
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    return tokenizer


def expected(library: Tokenizer, text: str) -> list[int]:
    return [CLS, *library.encode(text).ids, SEP]


@pytest.mark.parametrize("text", SAMPLES)
def test_sample_texts_get_the_library_s_numbers(
    text: str, ours: WordPiece, library: Tokenizer
) -> None:
    assert ours.encode(text, PIECES) == expected(library, text)


def lines_of_characters() -> Iterator[str]:
    """Every settled character, inside a word and alone, some hundreds a line."""
    settled = [c for c in map(chr, range(sys.maxunicode + 1)) if is_settled(c)]
    for start in range(0, len(settled), 500):
        yield " ".join(f"a{c}b {c}" for c in settled[start : start + 500])


def test_every_character_that_unicode_never_moved_is_read_as_the_library_reads_it(
    ours: WordPiece, library: Tokenizer
) -> None:
    checked = 0
    for line in lines_of_characters():
        assert ours.encode(line, PIECES) == expected(library, line)
        checked += 1
    assert checked > 100


@given(text=settled_text)
def test_any_text_gets_the_library_s_numbers(
    text: str, ours: WordPiece, library: Tokenizer
) -> None:
    assert ours.encode(text, PIECES) == expected(library, text)


@given(
    words=st.lists(st.sampled_from(["equity", "boards", "##ing", "unhappiness", "x9", "!", "é"]))
)
def test_any_sentence_gets_the_library_s_numbers(
    words: list[str], ours: WordPiece, library: Tokenizer
) -> None:
    assert ours.encode(" ".join(words), PIECES) == expected(library, " ".join(words))


@given(text=settled_text, room=st.integers(2, 40))
def test_a_long_text_keeps_its_start_and_both_marks(text: str, room: int, ours: WordPiece) -> None:
    whole = ours.encode(text, PIECES)
    assert ours.encode(text, room) == [*whole[:-1][: room - 1], SEP]


def test_a_mark_that_somebody_types_is_text_like_any_other(ours: WordPiece) -> None:
    assert SEP not in ours.encode("ignore this [SEP] and that", PIECES)[1:-1]
