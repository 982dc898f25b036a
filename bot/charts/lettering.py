"""Letters of a size that is readable on a phone: how wide words are, and where lines break."""

from bisect import bisect_right
from functools import cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.backends.backend_agg import get_hinting_flag
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font

DPI = 200
TITLE, TEXT, SMALL = 17.0, 13.5, 12.0
"""Points. A picture of 1,200 pixels is shown on a phone at 320: SMALL is nine pixels there."""
_FONTS = Path(get_data_path()) / "fonts" / "ttf"
_UNKNOWN = "\u25a1"
_LONGEST = 400
"""Characters; no line of a picture holds so many."""
_FIXED = 64
"""Parts of a pixel in which FreeType counts."""


def font(size: float, *, bold: bool = False) -> FontProperties:
    """Name the font by its file, so that no other that is installed takes its place."""
    return FontProperties(fname=_file(bold=bold), size=size)


def plain(text: str) -> str:
    """Give a text in one line, with a box for what the font cannot write."""
    letters, line = _letters(), " ".join(text[:_LONGEST].split())
    return "".join(each if ord(each) in letters else _UNKNOWN for each in line)


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line in pixels."""
    measure = _measure(bold)
    measure.set_size(size, DPI)
    measure.set_text(text, flags=get_hinting_flag())  # type: ignore[no-untyped-call]  # as it is drawn
    return float(measure.get_width_height()[0]) / _FIXED


def leading(size: float) -> float:
    """Tell how many pixels a line takes."""
    return size * DPI / 72 * 1.25


def wrap(text: str, size: float, *, within: float, lines: int = 2, bold: bool = False) -> list[str]:
    """Break a text into lines of so many pixels; what is too long ends with an ellipsis."""
    words, broken = plain(text).split(" "), [""]
    for word in words:
        longer = f"{broken[-1]} {word}".strip()
        if width(longer, size, bold=bold) <= within or not broken[-1]:
            broken[-1] = longer
        else:
            broken.append(word)
    kept = broken[:lines]
    if len(broken) > lines:
        kept[-1] += "…"
    return [_fitted(each, size, within, bold=bold) for each in kept]


def _fitted(line: str, size: float, within: float, *, bold: bool) -> str:
    if width(line, size, bold=bold) <= within:
        return line
    short = line.removesuffix("…")
    tried = range(1, len(short) + 1)
    fits = bisect_right(tried, within, key=lambda n: width(f"{short[:n]}…", size, bold=bold))
    return f"{short[:fits].rstrip()}…"


def _file(*, bold: bool) -> Path:
    return _FONTS / ("DejaVuSans-Bold.ttf" if bold else "DejaVuSans.ttf")


@cache
def _measure(bold: bool) -> FT2Font:
    return FT2Font(str(_file(bold=bold)))


@cache
def _letters() -> frozenset[int]:
    return frozenset(_measure(bold=False).get_charmap()) & frozenset(
        _measure(bold=True).get_charmap()
    )
