"""Where a value stands between the ends of a chart's scale, and how it is written."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.ticker import MaxNLocator

from bot.domain.charts import Chart

_MOST_STEPS = 5


@dataclass(frozen=True, slots=True)
class Scale:
    """The ends, and the numbers that are written along it."""

    low: float
    high: float
    steps: Sequence[float]

    def part(self, value: float) -> float:
        """Tell how far along a value stands, from 0 to 1."""
        return min(max((value - self.low) / (self.high - self.low), 0.0), 1.0)


def known(values: Sequence[float | None]) -> list[float]:
    return [each for each in values if each is not None and math.isfinite(each)]


def scale_of(chart: Chart) -> Scale:
    """Go from the lowest to the highest that the chart names, or as far as its values go."""
    values = [each for series in chart.series for each in known(series.values)]
    low = chart.lowest
    high = max(values, default=low + 1) if chart.highest is None else chart.highest
    high = high if high > low else low + 1
    whole = all(each == int(each) for each in values) or high - low >= _MOST_STEPS - 1
    steps = MaxNLocator(_MOST_STEPS, integer=whole, steps=[1, 2, 2.5, 5, 10])
    marks = [float(each) for each in steps.tick_values(low, high)]
    if chart.highest is None:
        high = max(high, next((each for each in marks if each >= high), high))
    return Scale(low, high, [each for each in marks if low <= each <= high])


def written(value: float) -> str:
    """Write a value with one digit after the point, where it has any."""
    shown = f"{value:,.0f}" if round(value, 1) == round(value) else f"{value:,.1f}"
    return shown.replace("-", "\u2212")


def has_gaps(chart: Chart) -> bool:
    return any(len(known(each.values)) < len(chart.labels) for each in chart.series)
