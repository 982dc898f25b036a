"""Names in a text: words that are written like a name and are no ordinary word, and their like."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.identifying import cues
from bot.domain.identifying.naming import instead_of, kind_of
from bot.domain.identifying.ordinary import (
    SHORT,
    bare,
    is_harmless,
    is_ordinary,
)
from bot.domain.identifying.values import Marked

_QUOTES = "'\u2018\u2019\u02bb\u02bc"
"""Apostrophes, and the marks that some names have in their middle."""
_WORD = re.compile(rf"[^\W\d_](?:[\w{_QUOTES}-]*[^\W_])?")
_LEADS = " \t\"“'\u2018(*_>["
"""What may stand between the end of a sentence and the next one's first word."""
_ENDS = ".?!:;…”•|\u2013—"
_NO_PART = cues.OPENERS | cues.DOINGS
"""Of a name, at the beginning of a sentence."""
_LONGEST_NAME = 12
"""Words."""
_LONG = 4
"""Letters from which on a word of a heading would have a capital."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands."""

    text: str
    start: int
    opens: bool
    """Whether a sentence, a line or a quotation begins with it."""

    @property
    def bare(self) -> str:
        return bare(self.text)

    @property
    def small(self) -> str:
        return self.bare.lower()

    @property
    def end(self) -> int:
        return self.start + len(self.bare)

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_shouted(self) -> bool:
        return len(self.bare) > 1 and self.bare.removesuffix("s").isupper()

    @property
    def has_no_case(self) -> bool:
        return self.text.upper() == self.text.lower()


def marked(text: str) -> Iterator[Marked]:
    """Find runs of words that are a name, or part of one."""
    for line in re.finditer(r"[^\n]+", text):
        words = _words(line[0], line.start())
        is_heading = _is_heading(words)
        for run in _runs(words, text):
            yield from _in_run(text, words, run, is_heading=is_heading)


def again(text: str, found: Sequence[Marked]) -> Iterator[Marked]:
    """Find people once more who are named elsewhere in it, where a sentence begins with them."""
    named: dict[str, Marked] = {}
    for each in found:
        if each.kind in ("person", "student", "parent"):
            named |= dict.fromkeys(_WORD.findall(text[each.start : each.end]), each)
    for word, each in named.items():
        if _is_worth_a_look(word):
            for found_again in re.finditer(rf"(?<!\w){re.escape(word)}(?!\w)", text):
                yield Marked(found_again.start(), found_again.end(), each.kind, each.instead)


def _is_worth_a_look(word: str) -> bool:
    is_name = word[0].isupper() and len(word) > 2 and not is_harmless(word)  # noqa: PLR2004
    return is_name and word.lower() not in _NO_PART | cues.ROLES.keys() | cues.CIVIL


def _words(line: str, at: int) -> list[Word]:
    return [
        Word(each[0], at + each.start(), _opens(line[: each.start()]))
        for each in _WORD.finditer(line)
    ]


def _opens(before: str) -> bool:
    """Whether a sentence, an item or a quotation begins here."""
    before = before.rstrip(_LEADS)
    return not before or before[-1] in _ENDS or before == "-" or before.endswith(" -")


def _is_heading(words: Sequence[Word]) -> bool:
    """Whether capitals mean nothing in this line, for nearly every long word has one."""
    long = [word for word in words if len(word.text) >= _LONG and not word.opens]
    return len(long) > 1 and sum(word.is_capital for word in long) > 0.7 * len(long)


def _runs(words: Sequence[Word], text: str) -> Iterator[range]:
    """Group words with capitals that stand side by side, and single ones that may be names."""
    at = 0
    while at < len(words):
        end = at + 1
        if words[at].is_capital:
            end = _end_of_run(words, text, at)
        yield range(at, end)
        at = end


def _end_of_run(words: Sequence[Word], text: str, at: int) -> int:
    end = at + 1
    while end < min(len(words), at + _LONGEST_NAME) and _goes_on(words, text, end):
        end += 1
    while words[end - 1].small in cues.PARTICLES and not words[end - 1].is_capital:
        end -= 1
    return end


def _goes_on(words: Sequence[Word], text: str, at: int) -> bool:
    between = text[words[at - 1].start + len(words[at - 1].text) : words[at].start]
    is_after_title = between == ". " and len(words[at - 1].text) <= len("Prof")
    if not (between == " " or is_after_title) or words[at - 1].text != words[at - 1].bare:
        return False
    if words[at].is_capital:
        return is_after_title or not words[at].opens
    return words[at].small in cues.PARTICLES and at + 1 < len(words) and words[at + 1].is_capital


def _in_run(text: str, words: Sequence[Word], run: range, *, is_heading: bool) -> Iterator[Marked]:
    """Mark what of a run is a name; the ordinary words that it begins with stay."""
    first = run.start
    while first < run.stop and words[first].small in _NO_PART and len(run) > 1:
        first += 1
    run = range(first, run.stop)
    named = [at for at in run if _is_name(words, at, run, is_heading=is_heading)]
    if not named:
        return
    start, stop = _stretch(words, run, named)
    before = words[max(0, start - 4) : start]
    these = words[start:stop]
    kind = kind_of([it.small for it in these], [it.small for it in before], text, these[0].start)
    begins, instead = instead_of(kind, these[0], before, text)
    yield Marked(begins, these[-1].end, kind, instead)


def _stretch(words: Sequence[Word], run: range, named: Sequence[int]) -> tuple[int, int]:
    """Take in what belongs to a name: all behind its first word, and what stands before it."""
    start = named[0]
    while start > run.start and _belongs(words[start - 1]):
        start -= 1
    return start, run.stop


def _belongs(word: Word) -> bool:
    """Whether a word right before a name is its title, or its first part."""
    is_title = word.small in cues.CIVIL | cues.ROLES.keys()
    return is_title or not (is_harmless(word.text) or word.small in cues.POSTS)


def _is_name(words: Sequence[Word], at: int, run: range, *, is_heading: bool) -> bool:
    word = words[at]
    if word.has_no_case:
        return True
    if not word.is_capital:
        return word.small not in cues.PARTICLES and _is_small_name(words, at)
    if at > run.start and words[at - 1].small in cues.CIVIL:
        return True
    if word.is_shouted:
        return _is_unknown_abbreviation(word)
    return _is_written_like_one(words, at, run, is_heading=is_heading)


def _is_written_like_one(words: Sequence[Word], at: int, run: range, *, is_heading: bool) -> bool:
    """Whether a word with a capital is a name."""
    word = words[at]
    if len(word.bare) == 1 or is_harmless(word.text):
        return _is_surname(words, at, run)
    if not is_ordinary(word.text):
        return word.small not in cues.CIVIL
    return not is_heading and _is_ordinary_name(words, at, run)


def _is_surname(words: Sequence[Word], at: int, run: range) -> bool:
    """Whether a colour, say, is a surname: it stands alone behind a role."""
    is_colour = words[at].small in ("brown", "black", "white")
    last = at == run.stop - 1
    return is_colour and last and at > run.start and words[at - 1].small in cues.ROLES


def _is_unknown_abbreviation(word: Word) -> bool:
    known = word.bare in SHORT or word.bare.removesuffix("s").removesuffix("S") in SHORT
    return not known and not (len(word.bare) > 2 and is_ordinary(word.text))  # noqa: PLR2004


def _is_ordinary_name(words: Sequence[Word], at: int, run: range) -> bool:
    """Whether a word of the language names somebody here: Grace, Will, Precious, Long."""
    others = [words[each].small for each in run if each != at]
    if words[at].small in cues.ROLES.keys() | cues.POSTS | cues.SCHOOLS | cues.OPENERS:
        return False
    is_behind_role = at == run.stop - 1 and at > run.start and words[at - 1].small in cues.ROLES
    if is_behind_role or any(other in cues.SCHOOLS for other in others):
        return True
    if any(other in cues.POSTS or is_harmless(other) for other in others):
        return False
    if not words[at].opens:
        return True
    return _acts(words, at) or _has(words, at)


def _acts(words: Sequence[Word], at: int) -> bool:
    """Whether the word does what people do, and is no word for people or for things."""
    small = words[at].small
    is_plural = small.endswith("s") and is_ordinary(small[:-1])
    if is_plural or small in cues.NOBODY | _NO_PART | cues.THINGS:
        return False
    after = [word.small for word in words[at + 1 : at + 3]] + ["", ""]
    if after[0] in cues.SAYS or (after[0] == "and" and after[1] in cues.BESIDE):
        return True
    is_done = after[0] == "never" or (after[0].endswith("ed") and is_ordinary(after[0]))
    return is_done and not small.endswith(cues.ABSTRACT)


def _has(words: Sequence[Word], at: int) -> bool:
    """Whether somebody of theirs follows: Angel's mother."""
    is_possessive = words[at].text != words[at].bare and words[at].text.endswith("s")
    after = words[at + 1].small if at + 1 < len(words) else ""
    return is_possessive and after in cues.PARENT | cues.STUDENT | {"class", "case", "family"}


def _is_small_name(words: Sequence[Word], at: int) -> bool:
    """Whether a word that nobody knows stands, in small letters, where a name does."""
    if len(words[at].bare) < 3 or is_ordinary(words[at].text):  # noqa: PLR2004
        return False
    is_behind = at > 0 and words[at - 1].small in cues.BEFORE_SMALL
    return is_behind or _acts(words, at) or _has(words, at)
