"""What came of a quarter, counted over enough people: problems, mentoring, meetings, guidance."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.disclosure import People
from bot.domain.periods import Quarter
from bot.domain.reports import Line
from bot.services import figures
from models import (
    Attendance,
    Audience,
    Convening,
    Conversation,
    Origin,
    Piece,
    PieceOrigin,
    PieceState,
    Problem,
    ProblemState,
    Request,
    RequestState,
)

_SOON = timedelta(hours=48)
_SAID_YES = (RequestState.ACCEPTED, RequestState.DONE, RequestState.ENDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Whose report it is."""

    cohort_id: int | None
    members: frozenset[str] = frozenset()

    @property
    def whose(self) -> str:
        return "network" if self.cohort_id is None else f"cohort:{self.cohort_id}"

    def holds(self, problem: Problem) -> bool:
        """Whether a problem counts. Without a name it would tell which cohort its author is in."""
        if self.cohort_id is None:
            return True
        return not problem.anonymous and problem.for_channel and problem.author in self.members


async def of_quarter(
    session: AsyncSession, scope: Scope, quarter: Quarter, *, now: datetime
) -> list[Line]:
    """Tell what may be told of a quarter, with None for what may not."""
    told = _Telling(session, scope, quarter, now)
    await _problems(told)
    await _mentoring(told)
    await _meetings(told)
    if scope.cohort_id is None:
        await _guidance(told)
    return told.lines


class _Telling:
    """One quarter's figures, as they are put together."""

    def __init__(
        self, session: AsyncSession, scope: Scope, quarter: Quarter, now: datetime
    ) -> None:
        self.session, self.scope, self.quarter, self.now = session, scope, quarter, now
        self.lines: list[Line] = []

    def add(self, part: str, name: str, value: float | None) -> None:
        self.lines.append(Line(part=part, name=name, period=self.quarter.label, value=value))

    async def count(
        self,
        part: str,
        names: Sequence[str],
        people: Collection[str],
        work_out: Callable[[People], dict[str, Any]],
    ) -> None:
        """Tell figures over the same people, by the names that `work_out` gives them."""
        figure = await figures.tell(
            self.session,
            what=f"{part}:{names[0]}",
            of=f"{self.scope.whose}:{self.quarter.as_known(self.now)}",
            people=people,
            work_out=work_out,
            now=self.now,
        )
        for name in names:
            self.add(part, name, figure.value[name] if figure and figure.value else None)


async def _problems(told: _Telling) -> None:
    found = select(Problem).where(
        Problem.created_at >= told.quarter.begins,
        Problem.created_at < told.quarter.ends,
        Problem.state != ProblemState.WITHDRAWN,
    )
    shared = [each for each in await told.session.scalars(found) if told.scope.holds(each)]
    answered = [each for each in shared if each.answered_at]

    def counts(people: People) -> dict[str, Any]:
        mine = [each for each in shared if each.author in people]
        return {
            "shared": len(mine),
            "helped": sum(each.answered_at is not None for each in mine),
            "resolved": sum(each.state == ProblemState.RESOLVED for each in mine),
        }

    def days(people: People) -> dict[str, Any]:
        waits = [
            (each.answered_at - each.created_at).total_seconds() / 86_400
            for each in answered
            if each.author in people and each.answered_at
        ]
        return {"days": round(median(waits), 1)}

    names = ("shared", "helped", "resolved")
    await told.count("problems", names, {each.author for each in shared}, counts)
    await told.count("problems", ("days",), {each.author for each in answered}, days)


async def _mentoring(told: _Telling) -> None:
    asked = await _requests(told)
    begun = await _conversations(told)

    def soon(people: People) -> dict[str, Any]:
        return {"accepted": sum(_is_soon(it) for it, _ in asked if it.helper in people)}

    def per_author(name: str, authors: Sequence[str]) -> Callable[[People], dict[str, Any]]:
        return lambda people: {name: sum(author in people for author in authors)}

    askers = [author for _, author in asked]
    await told.count("mentoring", ("requests",), set(askers), per_author("requests", askers))
    await told.count("mentoring", ("accepted",), {it.helper for it, _ in asked}, soon)
    talks = ("conversations",)
    await told.count("mentoring", talks, set(begun), per_author("conversations", begun))


async def _requests(told: _Telling) -> list[tuple[Request, str]]:
    """List who was asked for help in the quarter, each with who asked."""
    found = (
        select(Request, Problem)
        .join(Problem, Problem.id == Request.problem_id)
        .where(
            Request.origin == Origin.ASKED,
            Request.created_at >= told.quarter.begins,
            Request.created_at < told.quarter.ends,
        )
    )
    rows = await told.session.execute(found)
    return [(request, problem.author) for request, problem in rows if told.scope.holds(problem)]


async def _conversations(told: _Telling) -> list[str]:
    """List the authors of the problems that people began to talk about, once for each talk."""
    found = (
        select(Problem)
        .join(Request, Request.problem_id == Problem.id)
        .join(Conversation, Conversation.request_id == Request.id)
        .where(
            Conversation.began_at >= told.quarter.begins,
            Conversation.began_at < told.quarter.ends,
        )
    )
    return [each.author for each in await told.session.scalars(found) if told.scope.holds(each)]


def _is_soon(request: Request) -> bool:
    """Whether the mentor said yes within two days; a no has other states."""
    answered = request.answered_at
    said_yes = request.state in _SAID_YES and answered is not None
    return bool(said_yes and answered and answered - request.created_at <= _SOON)


async def _meetings(told: _Telling) -> None:
    held = select(Convening.id).where(
        Convening.starts_at >= told.quarter.begins,
        Convening.starts_at < min(told.quarter.ends, told.now),
        Convening.cancelled_at.is_(None),
    )
    if told.scope.cohort_id is not None:
        held = held.where(Convening.cohort_id == told.scope.cohort_id)
    meetings = (await told.session.scalars(held)).all()
    there = select(Attendance.member).where(
        Attendance.convening_id.in_(meetings), Attendance.came.is_(True)
    )
    came = (await told.session.scalars(there)).all()

    def attendances(people: People) -> dict[str, Any]:
        return {"came": sum(member in people for member in came)}

    told.add("convenings", "meetings", len(meetings))
    await told.count("convenings", ("came",), set(came), attendances)


async def _guidance(told: _Telling) -> None:
    """Count pieces: every member reads each of them, so that their number tells nothing more."""
    found = (
        select(Piece.origin, func.count())
        .where(
            Piece.published_at >= told.quarter.begins,
            Piece.published_at < told.quarter.ends,
            Piece.state == PieceState.PUBLISHED,
            Piece.origin != PieceOrigin.STARTER,
            Piece.audience != Audience.FACILITATORS,
        )
        .group_by(Piece.origin)
    )
    rows = await told.session.execute(found)
    counts: dict[PieceOrigin, int] = {row[0]: row[1] for row in rows}
    told.add("guidance", "pieces", sum(counts.values()))
    told.add("guidance", "harvested", counts.get(PieceOrigin.HARVESTED, 0))
