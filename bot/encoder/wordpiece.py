"""Text to the word-piece numbers that BERT was trained on (uncased English vocabulary)."""

import unicodedata
from functools import lru_cache
from pathlib import Path

LONGEST_WORD = 100
"""Longer words are not cut into pieces: they become [UNK], as in BERT's own tokeniser."""

KNOWN_WORDS = 50_000
"""How many words keep their pieces in memory."""

_UNSEEN = {"Cc", "Cf", "Co", "Cs"}
_ASCII_SIGNS = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_IDEOGRAPHS = (
    range(0x4E00, 0xA000),
    range(0x3400, 0x4DC0),
    range(0x20000, 0x2A6E0),
    range(0x2A700, 0x2B740),
    range(0x2B740, 0x2B820),
    range(0x2B920, 0x2CEB0),
    range(0xF900, 0xFB00),
    range(0x2F800, 0x2FA20),
)


class WordPiece:
    """One vocabulary file: one piece a line, its number is its line (from 0)."""

    def __init__(self, vocabulary: Path) -> None:
        lines = vocabulary.read_text(encoding="utf-8").split("\n")
        self._numbers = {piece.rstrip("\r"): number for number, piece in enumerate(lines) if piece}
        self._first, self._last, self._unknown = (
            self._numbers[mark] for mark in ("[CLS]", "[SEP]", "[UNK]")
        )
        self._folding = _Folding()
        self._pieces = lru_cache(KNOWN_WORDS)(self._cut)

    def encode(self, text: str, max_tokens: int) -> list[int]:
        """Number the pieces of a text: [CLS], at most `max_tokens` - 2 pieces, [SEP].

        A mark that somebody typed, such as "[SEP]", is text like any other.
        """
        numbers = [self._first]
        for word in text.translate(self._folding).split():
            numbers += self._pieces(word)
            if len(numbers) >= max_tokens:
                break
        return [*numbers[: max_tokens - 1], self._last]

    def _cut(self, word: str) -> tuple[int, ...]:
        """Cut a word into the longest known pieces, from its start."""
        if len(word) > LONGEST_WORD:
            return (self._unknown,)
        pieces: list[int] = []
        start = 0
        while start < len(word):
            prefix = "##" if start else ""
            for end in range(len(word), start, -1):
                if (number := self._numbers.get(prefix + word[start:end])) is not None:
                    pieces.append(number)
                    start = end
                    break
            else:
                return (self._unknown,)
        return tuple(pieces)


class _Folding(dict[int, str]):
    """What becomes of each character, worked out when it is first met (for `str.translate`)."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = _fold(code)
        return folded


def _fold(code: int) -> str:
    """Drop what cannot be seen and accents, lower the case, set signs and ideographs apart."""
    character = chr(code)
    if character in "\t\n\r":
        return " "
    if code == 0xFFFD or unicodedata.category(character) in _UNSEEN:  # noqa: PLR2004
        return ""
    if character.isspace():
        return " "
    plain = "".join(
        part.lower()
        for part in unicodedata.normalize("NFD", character)
        if unicodedata.category(part) != "Mn"
    )
    if any(code in block for block in _IDEOGRAPHS):
        return f" {plain} "
    return "".join(f" {part} " if _is_sign(part) else part for part in plain)


def _is_sign(character: str) -> bool:
    return character in _ASCII_SIGNS or unicodedata.category(character).startswith("P")
