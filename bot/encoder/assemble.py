"""From weights to the int8 model file, checked against full precision before anybody uses it."""

import logging
from pathlib import Path
from shutil import copyfile

import onnx
from onnxruntime.quantization import QuantType, quantize_dynamic
from safetensors.numpy import load_file

from bot.encoder import graph
from bot.encoder.encoder import Encoder
from bot.encoder.model import MODEL_FILE, VOCABULARY_FILE, ModelUnavailable

LIKENESS = 0.97
"""Least cosine between a sentence's vector in int8 and in full precision."""

MARGIN = 0.2
"""How much closer a paraphrase must be than a sentence about something else."""

TRIPLETS = (
    (
        "Our school board voted to take the word equity out of the strategic plan.",
        "The trustees removed equity from the district's long-term strategy.",
        "The kitchen tap has been dripping since Tuesday.",
    ),
    (
        "Suspensions of Black boys went up although we adopted restorative practices.",
        "More African American male students are being excluded despite restorative justice.",
        "Sourdough needs a warm place and a good deal of patience.",
    ),
    (
        "I am new in this role, alone, and every department sends me its complaints.",
        "Four months into the job I have no team and everybody's grievances land on my desk.",
        "The telescope showed the rings of Saturn quite clearly.",
    ),
)
"""A sentence, the same thing said otherwise, and something else."""


def assemble(weights: Path, vocabulary: Path, workshop: Path) -> Path:
    """Build the model from its safetensors file; return the finished folder in the workshop."""
    exact, finished = workshop / "exact", workshop / "finished"
    for folder in (exact, finished):
        folder.mkdir()
        copyfile(vocabulary, folder / VOCABULARY_FILE)
    onnx.save(graph.build(load_file(weights)), str(exact / MODEL_FILE))
    quantize(exact / MODEL_FILE, finished / MODEL_FILE)
    check(Encoder(finished), Encoder(exact))
    return finished


def quantize(exact: Path, finished: Path) -> None:
    """Store the weights as 8-bit integers, a scale per column.

    Weights keep to 7 bits: processors without VNNI would overflow in their sums otherwise.
    """
    # The advice to run a preparation step first does not apply to a graph that is already fused.
    logging.getLogger().addFilter(_no_advice)
    try:
        quantize_dynamic(
            exact,
            finished,
            op_types_to_quantize=["MatMul", "Attention", "EmbedLayerNormalization"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            extra_options={"DefaultTensorType": onnx.TensorProto.FLOAT},
        )
    finally:
        logging.getLogger().removeFilter(_no_advice)


def check(finished: Encoder, exact: Encoder) -> None:
    """Refuse a model that strays from its own weights or cannot tell like from unlike."""
    sentences = [sentence for triplet in TRIPLETS for sentence in triplet]
    small, reference = finished(sentences), exact(sentences)
    likeness = float((small * reference).sum(axis=1).min())
    margin = min(
        float(small[row] @ small[row + 1] - small[row] @ small[row + 2])
        for row in range(0, len(sentences), 3)
    )
    # Written so that a figure that is not a number fails too.
    if not (likeness >= LIKENESS and margin >= MARGIN):
        raise ModelUnavailable(
            "The search model was built but gives wrong vectors on this machine "
            f"(likeness {likeness:.3f}, margin {margin:.3f}). It was not kept."
        )


def _no_advice(record: logging.LogRecord) -> bool:
    return "pre-processing" not in record.getMessage()
