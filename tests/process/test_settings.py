"""A wrong or missing value is one sentence that names the variable and says what to do."""

import re
from pathlib import Path

import pytest

from bot import settings
from bot.settings import SettingsError
from bot.vault import Vault

KEY = "A" * 43 + "="
"""A key that is the same in every process of a test run."""
COMPLETE = {
    "SLACK_BOT_TOKEN": "xoxb-marked-bot",
    "SLACK_APP_TOKEN": "xapp-marked-app",
    "LANTERN_KEYS": KEY,
    "LANTERN_CHANNEL": "C0123ABCD",
}
ENVIRONMENT = settings.names()


@pytest.fixture(autouse=True)
def complete(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Stand in an empty folder, with a complete environment."""
    monkeypatch.chdir(tmp_path)
    for name in ENVIRONMENT:
        monkeypatch.delenv(name, raising=False)
    for name, value in COMPLETE.items():
        monkeypatch.setenv(name, value)


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("SLACK_BOT_TOKEN", None, "SLACK_BOT_TOKEN is missing: put the Bot User OAuth Token"),
        ("SLACK_BOT_TOKEN", "", "SLACK_BOT_TOKEN is missing"),
        ("SLACK_BOT_TOKEN", "xapp-1", "SLACK_BOT_TOKEN is not right: it should begin with xoxb-"),
        ("SLACK_APP_TOKEN", "xoxb-1", "SLACK_APP_TOKEN is not right: it should begin with xapp-"),
        ("SLACK_APP_TOKEN", None, "SLACK_APP_TOKEN is missing: set it for Socket Mode, or set"),
        ("SLACK_API_URL", "slack.com", "SLACK_API_URL is not right: it should begin with https"),
        ("PORT", "door", "PORT is not right: input should be a valid integer"),
        ("PORT", "70000", "PORT is not right: input should be less than or equal to 65535"),
        ("DATABASE_URL", "lantern.db", "DATABASE_URL is not right: it should begin with sqlite"),
        ("DATABASE_URL", "postgresql://x", "DATABASE_URL is not right: it should begin with"),
        ("LANTERN_KEYS", None, "LANTERN_KEYS is missing: make a key with `lantern keys new`"),
        ("LANTERN_KEYS", "a-word", "LANTERN_KEYS holds something that is not a key: make one"),
        ("LANTERN_KEYS", f"{KEY},a-word", "LANTERN_KEYS holds something that is not a key"),
        ("LANTERN_KEYS", " , ", "LANTERN_KEYS is missing: make a key with `lantern keys new`"),
        ("LANTERN_CHANNEL", None, "LANTERN_CHANNEL is missing: put the id of the channel"),
        ("LANTERN_CHANNEL", "#help", "LANTERN_CHANNEL is not right: it should be a channel's id"),
        ("LANTERN_FACILITATORS", "fay", "LANTERN_FACILITATORS is not right: it should hold"),
        ("LOG_LEVEL", "loud", "LOG_LEVEL is not right: input should be 'debug', 'info'"),
        ("LOG_FORMAT", "xml", "LOG_FORMAT is not right: input should be 'text' or 'json'"),
    ],
)
def test_a_fault_is_one_sentence(
    variable: str, value: str | None, sentence: str, monkeypatch: pytest.MonkeyPatch
):
    if value is None:
        monkeypatch.delenv(variable)
    else:
        monkeypatch.setenv(variable, value)
    with pytest.raises(SettingsError) as error:
        settings.load()
    said = str(error.value)
    assert said.startswith(sentence)
    assert said.endswith(".")
    assert "\n" not in said


def test_a_file_fills_what_the_environment_leaves_open(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("LANTERN_CHANNEL")
    Path(".env").write_text("LANTERN_CHANNEL=C0FILE\nPORT=4000\n")
    monkeypatch.setenv("PORT", "5000")
    found = settings.load()
    assert (found.lantern_channel, found.port) == ("C0FILE", 5000)


def test_several_are_named_with_commas_or_spaces(monkeypatch: pytest.MonkeyPatch):
    older = Vault.new_key()
    monkeypatch.setenv("LANTERN_KEYS", f"{KEY}, {older}")
    monkeypatch.setenv("LANTERN_FACILITATORS", "U1, W2 U3,")
    found = settings.load()
    assert found.keys == (KEY, older)
    assert found.lantern_facilitators == ("U1", "W2", "U3")


def test_no_secret_is_printed(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SLACK_SIGNING_SECRET", "marked-signing")
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://lantern:marked-password@host/lantern")
    found = settings.load()
    assert "marked" not in f"{found!r} {found!s}"
    assert KEY not in f"{found!r} {found!s}"


def test_a_fault_does_not_repeat_the_value(monkeypatch: pytest.MonkeyPatch):
    for name in ("SLACK_BOT_TOKEN", "LANTERN_KEYS", "DATABASE_URL"):
        with monkeypatch.context() as patch:
            patch.setenv(name, "marked-value")
            with pytest.raises(SettingsError) as error:
                settings.load()
            assert "marked" not in str(error.value)


def test_the_example_file_and_the_settings_are_the_same_set():
    example = (Path(settings.__file__).parents[1] / ".env.example").read_text()
    named = re.findall(r"^#?([A-Z_]+)=", example, re.MULTILINE)
    assert sorted(named) == sorted(settings.names())


def test_every_setting_in_the_example_file_has_a_comment():
    lines = (Path(settings.__file__).parents[1] / ".env.example").read_text().splitlines()
    blocks = "\n".join(lines).split("\n\n")
    assert all(block.startswith("# ") for block in blocks)
    shown = dict(re.findall(r"^#([A-Z_]+)=(.+)$", "\n".join(lines), re.MULTILINE))
    defaults = settings.load()
    for name, value in shown.items():
        assert value == str(getattr(defaults, name.lower()))
