"""The search model, made once a machine: fetched, built, checked, then moved into the cache."""

import shutil
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from filelock import FileLock

from bot.encoder import encoder, fetch, model
from bot.encoder.model import ModelUnavailable

Say: TypeAlias = Callable[[str], None]

NEEDED = ("onnx", "safetensors")
"""Needed to build the model, not to run it."""

LOCK_FILE = ".building.lock"
WORKSHOP = ".building-"


def build(directory: Path | None = None, *, say: Say = lambda _: None) -> Path:
    """Make sure that this machine has the model; return its folder.

    Safe to call twice at once: the second caller waits and finds the model there.
    Raises `ModelUnavailable`, whose message is one sentence for the person at the keyboard.
    """
    place = model.directory(directory)
    try:
        if not _works(place):
            place.mkdir(parents=True, exist_ok=True)
            with FileLock(place / LOCK_FILE):
                if not _works(place):
                    _make(place, say)
    except OSError as error:
        raise ModelUnavailable(
            f"The search model could not be written to {place} ({error.strerror or error})."
        ) from error
    say(f"The search model is ready in {place}.")
    return place


def _works(place: Path) -> bool:
    """Tell whether there is a model and it loads; a damaged one is built again."""
    try:
        return encoder.find(place) is not None
    except ModelUnavailable:
        return False


def _make(place: Path, say: Say) -> None:
    """Do all the work in a folder beside the model's files, then move them in."""
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        raise ModelUnavailable(
            f"Building the search model needs {' and '.join(missing)}: "
            "install the project with its `model` extra."
        )
    from bot.encoder.assemble import assemble  # noqa: PLC0415 (production has no onnx)

    for leftover in place.glob(f"{WORKSHOP}*/"):
        shutil.rmtree(leftover)
    with TemporaryDirectory(prefix=WORKSHOP, dir=place) as workshop:
        say("Fetching the search model's weights (84 MB, once a machine)…")
        weights, vocabulary = fetch.fetch(Path(workshop))
        say("Building the search model (about 10 seconds)…")
        _move_in(assemble(weights, vocabulary, Path(workshop)), place)


def _move_in(finished: Path, place: Path) -> None:
    """Replace file by file, the model last: whoever sees the model sees its vocabulary too."""
    for name in (model.VOCABULARY_FILE, model.MODEL_FILE):
        (finished / name).replace(place / name)
