"""A bot that only delivers, in a process of its own, to be killed: its settings are its input."""

import asyncio
import json
import sys
from dataclasses import replace
from datetime import timedelta

from bot import app
from bot.services.pace import HURRIED
from bot.services.starter import Starter
from bot.settings import Settings
from jobs import deliver

PACE = replace(HURRIED, rest=timedelta(milliseconds=20), lease=timedelta(seconds=1.5))
"""Slow enough to be killed in the middle."""


async def main(told: dict[str, str]) -> None:
    settings = Settings(_env_file=None, **told)  # type: ignore[call-arg]
    async with app.open_core(settings, starter=Starter([], None), pace=PACE) as core:
        print("at work", flush=True)  # noqa: T201
        await deliver.forever(core, asyncio.Event())


asyncio.run(main(json.loads(sys.stdin.read())))
