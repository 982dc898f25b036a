"""A piece in the passages that are searched, and the sentence of one that answers a question."""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from bot.domain.guidance import Piece, Sentence
from bot.domain.search.terms import stems

LONGEST = 200
"""Words of the longest passage: what the encoder reads of one, and a phone shows of one."""

BULLET = "• "

TORN, LEFT = 0.1, 1.0
"""What it costs to begin within a section, and to end with a heading; 1 is a passage too many."""

BRIEF = 8
"""Words that a short sentence may have for nothing, so that a long one does not win by length."""

_HEADING = re.compile(r"#{1,6}\s+(?P<marked>.+?)\s*#*|\*\*(?P<bold>[^*]+?)\*\*:?")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,3}[.)])\s+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s[^)]*)?\)")
_STRESSED = re.compile(r"(?<!\w)(\*\*\*|\*\*|\*|___|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_END = re.compile(r"""[.!?\u2026]+["'\u201d\u2019)\]]*\s+(?=["'\u201c\u2018(\[]*[A-Z0-9])""")
_SHORTENED = re.compile(r"(?:\b(?:[A-Z]|Dr|Mr|Mrs|Ms|Mx|St|No|vs|etc|e\.g|i\.e|[Aa]pprox))\.\s+$")

Weigh = Callable[[str], float]
"""Says how much a word (its stem) tells: `Index.weight`."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A part of a piece that stands on its own."""

    place: int
    """Which one of the piece's it is, from 0."""
    heading: str | None
    """Under which heading of the piece it stands."""
    text: str
    """Plain words: a line for each paragraph, and one with a bullet for each item of a list."""
    indexed: str
    """What is embedded and counted: what it is about first, for the encoder reads only so far."""


@dataclass(frozen=True, slots=True)
class _Line:
    heading: str | None
    text: str
    opens: bool = False
    """Whether it is a heading itself, so that nothing may end with it."""

    @property
    def words(self) -> int:
        return len(self.text.split())


def cut(piece: Piece) -> list[Passage]:
    """Cut a piece into passages; a short one is a single passage, which opens with its summary."""
    lines = [line for part in _lines(piece) for line in _shortened(part)]
    return [
        Passage(place, part[0].heading, _text(part), _indexed(piece, place, part))
        for place, part in enumerate(_parts(lines) or [[_Line(None, piece.title)]])
    ]


def plain(markdown: str) -> str:
    """Take the marks of Markdown out of a line, and leave its words."""
    text = _LINK.sub(r"\1", markdown.lstrip(">").strip())
    for _ in range(2):  # Italic within bold.
        text = _STRESSED.sub(r"\2", text)
    return text.replace("`", "")


def _lines(piece: Piece) -> Iterator[_Line]:
    """Read a piece's summary and body line by line, each under its heading."""
    if piece.summary:
        yield _Line(None, plain(piece.summary))
    heading = None
    for paragraph in re.split(r"\n\s*\n", piece.body):
        for line in _unwrapped(paragraph):
            if told := _HEADING.fullmatch(line.strip()):
                heading = plain(told["marked"] or told["bold"])
                yield _Line(heading, heading, opens=True)
            elif item := _ITEM.match(line):
                yield _Line(heading, f"{BULLET}{plain(line[item.end() :])}")
            elif text := plain(line):
                yield _Line(heading, text)


def _unwrapped(paragraph: str) -> list[str]:
    """Join the lines that are one sentence wrapped; headings and items stay their own."""
    lines: list[str] = []
    for line in paragraph.splitlines():
        own = _ITEM.match(line) or _HEADING.fullmatch(line.strip())
        if own or not lines or _HEADING.fullmatch(lines[-1].strip()):
            lines.append(line)
        else:
            lines[-1] = f"{lines[-1]} {line.strip()}"
    return lines


def _shortened(line: _Line) -> Iterator[_Line]:
    """Cut a line that is longer than a passage, where a sentence ends if it can be."""
    if line.words <= LONGEST:
        yield line
        return
    part: list[str] = []
    for sentence in (line.text[found.start : found.end] for found in sentences(line.text)):
        words = sentence.split()
        if part and len(part) + len(words) > LONGEST:
            yield _Line(line.heading, " ".join(part))
            part = []
        part += words
        while len(part) > LONGEST:
            yield _Line(line.heading, " ".join(part[:LONGEST]))
            part = part[LONGEST:]
    yield _Line(line.heading, " ".join(part))


def _parts(lines: Sequence[_Line]) -> list[Sequence[_Line]]:
    """Pack lines into as few passages as will do, about equally long, rather cut at a heading."""
    until = [0, *accumulate(line.words for line in lines)]
    aim = until[-1] / max(1, -(-until[-1] // LONGEST))
    costs, cuts = [0.0], [0]
    for end in range(1, len(lines) + 1):
        starts = range(bisect_left(until, until[end] - LONGEST, 0, end), end)
        each = [costs[start] + _cost(lines, start, end, until, aim) for start in starts]
        costs.append(min(each))
        cuts.append(starts[each.index(costs[-1])])
    parts: list[Sequence[_Line]] = []
    end = len(lines)
    while end:
        parts.insert(0, lines[cuts[end] : end])
        end = cuts[end]
    return parts


def _cost(lines: Sequence[_Line], start: int, end: int, until: Sequence[int], aim: float) -> float:
    """Say how bad a passage these lines would make."""
    uneven = ((until[end] - until[start]) / aim - 1) ** 2
    torn = TORN if start and not lines[start].opens else 0
    left = LEFT if lines[end - 1].opens else 0
    return uneven + torn + left


def _text(part: Iterable[_Line]) -> str:
    """Show a passage's lines, a heading with the colon that announces what follows."""
    return "\n".join(f"{line.text}{_colon(line)}" for line in part)


def _colon(line: _Line) -> str:
    return ":" if line.opens and line.text[-1:].isalnum() else ""


def _indexed(piece: Piece, place: int, part: Sequence[_Line]) -> str:
    heading = part[0].heading
    opening = [piece.title.rstrip(".")] if piece.title else []
    if place and heading and not part[0].opens:
        opening.append(heading.rstrip("."))
    return ". ".join([*opening, "\n".join(line.text for line in part).replace(BULLET, "")])


def sentences(text: str) -> list[Sentence]:
    """Find where the sentences of plain words stand; a line ends one."""
    found: list[Sentence] = []
    start = 0
    for line in text.splitlines(keepends=True):
        last = start + len(BULLET) * line.startswith(BULLET)
        end = start + len(line.rstrip())
        for stop in _END.finditer(line):
            if not _SHORTENED.search(line[: stop.end()]):
                found.append(Sentence(last, start + len(line[: stop.end()].rstrip())))
                last = start + stop.end()
        if last < end:
            found.append(Sentence(last, end))
        start += len(line)
    return found


def sentence(text: str, query: str, weigh: Weigh = lambda _: 1.0) -> Sentence | None:
    """Find the sentence that answers most of a question's words; None where none has any.

    The first of equals. `weigh`: how much each word tells, so that a rare one decides.
    """
    asked = {stem: weigh(stem) for stem in set(stems(query))}
    most, best = 0.0, None
    for place in sentences(text):
        if text[place.end - 1] == ":" and text[place.end : place.end + 1] == "\n":
            continue  # it announces an answer, and is none
        said = set(stems(text[place.start : place.end]))
        told = sum(asked[stem] for stem in said & asked.keys())
        fit = told / (BRIEF + len(said)) ** 0.5
        if fit > most:
            most, best = fit, place
    return best
