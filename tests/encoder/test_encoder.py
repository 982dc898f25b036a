"""What a vector promises to those who compare it."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from bot.encoder import Encoder, ModelUnavailable, find

TEXTS = [
    "How do we keep our goals when the board drops the word equity?",
    "Suspensions rose.",
    "",
    "I am new, alone, and every department sends me its complaints. " * 30,
    "Families stopped coming to our evening meetings.",
]


def test_a_vector_has_length_one_and_does_not_depend_on_its_company(encoder: Encoder) -> None:
    vectors = encoder(TEXTS)
    assert vectors.shape == (5, 384)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-5)
    alone = np.concatenate([encoder([text]) for text in TEXTS])
    assert np.array_equal(vectors, alone)


def test_nothing_to_embed_is_no_rows(encoder: Encoder) -> None:
    assert encoder([]).shape == (0, 384)


def test_the_same_question_said_otherwise_is_closer_than_another(encoder: Encoder) -> None:
    question = encoder.encode_query("Fewer parents show up at our evenings. What can I do?")
    assert int((encoder(TEXTS) @ question).argmax()) == 4


def test_only_the_start_of_a_very_long_question_is_read(encoder: Encoder) -> None:
    start = "budget " * 126
    assert np.array_equal(encoder.encode_query(start), encoder.encode_query(start + "discipline"))
    longer = encoder([start, start + "discipline " * 50])
    assert not np.array_equal(longer[0], longer[1])


def test_many_threads_get_what_one_gets(encoder: Encoder) -> None:
    alone = [encoder.encode_query(text) for text in TEXTS]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(encoder.encode_query, TEXTS * 4))
    assert all(np.array_equal(got, alone[n % 5]) for n, got in enumerate(together))


def test_a_machine_without_a_model_says_so_quietly(tmp_path: Path) -> None:
    assert find(tmp_path / "nowhere") is None


def test_a_half_copied_model_is_no_model(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").touch()
    assert find(tmp_path) is None


def test_a_damaged_model_is_named_with_its_folder(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"not a model")
    (tmp_path / "vocab.txt").write_text("[CLS]\n[SEP]\n[UNK]\n")
    with pytest.raises(ModelUnavailable, match="cannot be read") as caught:
        find(tmp_path)
    assert str(tmp_path) in str(caught.value)
