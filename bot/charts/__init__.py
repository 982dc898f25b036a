"""Draws charts, apart from the loop and one after another."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

from bot.domain.charts import Chart

_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="charts")
"""Of its own: matplotlib draws in one thread at a time, and nobody else should wait for it."""


async def draw(chart: Chart) -> bytes:
    """Draw a chart as a PNG: the same bytes for the same chart."""
    return await asyncio.get_running_loop().run_in_executor(_thread, _drawn, chart)


def _drawn(chart: Chart) -> bytes:
    from bot.charts.drawing import png  # noqa: PLC0415  # half a second, and often never needed

    return png(chart)
