"""Killed at any instant, with answers lost on the wire: nothing is lost and nothing said twice."""

import asyncio
import json
import random
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from tests.outbox.conftest import Place, delivering, owing, served

CHANNELS, EACH, KILLS = 4, 15, 4


@asynccontextmanager
async def worker(
    place: Place, module: str = "tests.outbox.worker"
) -> AsyncIterator[asyncio.subprocess.Process]:
    """A delivering process, killed at the end without a chance to tidy up."""
    settings = place.settings
    told = {
        "slack_bot_token": settings.slack_bot_token.get_secret_value(),
        "slack_app_token": place.workspace.app.app_token,
        "slack_api_url": settings.slack_api_url,
        "database_url": settings.database_url,
        "lantern_keys": settings.lantern_keys.get_secret_value(),
        "lantern_channel": settings.lantern_channel,
    }
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", module, stdin=pipe, stdout=pipe, stderr=pipe
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(json.dumps(told).encode())
    process.stdin.close()
    line = await process.stdout.readline()
    assert line == b"at work\n", (await process.stderr.read()).decode()[-3000:]
    try:
        yield process
    finally:
        process.kill()
        await process.communicate()


@pytest.mark.timeout(180)
async def test_a_bot_that_is_killed_again_and_again_says_everything_once(database_url):
    dice = random.Random(7)  # noqa: S311
    async with served(database_url) as place:
        channels = [
            place.workspace.add_channel(f"channel-{n}", [place.ada], bot=True)
            for n in range(CHANNELS)
        ]
        said = {channel.id: [f"{channel.name} {n}" for n in range(EACH)] for channel in channels}
        async with owing(place) as outlet:
            for texts in zip(*said.values(), strict=True):
                for channel, text in zip(said, texts, strict=True):
                    await outlet.say(text, to=channel)

        faults = place.workspace.faults
        faults.reset("chat.postMessage", effect=True, times=None, probability=0.1)
        faults.reset("chat.postMessage", times=None, probability=0.1)
        for _ in range(KILLS):
            async with worker(place):
                await asyncio.sleep(dice.uniform(0.02, 0.4))
        faults.clear()
        async with owing(place) as outlet, delivering(outlet.core):
            await outlet.settled(60)
        for channel in channels:
            assert place.heard(channel) == said[channel.id]
