"""The graph computes what BERT computes, written out step by step in numpy."""

import math
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from bot.encoder import graph

Weights: TypeAlias = dict[str, NDArray[Any]]

WIDTH, LAYERS = 64, 2
HEADS = WIDTH // graph.HEAD_WIDTH

erf = np.vectorize(math.erf)


class Bert:
    """One text at a time, no padding, no fused step: slow and plain."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights

    def linear(self, x: NDArray[Any], name: str) -> NDArray[Any]:
        total: NDArray[Any] = x @ self.weights[f"{name}.weight"].T + self.weights[f"{name}.bias"]
        return total

    def normal(self, x: NDArray[Any], name: str) -> NDArray[Any]:
        even = (x - x.mean(1, keepdims=True)) / np.sqrt(x.var(1, keepdims=True) + 1e-12)
        scaled: NDArray[Any] = even * self.weights[f"{name}.weight"]
        return scaled + self.weights[f"{name}.bias"]

    def attend(self, x: NDArray[Any], name: str) -> NDArray[Any]:
        heads = []
        for head in np.split(np.arange(WIDTH), HEADS):
            query, key, value = (
                self.linear(x, f"{name}.{part}")[:, head] for part in ("query", "key", "value")
            )
            likeness = np.exp(query @ key.T / math.sqrt(WIDTH / HEADS))
            heads.append(likeness / likeness.sum(1, keepdims=True) @ value)
        return np.concatenate(heads, 1)

    def __call__(self, ids: list[int]) -> NDArray[Any]:
        table = {
            part: self.weights[f"embeddings.{part}_embeddings.weight"]
            for part in ("word", "position", "token_type")
        }
        x = table["word"][ids] + table["position"][: len(ids)] + table["token_type"][0]
        x = self.normal(x, "embeddings.LayerNorm")
        for layer in range(LAYERS):
            name = f"encoder.layer.{layer}"
            mixed = self.linear(
                self.attend(x, f"{name}.attention.self"), f"{name}.attention.output.dense"
            )
            x = self.normal(x + mixed, f"{name}.attention.output.LayerNorm")
            wide = self.linear(x, f"{name}.intermediate.dense")
            wide = wide * (1 + erf(wide / math.sqrt(2))) / 2
            x = self.normal(
                x + self.linear(wide, f"{name}.output.dense"), f"{name}.output.LayerNorm"
            )
        mean = x.mean(0)
        unit: NDArray[Any] = mean / np.linalg.norm(mean)
        return unit


def test_the_graph_agrees_with_bert_whatever_the_padding(
    random_weights: Callable[..., Weights],
) -> None:
    weights = random_weights(width=WIDTH, inner=96, pieces=50, places=20, layers=LAYERS)
    texts = [[1, 7, 9, 2], [1, 2], [1, 30, 31, 32, 33, 49, 0, 5, 2]]
    ids = np.zeros((3, 9), np.int32)
    mask = np.zeros_like(ids)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = text
        mask[row, : len(text)] = 1
    session = onnxruntime.InferenceSession(graph.build(weights).SerializeToString())
    found = session.run(["embedding"], {"ids": ids, "mask": mask})[0]
    expected = np.array([Bert(weights)(text) for text in texts])
    assert np.abs(found - expected).max() < 1e-4
