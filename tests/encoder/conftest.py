"""The real search model, built first where a machine does not have it yet; and a random one."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.encoder import Encoder, find
from bot.encoder.build import build

Weights: TypeAlias = dict[str, NDArray[Any]]


@pytest.fixture(scope="session")
def encoder() -> Encoder:
    build()
    found = find()
    assert found is not None
    return found


@pytest.fixture
def random_weights() -> Callable[..., Weights]:
    """Make a BERT that has learnt nothing, named as the published weights are."""
    return _random_weights


def _random_weights(*, width: int, inner: int, pieces: int, places: int, layers: int) -> Weights:
    tables = {"word": pieces, "position": places, "token_type": 2}
    shapes: dict[str, tuple[int, ...]] = {
        f"embeddings.{table}_embeddings.weight": (rows, width) for table, rows in tables.items()
    }
    norms = ["embeddings"]
    for layer in (f"encoder.layer.{number}" for number in range(layers)):
        norms += [f"{layer}.attention.output", f"{layer}.output"]
        linear = {f"attention.self.{part}": (width, width) for part in ("query", "key", "value")}
        linear |= {"attention.output.dense": (width, width)}
        linear |= {"intermediate.dense": (inner, width), "output.dense": (width, inner)}
        for name, shape in linear.items():
            shapes |= {f"{layer}.{name}.weight": shape, f"{layer}.{name}.bias": shape[:1]}
    for norm in norms:
        shapes |= {f"{norm}.LayerNorm.{part}": (width,) for part in ("weight", "bias")}
    chance = np.random.default_rng(7)
    return {name: chance.normal(0, 0.3, shape).astype("f4") for name, shape in shapes.items()}
