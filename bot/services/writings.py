"""By what each mentor is known: what they wrote, gave and helped with, read from the database."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.mentors import is_paused
from models import (
    Audience,
    Member,
    Mentor,
    Piece,
    PieceOrigin,
    PieceState,
    Problem,
    ProblemState,
    Request,
    RequestState,
    Thanks,
)

MOST_HELPED = 20
"""The newest problems by which one mentor is known."""

MOST_GIVEN = 20
"""The newest pieces of guidance by which one mentor is known."""


class Offered(NamedTuple):
    """A mentor's experience in one wording."""

    mentor: str
    version: int
    offered_at: datetime


class Helped(NamedTuple):
    """A resolved problem in one wording."""

    problem_id: int
    version: int


class Given(NamedTuple):
    """A published piece of guidance in one wording, whose giver is named to its readers.

    Without that, their place in a ranking could tell who gave it.
    """

    piece_id: int
    version: int


Writing: TypeAlias = Offered | Helped | Given
Profiles: TypeAlias = Mapping[str, Sequence[Writing]]
"""By what each mentor is known."""


async def profiles(
    session: AsyncSession, gave: Mapping[Given, str], *, today: date
) -> dict[str, Sequence[Writing]]:
    """Name by what each mentor who may be suggested is known, mentors in order."""
    offered, helped = await _offered(session, today=today), await _helped(session)
    given: defaultdict[str, list[Given]] = defaultdict(list)
    for piece, giver in gave.items():
        given[giver].append(piece)
    return {
        mentor: (
            offer,
            *sorted(helped[mentor], reverse=True)[:MOST_HELPED],
            *sorted(given[mentor], reverse=True)[:MOST_GIVEN],
        )
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


async def givers(session: AsyncSession, known: Mapping[Given, str]) -> dict[Given, str]:
    """Tell who gave which published guidance under their name; of what is known unseal nothing."""
    found = select(Piece.id, Piece.version).where(
        Piece.state == PieceState.PUBLISHED,
        Piece.origin == PieceOrigin.CONTRIBUTED,
        Piece.audience != Audience.FACILITATORS,
        Piece.credited,
    )
    given = [Given(*row) for row in await session.execute(found)]
    if new := {each.piece_id: each for each in given if each not in known}:
        asked = select(Piece.id, Piece.contributor).where(Piece.id.in_(new))
        found_out = {new[piece]: giver for piece, giver in await session.execute(asked) if giver}
        known = {**known, **found_out}
    return {each: known[each] for each in given if each in known}


async def read(session: AsyncSession, wanted: Collection[Writing]) -> dict[Writing, Sequence[str]]:
    """Unseal what is new: an experience line by line, all else as one piece each."""
    offers = {each.mentor: each for each in wanted if isinstance(each, Offered)}
    problems = {each.problem_id: each for each in wanted if isinstance(each, Helped)}
    gifts = {each.piece_id: each for each in wanted if isinstance(each, Given)}
    words_of: dict[Writing, Sequence[str]] = {}
    if offers:
        asked = select(Mentor.slack_id, Mentor.experience).where(Mentor.slack_id.in_(offers))
        for mentor, experience in await session.execute(asked):
            words_of[offers[mentor]] = experience.splitlines()
    if problems:
        told = select(Problem.id, Problem.title, Problem.question, Problem.context)
        for problem_id, *words in await session.execute(told.where(Problem.id.in_(problems))):
            words_of[problems[problem_id]] = ["\n".join(words)]
    if gifts:
        wrote = select(Piece.id, Piece.title, Piece.summary, Piece.body)
        for piece_id, *words in await session.execute(wrote.where(Piece.id.in_(gifts))):
            words_of[gifts[piece_id]] = ["\n".join(words)]
    return words_of
