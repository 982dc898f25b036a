"""Opens a workspace's database from the command line, without Slack."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import text

from bot import migrate, start
from bot.db import Database
from bot.settings import CannotStart, StoreSettings


@asynccontextmanager
async def opened(settings: StoreSettings, workspace: str | None) -> AsyncIterator[Database]:
    """Open the workspace that was named, or the only one there is."""
    shape = await migrate.shape(settings.database_url)
    if shape != "current":
        raise CannotStart(migrate.REMEDIES[shape])
    team_id = _chosen(await _workspaces(settings.database_url), workspace)
    async with start.database(settings, team_id) as db:
        yield db


async def _workspaces(url: str) -> list[str]:
    """Name all workspaces: this goes around the scope, for there is none yet."""
    async with migrate.plain_engine(url) as engine, engine.connect() as connection:
        found = await connection.execute(text("SELECT team_id FROM workspace ORDER BY team_id"))
        return [str(team_id) for team_id in found.scalars()]


def _chosen(there: list[str], named: str | None) -> str:
    if not there:
        raise CannotStart("No workspace uses this database yet: run `lantern run` once first.")
    if named is None and len(there) > 1:
        raise CannotStart(f"Say which workspace with --workspace: {', '.join(there)}.")
    if named is not None and named not in there:
        raise CannotStart(f"There is no workspace {named} here, only {', '.join(there)}.")
    return named or there[0]
