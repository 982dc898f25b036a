"""Who knows a subject: what mentors wrote and helped with, kept in memory and asked by text."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import NamedTuple, TypeAlias

import numpy as np
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.affinity import TOKENS, Affinity
from bot.domain.mentors import is_paused
from bot.domain.search import Encode
from bot.domain.search.index import Floats
from models import Member, Mentor, Problem, ProblemState, Request, RequestState, Thanks

MOST_TOLD = 100
"""Mentors who are named for one text."""

MOST_HELPED = 20
"""The newest problems by which one mentor is known."""


class Offered(NamedTuple):
    """A mentor's experience in one wording."""

    mentor: str
    version: int
    offered_at: datetime


class Helped(NamedTuple):
    """A resolved problem in one wording."""

    problem_id: int
    version: int


Writing: TypeAlias = Offered | Helped
Profiles: TypeAlias = Mapping[str, Sequence[Writing]]
"""By what each mentor is known."""


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
        self._affinity = Affinity([], None)

    async def learn(self, session: AsyncSession) -> None:
        """Read what mentors wrote or helped with since, and forget what is gone.

        Without news it costs three statements and unseals nothing. Mentors who are paused or have
        left are not read.
        """
        async with self._learning:
            profiles = await _profiles(session, today=self._now().date())
            if profiles == self._learned.profiles:
                return
            wanted = {writing for writings in profiles.values() for writing in writings}
            known = {each: self._learned.pieces.get(each) for each in wanted}
            kept = {each: pieces for each, pieces in known.items() if pieces is not None}
            new = await _read(session, wanted - kept.keys())
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


async def _profiles(session: AsyncSession, *, today: date) -> dict[str, Sequence[Writing]]:
    """Name by what each mentor who may be suggested is known, mentors in order."""
    offered, helped = await _offered(session, today=today), await _helped(session)
    return {
        mentor: (offer, *sorted(helped[mentor], reverse=True)[:MOST_HELPED])
        for mentor, offer in sorted(offered.items())
    }


async def _offered(session: AsyncSession, *, today: date) -> dict[str, Offered]:
    found = (
        select(Mentor.slack_id, Mentor.version, Mentor.offered_at)
        .add_columns(Mentor.paused, Mentor.paused_until)
        .outerjoin(Member, Member.slack_id == Mentor.slack_id)
        .where(Member.left_at.is_(None))
    )
    return {
        row.slack_id: Offered(row.slack_id, row.version, row.offered_at)
        for row in await session.execute(found)
        if not is_paused(row, today)
    }


async def _helped(session: AsyncSession) -> defaultdict[str, set[Helped]]:
    """Name the resolved problems that each helped with, or was thanked for."""
    resolved = Problem.state == ProblemState.RESOLVED
    helped = (RequestState.ACCEPTED, RequestState.DONE)
    answered = (
        select(Request.helper, Problem.id, Problem.version)
        .join(Problem, Problem.id == Request.problem_id)
        .where(resolved, Request.state.in_(helped))
    )
    thanked = (
        select(Thanks.to, Problem.id, Problem.version)
        .join(Problem, Problem.id == Thanks.problem_id)
        .where(resolved)
    )
    known: defaultdict[str, set[Helped]] = defaultdict(set)
    for found in (answered, thanked):
        for mentor, problem_id, version in await session.execute(found):
            known[mentor].add(Helped(problem_id, version))
    return known


async def _read(
    session: AsyncSession, writings: Collection[Writing]
) -> dict[Writing, Sequence[str]]:
    """Unseal what is new: an experience line by line, a problem as one piece."""
    offers = {each.mentor: each for each in writings if isinstance(each, Offered)}
    problems = {each.problem_id: each for each in writings if isinstance(each, Helped)}
    experiences = select(Mentor.slack_id, Mentor.experience).where(Mentor.slack_id.in_(offers))
    told = select(Problem.id, Problem.title, Problem.question, Problem.context).where(
        Problem.id.in_(problems)
    )
    read: dict[Writing, Sequence[str]] = {}
    if offers:
        for mentor, experience in await session.execute(experiences):
            read[offers[mentor]] = experience.splitlines()
    if problems:
        for problem_id, *words in await session.execute(told):
            read[problems[problem_id]] = ["\n".join(words)]
    return read
