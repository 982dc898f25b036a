"""The command line reads well, and what a person can put right is one sentence."""

import json
import re

import pytest
import yaml
from cryptography.fernet import Fernet
from typer.testing import CliRunner

from bot import manifest
from bot.__main__ import cli
from tests.process.conftest import Ground, free_port

COMMANDS = [
    (),
    ("run",),
    ("demo",),
    ("manifest",),
    ("doctor",),
    ("db",),
    ("db", "upgrade"),
    ("keys",),
    ("keys", "new"),
    ("keys", "rotate"),
    ("model",),
    ("model", "build"),
    ("library",),
    ("library", "lint"),
    ("library", "import"),
    ("library", "export"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_help_reads_well(command: tuple[str, ...]):
    result = CliRunner().invoke(cli, [*command, "--help"])
    assert result.exit_code == 0
    told = result.output.split("\n\n")[1].strip()
    assert told[0].isupper()
    assert told.endswith((".", "…"))
    assert not re.search(r"\w\.\.\.$", result.output, re.MULTILINE), "a summary is cut off"


def test_help_lists_every_command():
    listed = CliRunner().invoke(cli, ["--help"]).output
    assert all(name in listed for [name, *_] in COMMANDS[1:])


def test_a_new_key_is_a_key_and_another_each_time():
    first, second = (CliRunner().invoke(cli, ["keys", "new"]).output.strip() for _ in range(2))
    assert Fernet(first)
    assert first != second


def test_the_manifest_is_printed_for_slacks_editor_and_as_json():
    shown = CliRunner().invoke(cli, ["manifest"]).output
    assert yaml.safe_load(shown) == manifest.manifest()
    shown = CliRunner().invoke(cli, ["manifest", "--json", "--url", "https://a.example"]).output
    assert json.loads(shown) == manifest.manifest("https://a.example")


async def test_a_setting_that_is_missing_is_a_sentence(stand: Ground):
    code, out, err = await stand.runs("run", SLACK_BOT_TOKEN=None)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert err.startswith("SLACK_BOT_TOKEN is missing: ")


async def test_a_token_that_slack_refuses_is_a_sentence(stand: Ground):
    code, _, err = await stand.runs("run", SLACK_BOT_TOKEN="xoxb-wrong")
    assert code == 1
    assert _last(err).startswith("Slack does not accept SLACK_BOT_TOKEN (invalid_auth): ")
    assert "Traceback" not in err


async def test_an_app_token_that_slack_refuses_is_a_sentence(stand: Ground):
    code, _, err = await stand.runs("run", SLACK_APP_TOKEN="xapp-wrong")
    assert code == 1
    assert _last(err).startswith("Slack does not accept SLACK_APP_TOKEN (invalid_auth): ")
    assert "Traceback" not in err


async def test_slack_out_of_reach_is_a_sentence(stand: Ground):
    nowhere = f"http://127.0.0.1:{free_port()}/api/"
    code, _, err = await stand.runs("run", SLACK_API_URL=nowhere)
    assert code == 1
    assert _last(err).startswith(f"Slack cannot be reached at {nowhere}: check the network")


async def test_slack_in_trouble_is_a_sentence(stand: Ground):
    stand.workspace.faults.status("auth.test", 503, times=None)
    code, _, err = await stand.runs("run")
    assert code == 1
    assert _last(err) == "Slack does not answer as it should: try again in a minute."


async def test_a_database_in_no_folder_is_a_sentence(stand: Ground):
    code, _, err = await stand.runs("run", DATABASE_URL="sqlite+aiosqlite:///no/such/folder.db")
    assert code == 1
    assert _last(err).startswith("no/such/folder.db cannot be used: check that its folder exists")


async def test_postgresql_out_of_reach_is_a_sentence_without_the_password(stand: Ground):
    url = f"postgresql+psycopg://lantern:marked@127.0.0.1:{free_port()}/lantern"
    code, _, err = await stand.runs("run", DATABASE_URL=url)
    assert code == 1
    assert _last(err).startswith("PostgreSQL at 127.0.0.1 cannot be used: check DATABASE_URL")
    assert "marked" not in err


async def test_a_taken_port_is_a_sentence(stand: Ground):
    taken = stand.server.url.rsplit(":", 1)[1]
    http = {"SLACK_APP_TOKEN": None, "SLACK_SIGNING_SECRET": "secret", "PORT": taken}
    code, _, err = await stand.runs("run", **http)
    assert code == 1
    assert _last(err) == f"Port {taken} is taken: set PORT to a free one."


async def test_a_lost_key_is_a_sentence(stand: Ground):
    async with stand.lantern("run") as first:
        await first.says("ready")
    code, _, err = await stand.runs("run", LANTERN_KEYS=Fernet.generate_key().decode())
    assert code == 1
    assert _last(err).startswith("LANTERN_KEYS does not hold the key")


def _last(err: str) -> str:
    return err.splitlines()[-1]
