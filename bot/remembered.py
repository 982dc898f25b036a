"""Keeps the vectors of the guidance beside the search model, so that a start need not wait."""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import numpy as np

from bot.domain.search import Encode
from bot.encoder import PASSAGE_TOKENS, Encoder, model
from bot.encoder.encoder import Vectors

PREFIX = "guidance-"


def remembering(encoder: Encoder, folder: Path | None) -> Encode:
    """Encode as the encoder does, but many texts at once only where they have changed."""
    place = model.directory(folder)

    def encode(texts: Sequence[str], *, max_tokens: int = PASSAGE_TOKENS) -> Vectors:
        if len(texts) <= 1:
            return encoder(texts, max_tokens=max_tokens)
        file = place / f"{PREFIX}{_fingerprint(encoder, texts, max_tokens)}.npy"
        known = _read(file, len(texts))
        if known is not None:
            return known
        vectors = encoder(texts, max_tokens=max_tokens)
        _write(file, vectors)
        return vectors

    return encode


def _fingerprint(encoder: Encoder, texts: Sequence[str], max_tokens: int) -> str:
    told = repr((encoder.fingerprint, max_tokens, list(texts)))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _read(file: Path, rows: int) -> Vectors | None:
    """Read what is remembered; a file that is damaged or missing is no memory."""
    with suppress(OSError, ValueError, EOFError):
        vectors: Vectors = np.load(file, allow_pickle=False)
        if vectors.shape == (rows, model.WIDTH) and vectors.dtype == np.float32:
            return vectors
    return None


def _write(file: Path, vectors: Vectors) -> None:
    """Remember this and forget the rest. A folder that cannot be written to only costs time."""
    with suppress(OSError):
        draft = file.with_suffix(f".{os.getpid()}.npy")
        np.save(draft, vectors, allow_pickle=False)
        draft.replace(file)
        for old in file.parent.glob(f"{PREFIX}*.npy"):
            if old != file:
                old.unlink(missing_ok=True)
