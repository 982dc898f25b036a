"""A database is brought to the newest shape, or refused with a sentence."""

import asyncio
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from bot import migrate
from bot.settings import CannotStart
from models import Base
from tests.postgres import Postgres


async def execute(url: str, statement: str) -> None:
    async with migrate.plain_engine(url) as engine, engine.begin() as connection:
        await connection.execute(text(statement))


async def test_a_migrated_database_is_what_the_models_say(database_url: str):
    async with migrate.plain_engine(database_url) as engine, engine.connect() as connection:
        differences = await connection.run_sync(
            lambda it: compare_metadata(MigrationContext.configure(it), Base.metadata)
        )
    assert differences == []


async def test_an_upgrade_is_done_once(tmp_path: Path):
    url = f"sqlite+aiosqlite:///{tmp_path}/new.db"
    assert await migrate.shape(url) == "empty"
    assert await migrate.upgrade(url)
    assert await migrate.shape(url) == "current"
    assert not await migrate.upgrade(url)


async def test_a_database_of_a_newer_version_is_refused(database_url: str):
    await execute(database_url, "UPDATE alembic_version SET version_num = 'from the future'")
    assert await migrate.shape(database_url) == "newer"
    with pytest.raises(CannotStart, match="made by a newer version of Lantern"):
        await migrate.upgrade(database_url)


async def test_two_that_start_at_once_upgrade_once(postgres: Postgres, tmp_path: Path):
    name = postgres.fresh_name()
    for url in (postgres.create(name), f"sqlite+aiosqlite:///{tmp_path}/new.db"):
        done = await asyncio.gather(*(migrate.upgrade(url) for _ in range(3)))
        assert sorted(done) == [False, False, True]
    postgres.drop(name)


async def test_a_file_that_is_no_database_is_a_sentence(tmp_path: Path):
    file = tmp_path / "lantern.db"
    file.write_text("This is a letter, not a database. " * 100)
    with pytest.raises(CannotStart, match=r"lantern\.db cannot be opened: check DATABASE_URL"):
        await migrate.upgrade(f"sqlite+aiosqlite:///{file}")


async def test_a_locked_file_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(migrate, "PATIENCE", 50)
    url = f"sqlite+aiosqlite:///{tmp_path}/new.db"
    async with migrate.plain_engine(url) as engine, engine.begin():
        with pytest.raises(CannotStart, match="is locked by another program"):
            await migrate.upgrade(url)
