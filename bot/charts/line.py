"""Lines over time, each with its name and its last value at its end."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from bot.charts import lettering
from bot.charts.card import EDGE, FAINT, MARGIN, WIDTH, Card, Look, Point, look, top
from bot.charts.lettering import SMALL
from bot.charts.scale import Scale, has_gaps, known, scale_of, written
from bot.domain.charts import Chart, Series

HEIGHT = 720
_ENDS = 290
"""Pixels that the names at the lines' ends may take."""
_GAP = 22
_MANY = 18
"""Points from which their marks are smaller."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """Where the lines are drawn."""

    left: float
    right: float
    top: float
    bottom: float
    scale: Scale
    count: int

    def x(self, number: int) -> float:
        first = self.left + _GAP  # beside the numbers of the scale, not on them
        if self.count == 1:
            return (first + self.right) / 2
        return first + (self.right - first) * number / (self.count - 1)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * self.scale.part(value)


def draw(chart: Chart) -> Card:
    card, plot = Card(chart.title, HEIGHT), _plot(chart)
    _frame(card, plot)
    _labels(card, plot, chart.labels)
    for number, series in enumerate(chart.series):
        for points in _stretches(plot, series):
            card.path(points, look(number), size=9 if plot.count <= _MANY else 6)
    _name(card, plot, chart)
    if has_gaps(chart):
        card.note(_gaps(chart))
    return card


def _plot(chart: Chart) -> _Plot:
    scale = scale_of(chart)
    numbers = max(lettering.width(written(each), SMALL) for each in scale.steps)
    ends = max((lettering.width(line, SMALL, bold=True) for line in _all_ends(chart)), default=0)
    below = lettering.leading(SMALL) * (2.2 if has_gaps(chart) else 1.2)
    return _Plot(
        left=MARGIN + numbers + _GAP,
        right=WIDTH - MARGIN - ends - _GAP * 1.5,
        top=top(chart.title) + _GAP / 2,
        bottom=HEIGHT - MARGIN / 2 - below - _GAP,
        scale=scale,
        count=max(len(chart.labels), 1),
    )


def _frame(card: Card, plot: _Plot) -> None:
    for step in plot.scale.steps:
        y = plot.y(step)
        card.rule((plot.left, y), (plot.right, y))
        x = plot.left - _GAP * 0.7
        card.write(x, y, written(step), size=SMALL, colour=FAINT, side="right")
    card.rule((plot.left, plot.bottom), (plot.right, plot.bottom), colour=EDGE, broad=2)


def _labels(card: Card, plot: _Plot, labels: Sequence[str]) -> None:
    """Write as many labels as have room, the last among them."""
    room = (plot.right - plot.left) / 3
    shown = [lettering.wrap(each, SMALL, within=room, lines=1)[0] for each in labels]
    widest = max((lettering.width(each, SMALL) for each in shown), default=1) + _GAP
    between = (plot.right - plot.left) / max(plot.count - 1, 1)
    every = max(1, int(-(-widest // between)))
    for number in range(len(shown) - 1, -1, -every):
        y = plot.bottom + _GAP  # below the scale's lowest number, not beside it
        x = plot.x(number)
        card.rule((x, plot.bottom), (x, plot.bottom + _GAP * 0.4), colour=EDGE, broad=2)
        card.write(x, y, shown[number], size=SMALL, colour=FAINT, side="center", stands="top")


def _stretches(plot: _Plot, series: Series) -> Iterator[list[Point]]:
    """Give the parts of a line between its gaps."""
    values = [(number, known([each])) for number, each in enumerate(series.values)]
    for is_there, part in groupby(values, key=lambda each: bool(each[1])):
        if is_there:
            yield [(plot.x(number), plot.y(value)) for number, [value] in part]


def _name(card: Card, plot: _Plot, chart: Chart) -> None:
    """Write each line's name beside its end, as near as the other names let it."""
    ends = []
    for number, series in enumerate(chart.series):
        if found := list(_stretches(plot, series)):
            ends.append((found[-1][-1], _end(series), look(number)))
    ends.sort(key=lambda each: each[0][1])
    high = lettering.leading(SMALL)
    wanted = [(end[1], len(lines) * high) for end, lines, _ in ends]
    for middle, (end, lines, its) in zip(_apart(wanted, plot), ends, strict=True):
        x = plot.right + _GAP
        if abs(middle - end[1]) > high / 2 or end[0] < plot.right:
            card.rule(end, (x - _GAP * 0.3, middle), colour=its.colour, broad=0.8)
        _lines(card, (x, middle), lines, its)


def _lines(card: Card, at: Point, lines: Sequence[str], its: Look) -> None:
    high = lettering.leading(SMALL)
    first = at[1] - high * (len(lines) - 1) / 2
    for number, line in enumerate(lines):
        card.write(at[0], first + number * high, line, size=SMALL, colour=its.colour, bold=True)


def _apart(wanted: Sequence[tuple[float, float]], plot: _Plot) -> list[float]:
    """Move names that would lie on each other, given from above as (middle, height)."""
    placed: list[float] = []
    above = plot.top - _GAP
    for middle, high in wanted:
        placed.append(max(middle, above + high / 2))
        above = placed[-1] + high / 2
    below = plot.bottom + _GAP / 3
    for number in range(len(placed) - 1, -1, -1):
        high = wanted[number][1]
        placed[number] = min(placed[number], below - high / 2)
        below = placed[number] - high / 2
    return placed


def _end(series: Series) -> list[str]:
    """Write a name and the last value."""
    last = written(known(series.values)[-1])
    lines = lettering.wrap(series.name, SMALL, within=_ENDS, bold=True)
    together = f"{lines[-1]} {last}"
    if lettering.width(together, SMALL, bold=True) <= _ENDS:
        return [*lines[:-1], together]
    return [*lines, last]


def _gaps(chart: Chart) -> str:
    """Say what is not there: a line that is missing altogether has no end to be named at."""
    missing = ", ".join(each.name for each in chart.series if not known(each.values))
    said = f"No figures: {missing}." if missing else "Where a line is broken, there is no figure."
    return lettering.wrap(said, SMALL, within=WIDTH - 2 * MARGIN, lines=1)[0]


def _all_ends(chart: Chart) -> list[str]:
    return [line for each in chart.series if known(each.values) for line in _end(each)]
