"""Checks, one after another, all that has to fit before the bot can do its work."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from sqlalchemy import Text, column, select, table

from bot import encoder, manifest, migrate, socket_mode, start
from bot.domain.guidance import Reader, Unreadable
from bot.services.library import Library
from bot.settings import CannotStart, Settings, SettingsError
from bot.slack import identity
from bot.slack.identity import Identity
from bot.vault import CannotUnseal, Vault

EVERYTHING = Reader(facilitates=True)
TOLERATED = 60
"""Seconds that two clocks may differ. At 300 Slack's signatures count as forged."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report."""

    subject: str
    is_well: bool
    said: str

    def __str__(self) -> str:
        return f"{'ok' if self.is_well else 'fault':5}  {self.subject}: {self.said}"


def unset(error: SettingsError) -> Finding:
    """Say that there is nothing to examine yet."""
    return _fault("Settings", str(error))


def _well(subject: str, said: str) -> Finding:
    return Finding(subject, is_well=True, said=said)


def _fault(subject: str, said: str) -> Finding:
    return Finding(subject, is_well=False, said=said)


async def examine(config: Settings) -> AsyncIterator[Finding]:
    """Check one thing after another; where Slack cannot be asked, stop there."""
    yield _well("Settings", "complete.")
    database = await _database(config)
    yield database
    yield _model(config)
    async with start.connected(config) as client:
        try:
            found = await identity.identify(client)
        except CannotStart as error:
            yield _fault("Slack", str(error))
            return
        yield _well("Slack", f"the token is valid for {found.url} ({found.team_id}).")
        if database.is_well:
            yield await _library(config, found.team_id)
        yield await _way_in(config, client)
        yield _scopes(found)
        yield clock(found, datetime.now(UTC))
        yield await _channel(config, client)
        yield await _facilitators(config, client)


async def _database(config: Settings) -> Finding:
    try:
        shape = await migrate.shape(config.database_url)
        if shape == "current":
            return await _keys(config)
    except CannotStart as error:
        return _fault("Database", str(error))
    return _fault("Database", migrate.REMEDIES[shape])


async def _keys(config: Settings) -> Finding:
    """See whether the keys open what every workspace has."""
    peppers = select(column("pepper", Text)).select_from(table("workspace"))
    async with migrate.plain_engine(config.database_url) as engine, engine.connect() as connection:
        sealed = (await connection.execute(peppers)).scalars().all()
    try:
        for token in sealed:
            Vault(config.keys).unseal(token)
    except CannotUnseal:
        return _fault("Database", start.WRONG_KEYS)
    return _well("Database", "reachable, up to date, and LANTERN_KEYS opens it.")


def _model(config: Settings) -> Finding:
    try:
        found = encoder.find(config.lantern_model)
    except encoder.ModelUnavailable as error:
        return _fault("Search model", str(error))
    if found is None:
        return _fault("Search model", "search is by words only: run `lantern model build`.")
    return _well("Search model", "built.")


async def _library(config: Settings, team_id: str) -> Finding:
    """Count the pieces, and those whose vectors a running bot still has to make."""
    try:
        library = Library(await asyncio.to_thread(start.load_starter, config.lantern_model))
        if await _has_been_here(config, team_id):
            async with start.database(config, team_id) as db, db.transaction() as session:
                await library.follow(session)
    except (CannotStart, Unreadable) as error:
        return _fault("Library", str(error))
    own = sum(entry.from_network for entry in library.entries(EVERYTHING))
    way = "meaning and words" if library.is_dense else "words only"
    waiting = len(library.unprepared(len(library)))
    later = f" {waiting} by words only until the bot has embedded them." if waiting else ""
    return _well(
        "Library", f"{len(library)} pieces, {own} of this network's own, found by {way}.{later}"
    )


async def _has_been_here(config: Settings, team_id: str) -> bool:
    """See whether the bot ever ran for this workspace: looking must not enter it."""
    known = table("workspace", column("team_id", Text))
    of_team = select(known.c.team_id).where(known.c.team_id == team_id)
    async with migrate.plain_engine(config.database_url) as engine, engine.connect() as connection:
        return (await connection.execute(of_team)).first() is not None


async def _way_in(config: Settings, client: AsyncWebClient) -> Finding:
    if not config.slack_app_token:
        return _well("Connection", f"Slack posts to port {config.port}, at /slack/events.")
    try:
        await socket_mode.address(client, config.slack_app_token.get_secret_value())
    except CannotStart as error:
        return _fault("Connection", str(error))
    return _well("Connection", "Socket Mode is on, and the app token is valid.")


def _scopes(found: Identity) -> Finding:
    needed = set(manifest.SCOPES)
    if missing := sorted(needed - found.scopes):
        return _fault(
            "Scopes",
            f"{', '.join(missing)} not granted: put the output of `lantern manifest` into your "
            "Slack app and install it again.",
        )
    spare = sorted(found.scopes - needed)
    more = f" Not needed: {', '.join(spare)}." if spare else ""
    return _well("Scopes", f"all {len(needed)} are granted.{more}")


def clock(found: Identity, now: datetime) -> Finding:
    if found.told_at is None:
        return _well("Clock", "Slack did not tell the time.")
    seconds = round((now - found.told_at).total_seconds())
    if abs(seconds) > TOLERATED:
        side = "ahead of" if seconds > 0 else "behind"
        return _fault(
            "Clock",
            f"this machine is {abs(seconds)} s {side} Slack: let it set its clock by the network.",
        )
    return _well("Clock", "agrees with Slack's.")


async def _channel(config: Settings, client: AsyncWebClient) -> Finding:
    """Reading one message needs no scope beyond those there are, and only a member may."""
    channel = config.lantern_channel
    try:
        await client.conversations_history(channel=channel, limit=1)
    except SlackApiError as error:
        match identity.code(error):
            case "not_in_channel" | "channel_not_found":
                return _fault(
                    "Channel",
                    f"the bot is not in {channel}: write /invite @{manifest.NAME} there, or "
                    "correct LANTERN_CHANNEL.",
                )
            case code:
                return _fault("Channel", f"Slack does not show {channel} ({code}).")
    return _well("Channel", f"the bot is in {channel}.")


async def _facilitators(config: Settings, client: AsyncWebClient) -> Finding:
    named = config.lantern_facilitators
    if not named:
        return _well("Facilitators", "none named, so nobody is told of reports.")
    gone = [member for member in named if not await _is_active(client, member)]
    if gone:
        return _fault(
            "Facilitators",
            f"{', '.join(gone)} not active in this workspace: correct LANTERN_FACILITATORS.",
        )
    return _well("Facilitators", f"{len(named)} named, all active.")


async def _is_active(client: AsyncWebClient, member: str) -> bool:
    try:
        answer = await client.users_info(user=member)
    except SlackApiError:
        return False
    return not answer["user"].get("deleted", False)
