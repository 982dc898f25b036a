"""Which search model this is, where a machine keeps it, and how its absence is said."""

import os
from pathlib import Path

NAME = "minilm-l6-int8-v1"
"""all-MiniLM-L6-v2 in 8-bit integers, first build recipe. A new recipe gets a new name."""

WIDTH = 384
"""Numbers in a vector."""

MODEL_FILE = "model.onnx"
VOCABULARY_FILE = "vocab.txt"


class ModelUnavailable(Exception):
    """The search model is not there and could not be built."""


def directory(override: Path | None = None) -> Path:
    """Say where the model lives: the override, or one folder in this account's cache."""
    if override is not None:
        return override
    configured = Path(os.environ.get("XDG_CACHE_HOME", ""))
    cache = configured if configured.is_absolute() else Path.home() / ".cache"
    return cache / "lantern" / NAME


def is_built(place: Path) -> bool:
    """Tell whether both files are there. A build moves the model in last."""
    return all((place / name).is_file() for name in (VOCABULARY_FILE, MODEL_FILE))
