"""all-MiniLM-L6-v2 as one ONNX graph: word-piece numbers in, sentence vectors of length 1 out."""

from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights: TypeAlias = Mapping[str, NDArray[np.float32]]

FUSED = "com.microsoft"
"""ONNX Runtime's own operators, which do several of BERT's steps at once."""

HEAD_WIDTH = 32
EPSILON = 1e-12


def build(weights: Weights) -> onnx.ModelProto:
    """Lay out the encoder's layers, the mean over the tokens and the scaling to length 1.

    Inputs `ids` and `mask`: int32 (texts, tokens). Output `embedding`: float32 (texts, width).
    """
    graph = _Graph(weights)
    hidden = _embedding(graph)
    for layer in range(_depth(weights)):
        hidden = _layer(graph, hidden, layer)
    _mean(graph, hidden)
    return graph.model(width=len(weights["embeddings.LayerNorm.bias"]))


def _depth(weights: Weights) -> int:
    """Count the layers."""
    return len({name.split(".")[2] for name in weights if name.startswith("encoder.layer.")})


class _Graph:
    """The nodes and constants that have been laid out so far."""

    def __init__(self, weights: Weights) -> None:
        self.weights = weights
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[TensorProto] = []

    def constant(self, name: str, values: NDArray[Any]) -> str:
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def weight(self, name: str) -> str:
        """Take a weight as it is stored."""
        return self.constant(name, self.weights[name])

    def matrix(self, name: str) -> str:
        """Take the matrix of a linear layer, turned the way MatMul wants it."""
        return self.constant(f"{name}.weight", self.weights[f"{name}.weight"].T)

    def add(self, operator: str, inputs: Sequence[str], output: str, **attributes: Any) -> str:
        """Add a node; return the name of what it yields."""
        node = helper.make_node(operator, inputs, [output], name=output, **attributes)
        self.nodes.append(node)
        return output

    def model(self, width: int) -> onnx.ModelProto:
        inputs = [
            helper.make_tensor_value_info(name, TensorProto.INT32, ["texts", "tokens"])
            for name in ("ids", "mask")
        ]
        output = helper.make_tensor_value_info("embedding", TensorProto.FLOAT, ["texts", width])
        graph = helper.make_graph(self.nodes, "minilm", inputs, [output], self.constants)
        operators = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
        return helper.make_model(graph, opset_imports=operators, ir_version=9)


def _embedding(graph: _Graph) -> str:
    """Add up what each word piece, its place and its (one) segment stand for."""
    segments = graph.add("Sub", ["ids", "ids"], "segments")
    tables = [
        graph.weight(f"embeddings.{table}.weight")
        for table in ("word_embeddings", "position_embeddings", "token_type_embeddings")
    ]
    scale = [graph.weight(f"embeddings.LayerNorm.{part}") for part in ("weight", "bias")]
    node = helper.make_node(
        "EmbedLayerNormalization",
        ["ids", segments, *tables, *scale, "mask"],
        ["embedded", "lengths"],
        name="embedded",
        domain=FUSED,
        epsilon=EPSILON,
    )
    graph.nodes.append(node)
    return "embedded"


def _layer(graph: _Graph, hidden: str, layer: int) -> str:
    """Lay out one layer: attention, then the feed-forward step, each added to what came in."""
    prefix = f"encoder.layer.{layer}"
    attended = _attention(graph, hidden, prefix)
    wide = graph.add(
        "MatMul", [attended, graph.matrix(f"{prefix}.intermediate.dense")], f"{prefix}.wide"
    )
    bias = graph.weight(f"{prefix}.intermediate.dense.bias")
    active = graph.add("BiasGelu", [wide, bias], f"{prefix}.active", domain=FUSED)
    return _narrow(graph, active, attended, f"{prefix}.output")


def _attention(graph: _Graph, hidden: str, prefix: str) -> str:
    parts = [f"{prefix}.attention.self.{part}" for part in ("query", "key", "value")]
    joined = np.concatenate([graph.weights[f"{part}.weight"].T for part in parts], axis=1)
    bias = np.concatenate([graph.weights[f"{part}.bias"] for part in parts])
    mixed = graph.add(
        "Attention",
        [
            hidden,
            graph.constant(f"{prefix}.joined.weight", joined),
            graph.constant(f"{prefix}.joined.bias", bias),
            "mask",
        ],
        f"{prefix}.mixed",
        domain=FUSED,
        num_heads=joined.shape[0] // HEAD_WIDTH,
    )
    return _narrow(graph, mixed, hidden, f"{prefix}.attention.output")


def _narrow(graph: _Graph, values: str, residual: str, prefix: str) -> str:
    """Project back to the model's width, add what came in, and normalise."""
    narrow = graph.add("MatMul", [values, graph.matrix(f"{prefix}.dense")], f"{prefix}.narrow")
    scale = [graph.weight(f"{prefix}.LayerNorm.{part}") for part in ("weight", "bias")]
    bias = graph.weight(f"{prefix}.dense.bias")
    return graph.add(
        "SkipLayerNormalization",
        [narrow, residual, *scale, bias],
        f"{prefix}.sum",
        domain=FUSED,
        epsilon=EPSILON,
    )


def _mean(graph: _Graph, hidden: str) -> None:
    """Average over the tokens that are not padding, and scale to length 1."""
    across, along = (graph.constant(f"axis.{axis}", np.array([axis])) for axis in (2, 1))
    weights = graph.add("Cast", ["mask"], "weights", to=TensorProto.FLOAT)
    column = graph.add("Unsqueeze", [weights, across], "column")
    kept = graph.add("Mul", [hidden, column], "kept")
    total = graph.add("ReduceSum", [kept, along], "total", keepdims=0)
    count = graph.add("ReduceSum", [weights, along], "count", keepdims=1)
    mean = graph.add("Div", [total, count], "mean")
    graph.add("LpNormalization", [mean], "embedding", axis=1, p=2)
