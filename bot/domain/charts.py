"""What a chart shows, and the same in words: a picture that nobody needs to see."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """One line, bar or outline of a chart."""

    name: str
    values: Sequence[float | None]
    """As many as the chart has labels; None where nothing is known, or nothing may be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Values over labels: weeks along a line, things as bars, or sides of a radar."""

    shape: Literal["line", "bars", "radar"]
    title: str
    labels: Sequence[str]
    series: Sequence[Series]
    lowest: float = 0
    highest: float | None = None
    """The ends of the scale; None: as far as the values go."""
    words: str
    """What it shows, in full, for who does not see it: at most 2,000 characters."""


Charts: TypeAlias = Sequence[Chart]
