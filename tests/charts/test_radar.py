"""A radar keeps its values on the card, however many outlines it has."""

from io import BytesIO

import pytest
from matplotlib.image import imread

from bot.charts.card import MARGIN
from bot.charts.drawing import png
from bot.domain.charts import Chart, Series
from bot.domain.topics import SUPPORTS


@pytest.mark.parametrize("outlines", [1, 2, 3])
def test_nothing_is_written_in_the_margins(outlines: int):
    series = [Series(name=f"Time {each}", values=[2.75] * 5) for each in range(outlines)]
    labels = [support.label for support in SUPPORTS]
    chart = Chart(
        shape="radar", title="Supports", labels=labels, series=series, highest=5, words="In words."
    )
    pixels = imread(BytesIO(png(chart)))[4:-4, :, :3]
    edge = MARGIN // 2
    assert (pixels[:, 4:edge] == 1).all()
    assert (pixels[:, -edge:-4] == 1).all()
