"""Who knows a subject: what mentors wrote, gave and helped with, in memory and asked by text."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.affinity import TOKENS, Affinity
from bot.domain.search import Encode
from bot.domain.search.index import Floats
from bot.services import writings
from bot.services.writings import Given, Profiles, Writing

MOST_TOLD = 100
"""Mentors who are named for one text."""


@dataclass(frozen=True, slots=True, repr=False)
class Learned:
    """What was read at one time. It is never printed: these are people's words."""

    profiles: Profiles
    pieces: Mapping[Writing, Sequence[str]]


NOTHING = Learned({}, {})


class Expertise:
    """What is known of mentors, for one workspace and one process; nothing of it is stored.

    First `learn` in a transaction, then `scores` outside of any, for embedding takes a moment.
    What is read is private, and stays in memory only for as long as the database has it.
    """

    def __init__(
        self,
        encode: Encode | None,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """`encode` None: by words alone. `now` tells which pauses are over."""
        self._encode = Remembering(encode) if encode else None
        self._now = now
        self._learning, self._building = asyncio.Lock(), asyncio.Lock()
        self._learned = self._built_of = NOTHING
        self._givers: Mapping[Given, str] = {}
        self._affinity = Affinity([], None)

    async def learn(self, session: AsyncSession) -> None:
        """Read what mentors wrote or helped with since, and forget what is gone.

        Without news it costs four statements and unseals nothing. Mentors who are paused or have
        left are not read.
        """
        async with self._learning:
            self._givers = await writings.givers(session, self._givers)
            profiles = await writings.profiles(session, self._givers, today=self._now().date())
            if profiles == self._learned.profiles:
                return
            wanted = {writing for own in profiles.values() for writing in own}
            known = {each: self._learned.pieces.get(each) for each in wanted}
            kept = {each: pieces for each, pieces in known.items() if pieces is not None}
            new = await writings.read(session, wanted - kept.keys())
            self._learned = Learned(profiles, kept | new)

    async def scores(self, text: str) -> dict[str, float]:
        """Say how well mentors know the subject of a text: the best hundred, best first, 0 to 1.

        Meaning is read from the text's first hundred words: put its title and question there.
        Empty where nobody has written anything.
        """
        affinity, mentors = await self._built()
        found = await asyncio.to_thread(affinity.scores, text)
        best = np.argsort(-found, kind="stable")[:MOST_TOLD]
        return {mentors[row]: round(float(found[row]), 4) for row in best if found[row] > 0}

    async def _built(self) -> tuple[Affinity, list[str]]:
        """Return the index over all that is learned, and the mentors in its order."""
        async with self._building:
            learned = self._learned
            if self._built_of is not learned:
                self._affinity = await asyncio.to_thread(_index, learned, self._encode)
                self._built_of = learned
            return self._affinity, list(learned.profiles)


class Remembering:
    """Embeds of many texts only those that it was not given the last time; one it forgets."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._known: Mapping[str, Floats] = {}

    def __call__(self, texts: Sequence[str], *, max_tokens: int = TOKENS) -> Floats:
        """Embed one at a time: what is given several may keep their vectors in a file."""
        known = self._known
        vectors = [
            known[text] if text in known else self._encode([text], max_tokens=max_tokens)[0]
            for text in texts
        ]
        if len(texts) > 1:
            self._known = dict(zip(texts, vectors, strict=True))
        return np.stack(vectors)


def _index(learned: Learned, encode: Encode | None) -> Affinity:
    everyone = learned.profiles.values()
    written = [[piece for each in own for piece in learned.pieces[each]] for own in everyone]
    return Affinity(written, encode)
