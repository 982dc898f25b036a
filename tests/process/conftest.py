"""A workspace to run the bot against, in this process or in one of its own."""

import asyncio
import os
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from bot import manifest
from bot.services.starter import Starter
from bot.settings import Settings
from fakeslack import Person, Rules, Server, Workspace
from fakeslack.state import Channel
from tests.network import KEY

NOTHING = Starter([], None)
"""A library without a piece: nothing here is about guidance."""


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as door:
        port: int = door.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A served workspace, and what an installation in it would put into its environment."""

    workspace: Workspace
    server: Server
    ada: Person
    fay: Person
    problems: Channel
    database_url: str
    folder: Path

    def environment(self, **changes: str | None) -> dict[str, str]:
        """Give the variables of a complete installation; None takes one away."""
        slack = self.workspace.app
        given: dict[str, str | None] = {
            "SLACK_BOT_TOKEN": slack.bot_token,
            "SLACK_APP_TOKEN": slack.app_token,
            "SLACK_API_URL": self.server.api_url,
            "DATABASE_URL": self.database_url,
            "LANTERN_KEYS": KEY,
            "LANTERN_CHANNEL": self.problems.id,
            "LANTERN_FACILITATORS": self.fay.id,
            "LOG_FORMAT": "json",
            **changes,
        }
        return {name: value for name, value in given.items() if value is not None}

    def settings(self, **changes: str | None) -> Settings:
        given = {name.lower(): value for name, value in self.environment(**changes).items()}
        return Settings(_env_file=None, **given)

    @asynccontextmanager
    async def lantern(self, *words: str, **changes: str | None) -> AsyncIterator["Process"]:
        """Run a command in a process of its own, which does not outlive the block."""
        kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
        running = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "bot",
            *words,
            cwd=self.folder,
            env=kept | self.environment(**changes),
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            yield Process(running)
        finally:
            if running.returncode is None:
                running.kill()
                await running.communicate()

    async def runs(self, *words: str, **changes: str | None) -> tuple[int, str, str]:
        """Run a command to its end: its exit code, output and errors."""
        async with self.lantern(*words, **changes) as process:
            return await process.ends()


@dataclass(frozen=True, slots=True)
class Process:
    """A command that is running."""

    running: asyncio.subprocess.Process

    def told(self, signal: int) -> None:
        self.running.send_signal(signal)

    async def says(self, word: str) -> None:
        """Wait for a line in its log that has this word."""
        assert self.running.stderr is not None
        async with asyncio.timeout(30):
            while line := await self.running.stderr.readline():
                if word in line.decode():
                    return
        raise AssertionError(f"It ended without saying {word!r}.")

    async def ends(self) -> tuple[int, str, str]:
        async with asyncio.timeout(30):
            out, err = await self.running.communicate()
        return self.running.returncode or 0, out.decode(), err.decode()


@asynccontextmanager
async def ground(database_url: str, folder: Path, **manifest_says: Any) -> AsyncIterator[Ground]:
    workspace = Workspace.from_manifest(manifest.manifest(**manifest_says), rules=Rules())
    ada = workspace.add_user("ada", real_name="Ada Example")
    fay = workspace.add_user("fay", real_name="Fay Facilitator", is_admin=True)
    problems = workspace.add_channel("problems-of-practice", [ada, fay], bot=True)
    async with Server(workspace) as server:
        yield Ground(
            workspace=workspace,
            server=server,
            ada=ada,
            fay=fay,
            problems=problems,
            database_url=database_url,
            folder=folder,
        )


@pytest.fixture
async def stand(tmp_path: Path) -> AsyncIterator[Ground]:
    """A workspace, and a SQLite file that is not there yet."""
    async with ground(f"sqlite+aiosqlite:///{tmp_path}/lantern.db", tmp_path) as it:
        yield it


@pytest.fixture
async def stand_on_each(database_url: str, tmp_path: Path) -> AsyncIterator[Ground]:
    """A workspace, and a migrated database of each kind."""
    async with ground(database_url, tmp_path) as it:
        yield it


def file_of(database_url: str) -> Path:
    return Path(make_url(database_url).database or "")
