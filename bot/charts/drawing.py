"""Draws a chart as a picture: the one place that knows which shape is drawn how."""

from matplotlib import rcdefaults

from bot.charts import bars, line, radar
from bot.domain.charts import Chart

rcdefaults()  # whatever a file on this machine says: the same bytes everywhere
_DRAWN = {"line": line.draw, "bars": bars.draw, "radar": radar.draw}


def png(chart: Chart) -> bytes:
    return _DRAWN[chart.shape](chart).png()
