"""What a picture costs: the first one, the next ones, and what the loop feels meanwhile.

python -m benchmarks.drawing
"""

import asyncio
import statistics
import time

from benchmarks import machine
from bot import charts
from bot.domain.charts import Chart, Series

TIMES = 20
_SIDES = ["Alignment", "Money and mentorship", "Every department", "A seat", "Community"]


def sample(shape: str, shift: int) -> Chart:
    """A year of weeks, seventeen topics, or five sides twice."""
    many = {"line": 40, "bars": 17, "radar": 5}[shape]
    names = _SIDES if shape == "radar" else [f"Number {each}" for each in range(many)]
    series = [
        Series(name=name, values=[1 + (each * 7 + shift + offset) % 4 for each in range(many)])
        for offset, name in enumerate(["How heavy", "How supported"])
    ]
    return Chart(
        shape=shape,  # type: ignore[arg-type]
        title="What it shows",
        labels=names,
        series=series,
        lowest=0,
        highest=5,
        words="In words.",
    )


async def drawn(shape: str, shift: int) -> tuple[float, int]:
    began = time.perf_counter()
    png = await charts.draw(sample(shape, shift))
    return time.perf_counter() - began, len(png)


async def longest_wait(stop: asyncio.Event) -> float:
    """Tell by how much the loop was late at worst, asked every 5 ms."""
    worst = 0.0
    while not stop.is_set():
        began = time.perf_counter()
        await asyncio.sleep(0.005)
        worst = max(worst, time.perf_counter() - began - 0.005)
    return worst


async def measure() -> None:
    print(machine.described("matplotlib"))
    before, stop = machine.resident(), asyncio.Event()
    waiting = asyncio.create_task(longest_wait(stop))
    first, _ = await drawn("line", 0)
    stop.set()
    late, more = await waiting, machine.resident() - before
    print(f"first: {first:.2f} s, the loop late by {late:.3f} s, {more:.0f} MB more")
    stop = asyncio.Event()
    waiting = asyncio.create_task(longest_wait(stop))
    for shape in ("line", "bars", "radar"):
        found = [await drawn(shape, shift) for shift in range(TIMES)]
        median = statistics.median(seconds for seconds, _ in found)
        print(f"{shape}: {median * 1000:.0f} ms, {found[-1][1] / 1024:.0f} kB")
    stop.set()
    print(f"the loop late by {await waiting:.3f} s at most, {machine.peak():.0f} MB at most")


if __name__ == "__main__":
    asyncio.run(measure())
