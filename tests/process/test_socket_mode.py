"""The bot stays connected: through Slack's refreshes, and when Slack was away for a while."""

import asyncio

import pytest

from bot import app, socket_mode
from tests.process.conftest import NOTHING, Ground


async def asks_for_help(stand: Ground) -> None:
    before = len(stand.ada.ephemerals)
    await stand.ada.uses("/lantern", "help", channel=stand.problems)
    await stand.workspace.until(lambda: len(stand.ada.ephemerals) > before)


async def test_a_connection_that_slack_ends_is_replaced(stand: Ground):
    settings = stand.settings()
    async with app.open_core(settings, starter=NOTHING) as core, app.serving(core, settings):
        await asks_for_help(stand)
        [first] = stand.workspace.sockets.connections
        await stand.workspace.sockets.disconnect("refresh_requested")
        await stand.workspace.until(
            lambda: [each for each in stand.workspace.sockets.connections if each is not first]
        )
        await asks_for_help(stand)


async def test_nothing_is_lost_while_slack_warns(stand: Ground):
    stand.workspace.rules.warning_seconds = 0.3
    settings = stand.settings()
    async with app.open_core(settings, starter=NOTHING) as core, app.serving(core, settings):
        ending = asyncio.create_task(stand.workspace.sockets.disconnect("warning"))
        for _ in range(10):
            await asks_for_help(stand)
            await asyncio.sleep(0.05)
        await ending
    assert not stand.workspace.contents.notices


async def test_an_address_that_has_expired_is_not_tried_for_ever(
    stand: Ground, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(socket_mode, "TICKET_LIFE", 0.5)
    stand.workspace.rules.ticket_seconds = -1
    settings = stand.settings()
    async with app.open_core(settings, starter=NOTHING) as core:
        serving = app.serving(core, settings)
        entering = asyncio.create_task(serving.__aenter__())
        await asyncio.sleep(0.3)
        assert not entering.done()
        stand.workspace.rules.ticket_seconds = 30
        await entering
        await asks_for_help(stand)
        await serving.__aexit__(None, None, None)
