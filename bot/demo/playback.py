"""Plays the past: people enrol, problems are shared, mentors help, and the staff arranges."""

from bot.core import Core
from bot.demo import arranging, enrolment, helping, moments, sharing
from bot.demo.past import INTRODUCTIONS
from bot.demo.scene import Stage


async def play(stage: Stage, core: Core) -> None:
    for name, words in INTRODUCTIONS:
        await stage.people[name].posts(stage.introductions, words)
    await enrolment.enrol(stage, core)
    happened = [
        moment for part in (sharing, helping, arranging) for moment in part.moments(stage, core)
    ]
    await moments.play(stage, core, happened)
