"""Who writes and helps in the tests of expertise, and a made-up sense of meaning."""

from collections.abc import Sequence

import numpy as np

from bot.db import Database
from bot.domain.mentors import Offer
from bot.domain.search.index import Floats
from bot.services import mentors
from bot.services.expertise import Expertise
from models import Origin, Problem, ProblemState, Request, RequestState
from tests.conftest import NOW

GRACE, MAE, IDA = "U0GRACE", "U0MAE", "U0IDA"
SUBJECTS = ("circles", "budget", "board")
CIRCLES = "Our circles fail. Where do I start with circles?"


class Meaning:
    """A made-up model that notes what it read."""

    fingerprint = "made-up"

    def __init__(self) -> None:
        self.read: list[str] = []

    def __call__(self, texts: Sequence[str], *, max_tokens: int = 256) -> Floats:
        self.read += texts
        counts = [
            [text.lower().split()[:max_tokens].count(each) for each in SUBJECTS] + [0.3]
            for text in texts
        ]
        vectors = np.array(counts, np.float32)
        return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


class Desk:
    """Does one thing in a transaction each, as the bot does."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.meaning = Meaning()
        self.now = NOW
        self.expertise = Expertise(self.meaning, now=lambda: self.now)

    async def offers(self, mentor: str, experience: str, **more) -> None:
        new = Offer(topics=("discipline-and-school-climate",), experience=experience, **more)
        async with self.database.transaction() as session:
            await mentors.offer(session, new, member=mentor, now=NOW)

    async def keeps(self, *rows) -> None:
        async with self.database.transaction() as session:
            session.add_all(rows)

    async def is_helped(self, helper: str, words: str, *, state=RequestState.DONE) -> int:
        """Save a resolved problem that somebody was asked about."""
        problem = resolved(words)
        async with self.database.transaction() as session:
            session.add(problem)
            await session.flush()
            session.add(
                Request(
                    problem_id=problem.id,
                    helper=helper,
                    origin=Origin.ASKED,
                    created_at=NOW,
                    state=state,
                )
            )
        return problem.id

    async def scores(self, text: str = CIRCLES) -> dict[str, float]:
        async with self.database.transaction() as session:
            await self.expertise.learn(session)
        return await self.expertise.scores(text)


def resolved(words: str) -> Problem:
    resolved.number += 1
    return Problem(
        form_id=f"V{resolved.number}",
        author="U0ADA",
        anonymous=True,
        title=words,
        context="",
        tried="",
        question="",
        topics=[],
        needed_by=None,
        created_at=NOW,
        state=ProblemState.RESOLVED,
    )


resolved.number = 0
