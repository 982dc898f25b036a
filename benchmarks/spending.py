"""What something costs, in milliseconds by the clock and by the processor."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np


class Times:
    """The durations of one thing done many times."""

    def __init__(self) -> None:
        self._clock: list[float] = []
        self._processor: list[float] = []

    @contextmanager
    def measured(self) -> Iterator[None]:
        began, busy = time.perf_counter(), time.process_time()
        yield
        self._clock.append(1000 * (time.perf_counter() - began))
        self._processor.append(1000 * (time.process_time() - busy))

    def p(self, percent: int) -> float:
        return float(np.percentile(self._clock, percent))

    def __str__(self) -> str:
        median = float(np.median(self._processor))
        return f"p50 {self.p(50):.1f}, p95 {self.p(95):.1f}, processor {median:.1f}"
