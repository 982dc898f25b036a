"""Follow the library in the database: what changed in any process is found here a second later."""

from datetime import timedelta

from bot.core import Core

EVERY = timedelta(seconds=1)

AT_ONCE = 16
"""Pieces that are given their vectors each time: about a third of a second of the encoder."""


async def run(core: Core) -> None:
    await core.refresh_library(at_once=AT_ONCE)
