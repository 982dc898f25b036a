"""A bot that asks a cohort and delivers, on a Monday that stands still."""

import asyncio
import json
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot import app
from bot.services.pace import HURRIED
from bot.services.starter import Starter
from bot.settings import Settings
from jobs import checkins, deliver

MONDAY = datetime(2026, 3, 9, 16, 30, tzinfo=UTC)
"""Half past nine in Los Angeles, the day after its clocks changed."""
PACE = replace(HURRIED, lease=timedelta(seconds=1.5))


async def main(told: dict[str, str]) -> None:
    settings = Settings(_env_file=None, **told)  # type: ignore[call-arg]
    about = {"starter": Starter([], None), "pace": PACE, "now": lambda: MONDAY}
    async with app.open_core(settings, **about) as core:
        print("at work", flush=True)  # noqa: T201
        stop = asyncio.Event()
        delivering = asyncio.create_task(deliver.forever(core, stop))
        await checkins.run(core)
        await delivering


if __name__ == "__main__":
    asyncio.run(main(json.loads(sys.stdin.read())))
