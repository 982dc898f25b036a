"""Plays the past: people enrol, share problems, help, arrange, and fill their library."""

from bot.core import Core
from bot.demo import (
    arranging,
    checking_in,
    enrolment,
    gathering,
    growing,
    harvesting,
    hearing,
    helping,
    moments,
    sharing,
)
from bot.demo.past import INTRODUCTIONS
from bot.demo.scene import Stage


async def play(stage: Stage, core: Core) -> None:
    for name, words in INTRODUCTIONS:
        await stage.people[name].posts(stage.introductions, words)
    await enrolment.enrol(stage, core)
    parts = (sharing, helping, harvesting, growing, hearing, arranging, checking_in, gathering)
    happened = [moment for part in parts for moment in part.moments(stage, core)]
    await moments.play(stage, core, happened)
    await core.refresh_library()
