"""The card that a chart is drawn on: light in every theme, measured in pixels from the top left."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Polygon, Rectangle

from bot.charts import lettering
from bot.charts.lettering import DPI, SMALL, TEXT, TITLE

WIDTH, MARGIN = 1200, 44
PAPER, EDGE, INK, FAINT, GRID = "#ffffff", "#cfccc6", "#1d1c1d", "#555456", "#e2dfd9"
Point: TypeAlias = tuple[float, float]
Side: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Look:
    """How one series is told from another, without its colour too."""

    colour: str
    marker: str
    dash: str | tuple[int, tuple[float, ...]]
    hatch: str


LOOKS = (
    Look("#005f9e", "o", "-", ""),
    Look("#b8440a", "s", (0, (3.2, 1.3)), "///"),
    Look("#00705a", "^", (0, (1.0, 1.1)), "..."),
    Look("#7a2f94", "D", (0, (4.0, 1.2, 1.0, 1.2)), "xxx"),
    Look("#4d4a46", "v", (0, (6.0, 1.5)), "---"),
)


def look(number: int) -> Look:
    """Tell how the series of that number looks, beginning with 0."""
    return LOOKS[number % len(LOOKS)]


class Card:
    """Draws in pixels; y grows downwards."""

    def __init__(self, title: str, height: float) -> None:
        self.height = height
        self._figure = Figure(figsize=(WIDTH / DPI, height / DPI), dpi=DPI, facecolor=PAPER)
        FigureCanvasAgg(self._figure)
        self._axes = self._figure.add_axes((0.0, 0.0, 1.0, 1.0))
        self._axes.set_xlim(0, WIDTH)
        self._axes.set_ylim(height, 0)
        self._axes.axis("off")
        self._axes.add_patch(
            Rectangle((1, 1), WIDTH - 2, height - 2, fill=False, edgecolor=EDGE, linewidth=1)
        )
        for number, line in enumerate(_title(title)):
            down = MARGIN + number * lettering.leading(TITLE)
            self.write(MARGIN, down, line, size=TITLE, bold=True, stands="top")

    def write(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = TEXT,
        colour: str = INK,
        bold: bool = False,
        side: Side = "left",
        stands: Literal["top", "center_baseline", "bottom"] = "center_baseline",
    ) -> None:
        """Write one line."""
        self._axes.text(
            x,
            y,
            lettering.plain(text),
            color=colour,
            fontproperties=lettering.font(size, bold=bold),
            horizontalalignment=side,
            verticalalignment=stands,
            parse_math=False,
            zorder=5,
        )

    def rule(self, a: Point, b: Point, *, colour: str = GRID, broad: float = 1.2) -> None:
        self._axes.plot(*zip(a, b, strict=True), color=colour, linewidth=broad, zorder=1)

    def path(
        self, points: Sequence[Point], look: Look, *, size: float = 9, ring: bool = False
    ) -> None:
        """Draw a line through points, each with its mark."""
        closed = [*points, points[0]] if ring else points
        xs, ys = zip(*closed, strict=True)
        self._axes.plot(
            xs,
            ys,
            color=look.colour,
            linewidth=3.2,
            linestyle=look.dash,
            marker=look.marker,
            markersize=size,
            markeredgecolor=PAPER,
            markeredgewidth=1.2,
            dash_capstyle="butt",
            zorder=3,
        )

    def fill(self, points: Sequence[Point], colour: str, *, strength: float) -> None:
        self._axes.add_patch(Polygon(points, facecolor=colour, alpha=strength, zorder=2))

    def outline(self, points: Sequence[Point]) -> None:
        self._axes.add_patch(
            Polygon(points, facecolor="none", edgecolor=GRID, linewidth=1.2, zorder=1)
        )

    def box(self, x: float, y: float, wide: float, high: float, look: Look) -> None:
        self._axes.add_patch(
            Rectangle(
                (x, y),
                wide,
                high,
                facecolor=look.colour,
                edgecolor="none",
                hatch=look.hatch,
                hatchcolor=PAPER,
                zorder=2,
            )
        )

    def note(self, text: str) -> None:
        """Write a remark below the chart."""
        self.write(MARGIN, self.height - MARGIN * 0.8, text, size=SMALL, colour=FAINT)

    def png(self) -> bytes:
        written = io.BytesIO()
        self._figure.savefig(written, format="png", dpi=DPI, metadata={"Software": None})
        return written.getvalue()


def top(title: str) -> float:
    """Tell where the chart begins below its title."""
    return MARGIN + len(_title(title)) * lettering.leading(TITLE) + MARGIN * 0.6


def _title(title: str) -> list[str]:
    return lettering.wrap(title, TITLE, within=WIDTH - 2 * MARGIN, lines=3, bold=True)
