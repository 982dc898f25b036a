"""Sentences to vectors, with the model that this machine has built."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from bot.encoder import model
from bot.encoder.model import ModelUnavailable
from bot.encoder.wordpiece import WordPiece

QUERY_TOKENS = 128
PASSAGE_TOKENS = 256

Vectors: TypeAlias = NDArray[np.float32]


class Encoder:
    """The loaded model. Safe to call from several threads; keep it off the event loop.

    About 2 ms for a short sentence and 8 s for a thousand passages of 90 words, on two cores.
    """

    fingerprint: Final = model.NAME
    """Names the model and its version: vectors under another name cannot be compared."""

    def __init__(self, directory: Path, *, threads: int = 2) -> None:
        try:
            self._session = _session(directory / model.MODEL_FILE, threads)
            self._wordpiece = WordPiece(directory / model.VOCABULARY_FILE)
        except Exception as error:  # the runtime's own errors share no base class
            raise ModelUnavailable(
                f"The search model in {directory} cannot be read. "
                "Delete that folder and build it again."
            ) from error

    def __call__(self, texts: Sequence[str], *, max_tokens: int = PASSAGE_TOKENS) -> Vectors:
        """Embed texts: (number of texts, 384), each row of length 1, in the order given.

        One at a time: texts that run together share the scale of their 8-bit steps, so that a
        vector would depend on its company; and on two cores a batch is hardly faster.
        """
        vectors = np.zeros((len(texts), model.WIDTH), np.float32)
        for row, text in enumerate(texts):
            ids = np.array([self._wordpiece.encode(text, max_tokens)], np.int32)
            vectors[row] = self._session.run(
                ["embedding"], {"ids": ids, "mask": np.ones_like(ids)}
            )[0]
        return vectors

    def encode_query(self, text: str) -> Vectors:
        """Embed what somebody asks: (384,). Reads the first 128 tokens, about 95 words."""
        vector: Vectors = self([text], max_tokens=QUERY_TOKENS)[0]
        return vector


def find(directory: Path | None = None) -> Encoder | None:
    """Load this machine's model; None when none has been built.

    A model that is there but cannot be read raises `ModelUnavailable`.
    """
    place = model.directory(directory)
    return Encoder(place) if model.is_built(place) else None


def _session(path: Path, threads: int) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    # A waiting thread that spins takes a core from the event loop.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
