"""How many years of school a text asks of its reader: the grade of Flesch and Kincaid."""

import re

_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_MARKS = re.compile(r"^\s*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s?)|[*_`]")
_END = re.compile(r"[.?!…]+[\"”\u2019')\]]*(?=\s|$)")
_WORD = re.compile(r"[^\W\d_]+(?:[\u2019'][^\W\d_]+)*|\d[\d,.]*")

_VOWELS = re.compile(r"[aeiouyáéíóúüèàñ]+")
_SILENT = re.compile(
    r"(?:[^aeiouyl]|[aeiouy]l)e$|(?:[^aeiouytdl]|[aeiouyl]l)ed$|[^aeiouyscxzgh]es$"
    r"|[^aeiouyl]e(?=ly$|ments?$|ness|ful|less|times$|where$|thing$|body$)|^eve(?=r[yi])|[gq]ue$"
)
"""An e that nobody says, mostly at a word's end."""
_APART = re.compile(
    r"(?<![cts])ia|cia(?=t)|(?<![tscg])io|i[eu]s?t|[^q]ua|deo|(?:id|ar)ea|crea(?=t)|uou|[aeou]ing$|yi"
    r"|ism$|(?<!fr)(?<![tc])ien|^scien"
)
"""Vowels that stand together and are said apart."""


def grade(markdown: str) -> float:
    """Give the school grade of a text; the lines of a list count as sentences. 0 without words."""
    sentences = [words for text in _sentences(markdown) if (words := _WORD.findall(text))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    said = sum(map(syllables, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * said / len(words) - 15.59


def syllables(word: str) -> int:
    """Estimate the syllables of an English word by its letters; a number counts as one."""
    letters = word.lower().replace("\u2019", "").replace("'", "")
    silent = len(_SILENT.findall(letters))
    return max(1, len(_VOWELS.findall(letters)) + len(_APART.findall(letters)) - silent)


def _sentences(markdown: str) -> list[str]:
    lines = (_MARKS.sub("", _LINK.sub(r"\1", line)) for line in markdown.splitlines())
    return [sentence for line in lines for sentence in _END.split(line)]
