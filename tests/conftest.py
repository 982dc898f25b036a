"""What every test may ask for: a database of each kind, and a network to talk in."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import migrate
from bot.db import Database
from bot.services import workspaces
from bot.vault import Vault
from tests.postgres import Postgres, serve

TEAM = "T0LANTERN"
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
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a fresh, migrated database of each kind."""
    if request.param == "sqlite":
        template: Path = request.getfixturevalue("sqlite_template")
        shutil.copy(template, tmp_path / "lantern.db")
        yield f"sqlite+aiosqlite:///{tmp_path}/lantern.db"
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
    async with db.transaction() as session:
        await workspaces.enter(session, db.vault)
    return db
