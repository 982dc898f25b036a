"""Opens what a core is made of; what is wrong with one of them is a sentence."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from pydantic_core import to_json
from slack_sdk.web.async_client import AsyncWebClient

from bot import encoder, log
from bot.db import Database
from bot.remembered import remembering
from bot.services import starter, workspaces
from bot.services.starter import Starter
from bot.settings import CannotStart, Settings, StoreSettings
from bot.vault import CannotUnseal

WRONG_KEYS = (
    "LANTERN_KEYS does not hold the key that this database was written with: "
    "put it back, after the newest."
)

_log = log.get(__name__)


def now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def connected(settings: Settings) -> AsyncIterator[AsyncWebClient]:
    """Speak to Slack, with connections that stay open between calls."""
    quiet = logging.getLogger("slack")
    quiet.setLevel(logging.WARNING)  # at its own level the library writes out every payload
    patience = aiohttp.ClientTimeout(total=30)
    async with aiohttp.ClientSession(timeout=patience, json_serialize=_written) as session:
        yield AsyncWebClient(
            token=settings.slack_bot_token.get_secret_value(),
            base_url=settings.slack_api_url,
            session=session,
            logger=quiet,
        )


def _written(body: object) -> str:
    """Write JSON some times faster than the standard library: a form is several kilobytes."""
    return to_json(body).decode()


@asynccontextmanager
async def database(settings: StoreSettings, team_id: str) -> AsyncIterator[Database]:
    """Open the workspace's part of the database."""
    db = Database(settings.database_url, keys=settings.keys, team_id=team_id)
    try:
        async with db.transaction() as session:
            await workspaces.enter(session, db.vault)
        yield db
    except CannotUnseal as error:
        raise CannotStart(WRONG_KEYS) from error
    finally:
        await db.dispose()


def load_starter(folder: Path | None) -> Starter:
    """Load the starter library, and the model where `folder`, or this account's cache, has one."""
    try:
        model = encoder.find(folder)
    except encoder.ModelUnavailable as error:
        raise CannotStart(str(error)) from error
    if model is None:
        _log.warning("search is by words only: build the model with `lantern model build`")
    return starter.load(model and remembering(model, folder))
