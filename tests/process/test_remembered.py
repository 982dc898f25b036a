"""The guidance is embedded once, and again only where it has changed."""

from pathlib import Path

import numpy as np
import pytest

from bot.encoder import Encoder
from bot.encoder.build import build
from bot.remembered import remembering


class Counting:
    """An encoder that notes what it is asked for."""

    fingerprint = "a model"

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, texts, *, max_tokens=256):  # noqa: ARG002
        self.asked.append(list(texts))
        return np.ones((len(texts), 384), np.float32)


@pytest.fixture
def encoder() -> Counting:
    return Counting()


def test_the_same_texts_are_embedded_once(encoder: Counting, tmp_path: Path):
    first = remembering(encoder, tmp_path)(["one", "two"])
    second = remembering(encoder, tmp_path)(["one", "two"])
    assert np.array_equal(first, second)
    assert len(encoder.asked) == 1


def test_a_change_is_seen_and_the_old_is_forgotten(encoder: Counting, tmp_path: Path):
    remembering(encoder, tmp_path)(["one", "two"])
    remembering(encoder, tmp_path)(["one", "three"])
    other = Counting()
    other.fingerprint = "another model"
    remembering(other, tmp_path)(["one", "three"])
    assert encoder.asked == [["one", "two"], ["three"]]
    assert other.asked == [["one", "three"]]
    assert len(list(tmp_path.iterdir())) == 1


def test_a_text_that_stands_twice_is_embedded_once(encoder: Counting, tmp_path: Path):
    assert remembering(encoder, tmp_path)(["one", "one", "two"]).shape == (3, 384)
    assert encoder.asked == [["one", "two"]]


def test_a_question_is_not_remembered(encoder: Counting, tmp_path: Path):
    remembering(encoder, tmp_path)(["a question"], max_tokens=128)
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_memory_is_no_memory(encoder: Counting, tmp_path: Path):
    remembering(encoder, tmp_path)(["one", "two"])
    [file] = tmp_path.iterdir()
    for damage in (b"", b"nonsense", file.read_bytes()[:200]):
        file.write_bytes(damage)
        assert remembering(encoder, tmp_path)(["one", "two"]).shape == (2, 384)
    assert len(encoder.asked) == 4


def test_without_a_folder_to_write_to_it_only_takes_longer(encoder: Counting, tmp_path: Path):
    nowhere = tmp_path / "file"
    nowhere.write_text("")
    assert remembering(encoder, nowhere)(["one", "two"]).shape == (2, 384)


def test_what_is_remembered_is_what_the_model_says(tmp_path: Path):
    model = Encoder(build())
    texts = ["Families who never come to school.", "A vote in three weeks."]
    remembering(model, tmp_path)(texts)
    assert np.array_equal(remembering(model, tmp_path)(texts), model(texts))
