"""What people wrote survives an upgrade, on each kind of database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, text

from bot import migrate
from tests.postgres import Postgres

PROBLEM = """
    INSERT INTO problem (form_id, author, anonymous, title, context, tried, question, topics,
                         created_at, state, version, may_become_guidance, team_id)
    VALUES ('V1', 'sealed', false, 'sealed', 'sealed', 'sealed', 'sealed', '[]',
            '2026-01-05', 'open', 1, false, 'T0LANTERN')
"""
REPORT = """
    INSERT INTO report (form_id, problem_id, reporter, reason, created_at, team_id)
    SELECT 'V2', id, 'sealed', 'sealed', '2026-01-05', 'T0LANTERN' FROM problem
"""


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    if request.param == "sqlite":
        yield f"sqlite+aiosqlite:///{tmp_path}/old.db"
        return
    server: Postgres = request.getfixturevalue("postgres")
    name = server.fresh_name()
    yield server.create(name)
    server.drop(name)


def first_shape(connection: Connection) -> Any:
    return command.upgrade(migrate._config(connection), "0001")  # noqa: SLF001


async def test_a_problem_and_what_refers_to_it_outlive_the_upgrade(empty_url: str):
    async with migrate.plain_engine(empty_url) as engine, engine.begin() as connection:
        await connection.run_sync(first_shape)
        for statement in (PROBLEM, REPORT):
            await connection.execute(text(statement))
    assert await migrate.shape(empty_url) == "older"
    assert await migrate.upgrade(empty_url)
    async with migrate.plain_engine(empty_url) as engine, engine.connect() as connection:
        kept = await connection.execute(
            text("SELECT p.form_id, r.form_id, p.suggested FROM problem p, report r")
        )
        assert [tuple(row) for row in kept] == [("V1", "V2", None)]
