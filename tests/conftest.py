"""What every test may ask for: a database of each kind, and a network to talk in."""

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from bot import log, migrate
from bot.db import Database
from bot.encoder import Encoder
from bot.encoder.build import build
from bot.remembered import remembering
from bot.services import starter, workspaces
from bot.services.starter import Starter
from bot.vault import Vault
from tests.network import Network, living
from tests.postgres import Postgres, serve

settings.register_profile(
    "lantern",
    max_examples=50,
    deadline=None,  # no test is judged by the clock
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("lantern")

log.configure("warning")  # as the bot does: an exception drawn with all its locals takes seconds

ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""For rules that no database decides: what differs between the two is tested on both."""
TEAM = "T0LANTERN"
NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
KEY = Vault.new_key()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file to copy."""
    file = tmp_path_factory.mktemp("template") / "template.db"
    asyncio.run(migrate.upgrade(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with serve() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Postgres) -> Iterator[str]:
    """A migrated PostgreSQL database to copy."""
    name = postgres.fresh_name()
    asyncio.run(migrate.upgrade(postgres.create(name)))
    yield name
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a fresh, migrated database of each kind."""
    if request.param == "sqlite":
        yield request.getfixturevalue("sqlite_url")
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.fresh_name()
    yield server.create(name, request.getfixturevalue("postgres_template"))
    server.drop(name)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """One workspace's view of a fresh database of each kind."""
    db = await opened(database_url)
    yield db
    await db.dispose()


async def opened(url: str, *, team_id: str = TEAM, keys: tuple[str, ...] = (KEY,)) -> Database:
    db = Database(url, keys=keys, team_id=team_id)
    try:
        async with db.transaction() as session:
            await workspaces.enter(session, db.vault)
    except BaseException:
        await db.dispose()
        raise
    return db


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The address of a fresh, migrated SQLite file."""
    shutil.copy(sqlite_template, tmp_path / "lantern.db")
    return f"sqlite+aiosqlite:///{tmp_path}/lantern.db"


@pytest.fixture(scope="session")
def guidance() -> Starter:
    """The starter library, searched by meaning."""
    return starter.load(remembering(Encoder(build()), None))


@pytest.fixture
async def network(sqlite_url: str, guidance: Starter) -> AsyncIterator[Network]:
    """A small network in a local workspace, with the bot at work in it."""
    async with living(sqlite_url, starter=guidance) as alive:
        yield alive
