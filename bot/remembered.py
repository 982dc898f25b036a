"""Keeps the vectors of the guidance beside the search model, so that a start need not wait."""

import hashlib
import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias
from zipfile import BadZipFile

import numpy as np

from bot.encoder import PASSAGE_TOKENS, Encoder, model
from bot.encoder.encoder import Vectors

PREFIX = "guidance-"

Known: TypeAlias = dict[bytes, Vectors]
"""Vectors by the marks of their texts."""


class Remembering:
    """Encodes as the encoder does, but of many texts at once only those that are new."""

    def __init__(self, encoder: Encoder, folder: Path | None) -> None:
        self.fingerprint: str = encoder.fingerprint
        self._encoder = encoder
        self._folder = model.directory(folder)

    def __call__(self, texts: Sequence[str], *, max_tokens: int = PASSAGE_TOKENS) -> Vectors:
        if len(texts) <= 1:
            return self._encoder(texts, max_tokens=max_tokens)
        file = self._file(max_tokens)
        known, marks = _read(file), [_mark(text) for text in texts]
        new = {mark: text for mark, text in zip(marks, texts, strict=True) if mark not in known}
        if new:
            made = self._encoder(list(new.values()), max_tokens=max_tokens)
            known.update(zip(new, made, strict=True))
            _write(file, {mark: known[mark] for mark in marks})
        return np.stack([known[mark] for mark in marks])

    def _file(self, max_tokens: int) -> Path:
        """Say where this model's vectors are; another model has another file."""
        told = hashlib.sha256(repr((self.fingerprint, max_tokens)).encode()).hexdigest()
        return self._folder / f"{PREFIX}{told[:32]}.npz"


def remembering(encoder: Encoder, folder: Path | None) -> Remembering:
    """Remember in the model's own folder, or in this account's cache."""
    return Remembering(encoder, folder)


def _mark(text: str) -> bytes:
    return hashlib.sha256(text.encode()).digest()[:16]


def _read(file: Path) -> Known:
    """Read what is remembered; a file that is damaged or missing is no memory."""
    with suppress(OSError, ValueError, EOFError, KeyError, BadZipFile):
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as told:
            marks, vectors = told["marks"], told["vectors"]
        if vectors.shape == (len(marks), model.WIDTH) and vectors.dtype == np.float32:
            return dict(zip(map(bytes, marks), vectors, strict=True))
    return {}


def _write(file: Path, known: Known) -> None:
    """Remember this and forget the rest. A folder that cannot be written to only costs time."""
    marks = np.frombuffer(b"".join(known), np.uint8).reshape(len(known), -1)
    with suppress(OSError):
        draft = file.with_suffix(f".{os.getpid()}.npz")
        np.savez(draft, marks=marks, vectors=np.stack(list(known.values())))
        draft.replace(file)
        for old in file.parent.glob(f"{PREFIX}*.np[yz]"):
            if old != file:
                old.unlink(missing_ok=True)
