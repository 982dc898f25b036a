"""A chart becomes a picture, whatever is in it, and the same one every time."""

import math
import os
import subprocess
import sys
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.image import imread

from bot import charts
from bot.charts import lettering
from bot.charts.card import PAPER
from bot.charts.drawing import png
from bot.charts.scale import scale_of
from bot.domain.charts import Chart, Series
from tests.views.made_up import ATTACKS

SUPPORTS = ["Alignment", "Money and mentorship", "Every department", "A seat", "Community"]


def chart(shape, *values, title="How the weeks were", labels=None, **more) -> Chart:
    names = labels or [f"Oct {day}" for day in range(1, len(values[0]) + 1)]
    series = [Series(name=f"Line {n}", values=each) for n, each in enumerate(values, 1)]
    return Chart(shape=shape, title=title, labels=names, series=series, words="In words.", **more)


def seen(of: Chart):
    """The picture's pixels: rows, columns and red, green, blue (0 to 1)."""
    return imread(BytesIO(png(of)))[:, :, :3]


def share_of(pixels, colour: str) -> float:
    wanted = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return float((abs(pixels - wanted).max(axis=2) < 0.02).mean())


@pytest.mark.parametrize("shape", ["line", "bars", "radar"])
def test_the_same_chart_is_the_same_picture(shape: str):
    of = chart(shape, [1, 2, None, 4, 5], [2, 2, 3, None, 1], labels=SUPPORTS)
    assert png(of) == png(of)
    assert png(of) != png(chart(shape, [1, 2, None, 4, 4], [2, 2, 3, None, 1], labels=SUPPORTS))


@pytest.mark.parametrize("shape", ["line", "bars", "radar"])
def test_a_picture_is_a_light_card_of_one_width(shape: str):
    pixels = seen(chart(shape, [1, 2, 3, 4, 5], labels=SUPPORTS))
    assert pixels.shape[1] == 1200
    assert 300 <= pixels.shape[0] <= 1300
    assert share_of(pixels, PAPER) > 0.7


def test_what_is_not_known_is_not_drawn():
    gap = seen(chart("line", [3, 3, None, None, 3, 3], lowest=1, highest=5))
    whole = seen(chart("line", [3, 3, 3, 3, 3, 3], lowest=1, highest=5))
    assert share_of(gap, "#005f9e") < share_of(whole, "#005f9e")


def test_the_smallest_letters_are_nine_pixels_high_on_a_phone():
    on_a_phone = lettering.SMALL * lettering.DPI / 72 * 320 / 1200
    assert on_a_phone == pytest.approx(9, abs=0.2)


def test_a_title_that_is_too_long_is_cut_where_it_can_be_seen():
    [first, second] = lettering.wrap("word " * 90, 17, within=900, bold=True)
    assert second.endswith("…")
    assert lettering.width(first, 17, bold=True) <= 900
    assert lettering.width(second, 17, bold=True) <= 900


def test_what_the_font_cannot_write_is_a_box():
    assert lettering.plain("A 👩 b") == "A □ b"


def test_a_dollar_sign_is_no_formula():
    assert png(chart("bars", [1], title="$x^2 and $5", labels=["$\\frac{"]))


@given(
    values=st.lists(st.one_of(st.none(), st.floats(0, 1e6)), min_size=1, max_size=12),
    highest=st.none() | st.floats(0, 1e6),
)
def test_a_scale_holds_every_value_and_is_written_along(values, highest):
    scale = scale_of(chart("line", values, highest=highest))
    assert scale.low < scale.high
    assert all(scale.low <= step <= scale.high for step in scale.steps)
    assert all(0 <= scale.part(value) <= 1 for value in values if value is not None)


@settings(max_examples=10, deadline=None)
@given(data=st.data())
def test_nothing_that_people_write_or_count_keeps_a_picture_from_being_drawn(data):
    words = st.sampled_from([*ATTACKS, "", "\n", "\x00", "_^$"])
    sides = data.draw(st.integers(0, 7))
    odd = st.sampled_from([None, 0, -1, 1e-9, 1e12, math.nan, math.inf, 2.5])
    values = st.lists(odd, min_size=sides, max_size=sides)
    of = Chart(
        shape=data.draw(st.sampled_from(["line", "bars", "radar"])),
        title=data.draw(words),
        labels=data.draw(st.lists(words, min_size=sides, max_size=sides)),
        series=data.draw(st.lists(st.builds(Series, name=words, values=values), max_size=3)),
        highest=data.draw(st.sampled_from([None, 5, 0, -3])),
        words="In words.",
    )
    assert png(of).startswith(b"\x89PNG")


def test_what_has_no_room_is_said_to_be_in_the_words():
    many = seen(chart("bars", [1] * 60, [2] * 60))
    assert many.shape[0] < 1800


async def test_charts_are_drawn_beside_the_loop():
    assert await charts.draw(chart("bars", [1, 2])) == png(chart("bars", [1, 2]))


def test_a_bot_that_draws_nothing_loads_nothing_for_it(tmp_path):
    told = _python("import sys, bot.charts; print('matplotlib' in sys.modules)", tmp_path)
    assert told == "False"


def test_a_home_that_cannot_be_written_to_is_no_hindrance(tmp_path):
    script = (
        "from bot.charts.drawing import png; from bot.domain.charts import Chart;"
        "print(len(png(Chart(shape='bars', title='', labels=[], series=[], words=''))) > 0)"
    )
    nowhere = tmp_path / "file"
    nowhere.touch()
    assert _python(script, nowhere) == "True"


def _python(script: str, home) -> str:
    done = subprocess.run(  # noqa: S603  # our own words
        [sys.executable, "-c", script],
        env={**os.environ, "HOME": str(home), "MPLCONFIGDIR": str(home / "matplotlib")},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()
