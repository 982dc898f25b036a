"""A bot that is told to stop finishes what it has begun, and leaves the rest for the next."""

import asyncio
import signal
import sqlite3
from pathlib import Path

import pytest

from bot import app
from bot.core import Core
from tests.postgres import Postgres
from tests.process.conftest import NOTHING, Ground, file_of, ground

FORM = {"context": "What is happening.", "question": "And now?", "topics": ["student-voice"]}


def states(stand: Ground) -> list[str]:
    """What has become of everything the bot owed, oldest first."""
    with sqlite3.connect(file_of(stand.database_url)) as connection:
        rows = connection.execute("SELECT state FROM delivery ORDER BY id").fetchall()
    connection.close()
    return [state for [state] in rows]


def saved(stand: Ground) -> int:
    """How many problems the database holds."""
    with sqlite3.connect(file_of(stand.database_url)) as connection:
        [[count]] = connection.execute("SELECT count(*) FROM problem").fetchall()
    connection.close()
    return int(count)


async def share(stand: Ground, title: str) -> None:
    await stand.ada.uses("/problem", title, channel=stand.problems)
    await stand.workspace.until(lambda: stand.ada.modal)
    await stand.ada.submits(**FORM)


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT])
async def test_a_message_on_its_way_arrives_and_is_recorded(stand: Ground, asked: int):
    async with stand.lantern("run") as bot:
        await bot.says("ready")
        stand.workspace.faults.slow("chat.postMessage", 1.5)
        await share(stand, "The title of a problem")
        await stand.workspace.until(lambda: stand.workspace.faults.struck)
        bot.told(asked)
        code, out, err = await bot.ends()
    assert (code, out) == (0, "")
    assert "stopped" in err
    assert len(stand.ada.sees(stand.problems)) == 1
    assert states(stand)[0] == "sent"


async def test_what_was_left_is_sent_by_the_next_start(stand: Ground):
    async with stand.lantern("run") as bot:
        await bot.says("ready")
        stand.workspace.faults.ratelimit("chat.postMessage", retry_after=1, times=1)
        await share(stand, "The title of a problem")
        await stand.workspace.until(lambda: stand.workspace.faults.struck)
        bot.told(signal.SIGTERM)
        assert (await bot.ends())[0] == 0
    assert "queued" in states(stand)
    async with stand.lantern("run"):
        await stand.workspace.until(lambda: stand.ada.sees(stand.problems), timeout=20)


async def test_a_form_that_is_being_saved_is_answered(stand: Ground):
    settings = stand.settings()
    async with app.open_core(settings, starter=NOTHING) as core:
        async with app.serving(core, settings):
            await stand.ada.uses("/problem", "The title of a problem", channel=stand.problems)
            await stand.workspace.until(lambda: stand.ada.modal)
            writing = asyncio.create_task(_write_for(core, seconds=0.6))
            await asyncio.sleep(0.1)
            submitting = asyncio.create_task(stand.ada.submits(**FORM))
            await asyncio.sleep(0.1)
            assert saved(stand) == 0
        assert saved(stand) == 1
        await asyncio.gather(writing, submitting)
    assert not stand.ada.modal_errors
    assert not stand.workspace.contents.notices


async def _write_for(core: Core, seconds: float) -> None:
    async with core.db.transaction():
        await asyncio.sleep(seconds)


async def test_a_bot_that_waits_for_slack_at_its_start_stops_all_the_same(stand: Ground):
    stand.workspace.faults.hang("auth.test")
    async with stand.lantern("run") as bot:
        await stand.workspace.until(lambda: stand.workspace.faults.struck, timeout=20)
        bot.told(signal.SIGTERM)
        assert (await bot.ends())[0] == 0


async def test_a_second_process_on_a_sqlite_file_is_refused_until_the_first_stopped(stand: Ground):
    async with stand.lantern("run") as first:
        await first.says("ready")
        code, _, err = await stand.runs("run")
        assert code == 1
        file = file_of(stand.database_url)
        assert err == (
            f"Another process uses {file}: stop it first, or use PostgreSQL to run several.\n"
        )
        first.told(signal.SIGTERM)
        assert (await first.ends())[0] == 0
    async with stand.lantern("run") as third:
        await third.says("ready")


async def test_several_processes_share_a_postgresql(
    postgres: Postgres, postgres_template: str, tmp_path: Path
):
    name = postgres.fresh_name()
    url = postgres.create(name, postgres_template)
    async with ground(url, tmp_path) as stand, stand.lantern("run") as one:
        await one.says("ready")
        async with stand.lantern("run") as other:
            await other.says("ready")
            await share(stand, "The title of a problem")
            await stand.workspace.until(lambda: stand.ada.sees(stand.problems))
    postgres.drop(name)
