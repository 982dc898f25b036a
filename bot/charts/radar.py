"""Sides of one thing around a middle, each with its values in figures."""

import math
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TypeAlias

from bot.charts import bars, lettering
from bot.charts.card import MARGIN, WIDTH, Card, Point, Side, look, top
from bot.charts.lettering import SMALL, TEXT
from bot.charts.scale import Scale, has_gaps, known, scale_of, written
from bot.domain.charts import Chart, Series

_RADIUS, _AROUND = 290, 116
_NAMES = 290
"""Pixels that the name of a side may take."""
_FEWEST = 3
"""Sides below which there is no area to see."""
_UPRIGHT = 0.2
"""How far from above or below, in parts of the radius, a name still stands centred."""
_NONE = "\u2013"
_GAP = 26.0
"""Pixels between two values."""
_Value: TypeAlias = tuple[str, str]
"""What is written, and its colour."""
_SIGNS = {"o": "●", "s": "■", "^": "▲", "D": "◆", "v": "▼"}


def draw(chart: Chart) -> Card:
    if len(chart.labels) < _FEWEST:
        return bars.draw(chart)
    begins = top(chart.title)
    legend = lettering.leading(TEXT) * 1.4 * len(chart.series)
    middle = (WIDTH / 2, begins + _AROUND + _RADIUS)
    below = middle[1] + _RADIUS + _AROUND + _more_rows(chart) * lettering.leading(TEXT)
    height = below + legend + MARGIN / 2
    height += lettering.leading(SMALL) * 1.2
    card, scale = Card(chart.title, height), scale_of(chart)
    _web(card, scale, middle, len(chart.labels))
    for number, series in enumerate(chart.series):
        _outline(card, scale, middle, series, number, is_last=series is chart.series[-1])
    for number in range(len(chart.labels)):
        _side(card, chart, middle, number)
    _legend(card, chart.series, below)
    ends = f"The middle is {written(scale.low)}, the edge {written(scale.high)}."
    card.note(f"{ends} An open outline: no figure." if has_gaps(chart) else ends)
    return card


def _at(middle: Point, far: float, number: int, count: int) -> Point:
    """Find a point on a side; the first points upwards, the others follow as on a clock."""
    turn = 2 * math.pi * number / count
    return middle[0] + far * math.sin(turn), middle[1] - far * math.cos(turn)


def _web(card: Card, scale: Scale, middle: Point, count: int) -> None:
    for step in scale.steps:
        far = _RADIUS * scale.part(step)
        if far:
            card.outline([_at(middle, far, number, count) for number in range(count)])
    for number in range(count):
        card.rule(middle, _at(middle, _RADIUS, number, count))


def _outline(
    card: Card, scale: Scale, middle: Point, series: Series, number: int, *, is_last: bool
) -> None:
    count = len(series.values)
    points = [
        _at(middle, _RADIUS * scale.part(found[0]), side, count) if found else None
        for side, found in enumerate(known([each]) for each in series.values)
    ]
    if None not in points:
        whole = [each for each in points if each]
        if is_last:
            card.fill(whole, look(number).colour, strength=0.14)
        card.path(whole, look(number), size=11, ring=True)
        return
    for part in _parts(points):
        card.path(part, look(number), size=11)


def _parts(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """Give what can be joined, beginning after a gap so that nothing is cut at the first side."""
    start = next(number for number, each in enumerate(points) if each is None)
    turned = [*points[start:], *points[:start]]
    for is_there, part in groupby(turned, key=lambda each: each is not None):
        if is_there:
            yield [each for each in part if each]


def _side(card: Card, chart: Chart, middle: Point, number: int) -> None:
    """Write a side's name, and below it the value of each series beside its sign."""
    x, y = _at(middle, _RADIUS + 34, number, len(chart.labels))
    lean = (x - middle[0]) / _RADIUS
    lines = lettering.wrap(chart.labels[number], TEXT, within=_NAMES)
    high = lettering.leading(TEXT)
    first = y + _shift(y, middle[1]) * high * (len(lines) + 1) - high * len(lines) / 2
    side: Side = "center" if abs(lean) < _UPRIGHT else ("left" if lean > 0 else "right")
    for place, line in enumerate(lines):
        card.write(x, first + place * high, line, side=side)
    _values(card, chart, (x, first + len(lines) * high), number, side)


def _shift(y: float, middle: float) -> float:
    """Keep a name outside of the web: above it at the top, below it at the bottom."""
    return max(min((y - middle) / (_RADIUS * 2), 0.5), -0.5)


def _values(card: Card, chart: Chart, at: Point, number: int, side: Side) -> None:
    texts = []
    for place, series in enumerate(chart.series):
        found = known(series.values[number : number + 1])
        sign = _SIGNS[look(place).marker]
        texts.append((f"{sign} {written(found[0]) if found else _NONE}", look(place).colour))
    for row, shown in enumerate(_rows(texts, _room(at[0], side))):
        x = at[0] - {"left": 0.0, "center": _whole(shown) / 2, "right": _whole(shown)}[side]
        for text, colour in shown:
            y = at[1] + row * lettering.leading(TEXT)
            card.write(x, y, text, bold=True, colour=colour)
            x += lettering.width(text, TEXT, bold=True) + _GAP


def _rows(texts: Sequence[_Value], room: float) -> list[list[_Value]]:
    """Break values into rows that stay on the card."""
    rows: list[list[_Value]] = [[]]
    for each in texts:
        if rows[-1] and _whole([*rows[-1], each]) > room:
            rows.append([])
        rows[-1].append(each)
    return rows


def _room(x: float, side: Side) -> float:
    left, right = x - MARGIN, WIDTH - MARGIN - x
    return {"left": right, "center": 2 * min(left, right), "right": left}[side]


def _whole(texts: Sequence[_Value]) -> float:
    return sum(lettering.width(text, TEXT, bold=True) + _GAP for text, _ in texts) - _GAP


def _more_rows(chart: Chart) -> int:
    """Tell how many rows values may take at the foot, besides the first: two fit on each."""
    return (len(chart.series) - 1) // 2


def _legend(card: Card, series: Sequence[Series], begins: float) -> None:
    high = lettering.leading(TEXT) * 1.4
    for number, each in enumerate(series):
        y = begins + high * (number + 0.5)
        card.path([(MARGIN + 14, y), (MARGIN + 120, y)], look(number), size=11)
        [name] = lettering.wrap(each.name, TEXT, within=WIDTH - 3 * MARGIN - 150, lines=1)
        card.write(MARGIN + 150, y, name)
