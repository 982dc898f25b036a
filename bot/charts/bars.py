"""Bars from left to right, so that long names can be read, each with its value at its end."""

from collections.abc import Sequence

from bot.charts import lettering
from bot.charts.card import EDGE, FAINT, INK, MARGIN, WIDTH, Card, look, top
from bot.charts.lettering import SMALL, TEXT
from bot.charts.scale import Scale, known, scale_of, written
from bot.domain.charts import Chart, Series

_NAMES = 430
"""Pixels that the names may take."""
_BAR, _BETWEEN = 44, 26
_TALLEST = 1500
"""Pixels that all bars together may take; the rest is only in words."""


def draw(chart: Chart) -> Card:
    names, rows = _rows(chart)
    legend = lettering.leading(TEXT) * 1.4 if len(chart.series) > 1 else 0
    begins = top(chart.title) + legend
    more = len(chart.labels) - len(names)
    below = lettering.leading(SMALL) * 1.4 if more else 0
    card = Card(chart.title, max(begins + sum(rows) + below + MARGIN / 2, 300))
    if legend:
        legend_of(card, chart.series, begins - legend / 2)
    left = MARGIN + max((_widest(lines) for lines in names), default=0) + 24
    card.rule((left, begins), (left, begins + sum(rows)), colour=EDGE, broad=2)
    scale, right = scale_of(chart), WIDTH - MARGIN - _values(chart) - 16
    for number, (lines, high) in enumerate(zip(names, rows, strict=True)):
        middle = begins + sum(rows[:number]) + high / 2
        _name(card, lines, left - 24, middle)
        _row(card, scale, _found(chart, number), (left, right), middle)
    if more:
        card.note(f"{more} more are only in the words beside this picture.")
    return card


def _rows(chart: Chart) -> tuple[list[list[str]], list[float]]:
    """Give the names that have room, in lines, and how high each row is."""
    names: list[list[str]] = []
    rows: list[float] = []
    for each in chart.labels:
        lines = lettering.wrap(each, TEXT, within=_NAMES, lines=3)
        row = max(len(lines) * lettering.leading(TEXT), _bars(chart)) + _BETWEEN
        if rows and sum(rows) + row > _TALLEST:
            break
        names.append(lines)
        rows.append(row)
    return names, rows


def legend_of(card: Card, series: Sequence[Series], y: float) -> None:
    """Say which bar is which, before they are read."""
    room = (WIDTH - 2 * MARGIN) / len(series)
    x: float = MARGIN
    for number, each in enumerate(series):
        card.box(x, y - 16, 46, 32, look(number))
        [name] = lettering.wrap(each.name, SMALL, within=room - 90, lines=1)
        card.write(x + 60, y, name, size=SMALL)
        x += 60 + lettering.width(name, SMALL) + 44


def _name(card: Card, lines: Sequence[str], right: float, middle: float) -> None:
    high = lettering.leading(TEXT)
    first = middle - high * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        card.write(right, first + number * high, line, side="right")


def _row(
    card: Card,
    scale: Scale,
    values: Sequence[float | None],
    ends: tuple[float, float],
    middle: float,
) -> None:
    """Draw the bars of one thing, one below the other, between the ends."""
    left, right = ends
    first = middle - _BAR * len(values) / 2
    for place, value in enumerate(values):
        y = first + place * _BAR
        if value is None:
            card.write(left + 16, y + _BAR / 2, "no figure", size=SMALL, colour=FAINT)
            continue
        wide = _length(scale, value, right - left)
        card.box(left, y + 3, wide, _BAR - 6, look(place))
        card.write(left + wide + 14, y + _BAR / 2, written(value), bold=True, colour=INK)


def _found(chart: Chart, number: int) -> list[float | None]:
    """Give each series' value for one thing."""
    return [next(iter(known(each.values[number : number + 1])), None) for each in chart.series]


def _length(scale: Scale, value: float, whole: float) -> float:
    return max(scale.part(value) * whole, 3)


def _bars(chart: Chart) -> float:
    return _BAR * max(len(chart.series), 1)


def _values(chart: Chart) -> float:
    shown = [written(each) for series in chart.series for each in known(series.values)]
    return max((lettering.width(each, TEXT, bold=True) for each in shown), default=0)


def _widest(lines: Sequence[str]) -> float:
    return max(lettering.width(line, TEXT) for line in lines)
