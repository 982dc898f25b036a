"""Sets the demo up, plays what happened before, and leaves it to the visitor."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot import app, log, process
from bot.core import Core
from bot.demo import checking_in, moments, playback, scene
from bot.demo.people import FACILITATORS
from bot.demo.scene import Stage
from bot.services.pace import HURRIED
from bot.settings import CannotStart, Settings
from bot.vault import Vault
from fakeslack import Server
from jobs import TIMETABLE

_SELDOM, _CALM_EVERY = timedelta(minutes=5), 6
"""What is looked at no more often than this is, while time is let pass, looked at every sixth hour,
so that a year takes minutes."""


def run(port: int) -> None:
    """Play until Ctrl-C."""
    log.configure("warning")
    process.until_told(partial(_play, port))


async def _play(port: int, stop: asyncio.Event, begun: asyncio.Event) -> None:
    stage = scene.build()
    async with _served(stage, port) as settings:
        opening = app.open_core(settings, now=stage.clock.now, pace=HURRIED)
        async with opening as core:
            await _prepare(stage, core, settings)
            stage.clock.at_each_hour = partial(_keep_up, stage, core)
            begun.set()
            _say(f"Lantern is at {_address(stage)}")
            await app.serve(core, settings, stop)


async def _prepare(stage: Stage, core: Core, settings: Settings) -> None:
    """Play the past without its pauses."""
    async with app.serving(core, settings):
        await playback.play(stage, core)
    stage.clock.ago = timedelta(0)


async def _keep_up(stage: Stage, core: Core) -> None:
    """Do what has fallen due, and wait until it is said."""
    await checking_in.answer_open(stage, core)
    is_calm = core.now().hour % _CALM_EVERY
    for job in TIMETABLE:
        if job.every < _SELDOM or not is_calm:
            await job.run(core)
    core.wake.set()
    await moments.settled(core)


@asynccontextmanager
async def _served(stage: Stage, port: int) -> AsyncIterator[Settings]:
    """Serve the workspace, and give the settings of a bot in it, with a folder that will go."""
    try:
        server = Server(stage.workspace, port)
    except OSError as error:
        raise CannotStart(
            f"Port {port} is taken: choose another, such as `make demo PORT={port + 1}`."
        ) from error
    with TemporaryDirectory(prefix="lantern-demo-") as folder:
        async with server:
            yield _settings(stage, server.api_url, Path(folder) / "lantern.db")


def _settings(stage: Stage, api_url: str, file: Path) -> Settings:
    slack = stage.workspace.app
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # the demo is the same for everybody
        slack_bot_token=SecretStr(slack.bot_token),
        slack_app_token=SecretStr(slack.app_token),
        slack_api_url=api_url,
        database_url=f"sqlite+aiosqlite:///{file}",
        lantern_keys=SecretStr(Vault.new_key()),
        lantern_channel=stage.problems.id,
        lantern_facilitators=tuple(stage.people[name].id for name in FACILITATORS),
    )


def _address(stage: Stage) -> str:
    """Where the visitor begins: as an officer, where problems are shared."""
    person, channel = stage.people["ada"].id, stage.problems.id
    return f"{stage.workspace.url}/?as={person}&channel={channel}"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
