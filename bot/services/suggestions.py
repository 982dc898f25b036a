"""The mentors suggested for a problem: shown to its author as things stand."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy import func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.domain.notices import MentorsSuggested, SuggestedMentor
from bot.domain.notices.helping import Stand
from bot.services import asking_state, finding, outbox
from models import Delivery, Mentor, Origin, Problem, ProblemState, Request, RequestState

AT_ONCE = 3
"""Mentors that are suggested at first, and with each *More*."""
MOST_SHOWN = 9
"""Mentors who were not asked yet that one message has room for."""

_STANDS: dict[tuple[Origin, RequestState], Stand] = {
    (Origin.ASKED, RequestState.OPEN): "asked",
    (Origin.ASKED, RequestState.DECLINED): "declined",
    (Origin.ASKED, RequestState.PASSED): "passed",
    (Origin.OFFERED, RequestState.OPEN): "offered",
    (Origin.OFFERED, RequestState.DECLINED): "not_taken_up",
}
_EITHER_WAY: dict[RequestState, Stand] = {
    RequestState.ACCEPTED: "accepted",
    RequestState.WITHDRAWN: "withdrawn",
    RequestState.DONE: "done",
}
"""Whoever asked whom, a yes is a yes and an end an end."""


async def put(session: AsyncSession, problem: Problem, network: Network, *, now: datetime) -> None:
    """Owe the author alone the mentors who fit, and the word that the problem is saved."""
    if not problem.suggested:
        await _name(session, problem, now=now)
    notice = await seen(session, problem, network, link=None)
    said = await outbox.say(session, notice, to=problem.author, key=_key(problem))
    problem.suggested_in_id = said.id
    await session.flush()


async def show(
    session: AsyncSession, problem: Problem, network: Network, *, link: str | None
) -> None:
    """Owe that message the look that the search, and the problem's words, give it now."""
    if problem.suggested_in_id is None:
        return
    message = await session.get_one(Delivery, problem.suggested_in_id)
    notice = await seen(session, problem, network, link=link)
    # things may come to stand again as they stood before, so each look follows the one before it
    newest = select(func.max(Delivery.id)).where(Delivery.target_id == message.id)
    before = await session.scalar(newest) or 0
    await outbox.revise(session, message, notice, key=f"{_key(problem)}:after:{before}")


async def seen(
    session: AsyncSession, problem: Problem, network: Network, *, link: str | None
) -> MentorsSuggested:
    """Describe how the search stands, as the author sees it."""
    is_kept = problem.state != ProblemState.WITHDRAWN
    return MentorsSuggested(
        problem_id=problem.id,
        title=problem.title,
        channel=network.channel,
        anonymous=problem.anonymous,
        for_channel=problem.for_channel,
        mentors=await _as_things_stand(session, problem) if is_kept else [],
        link=link,
        is_open=problem.state == ProblemState.OPEN,
        clock=await asking_state.clock(session, problem) if is_kept else None,
    )


async def more(session: AsyncSession, problem: Problem, *, now: datetime) -> bool:
    """Suggest the next who fit; tell whether there were any. The caller locks the problem."""
    shown = {each["mentor"] for each in _shown(problem)}
    await _name(session, problem, now=now)
    return {each["mentor"] for each in _shown(problem)} > shown


async def are_left(session: AsyncSession, problem: Problem) -> bool:
    """Whether any of the mentors who were suggested can still be asked."""
    stand = await _as_things_stand(session, problem)
    return any(each.stand == "suggested" for each in stand)


async def _name(session: AsyncSession, problem: Problem, *, now: datetime) -> None:
    """Add the best who are not shown yet, and note the next with their reasons.

    Those may be asked without being shown first: where a mentor cannot, the next one is.
    """
    shown = _shown(problem)
    requests = await _requests(session, problem)
    known = {*(each["mentor"] for each in shown), *requests}
    room = MOST_SHOWN - sum(mentor not in requests for mentor in known)
    limit = len(known) + 2 * AT_ONCE
    look = finding.wanted(problem)
    fitting = [
        {"mentor": each.mentor, "reasons": each.reasons}
        for each in await finding.best(session, look, now=now, limit=limit)
        if each.mentor not in known
    ]
    added = min(AT_ONCE, max(room, 0))
    new = [each | {"shown": number < added} for number, each in enumerate(fitting)]
    asked = [each for each in problem.suggested or () if each["mentor"] in requests]
    kept = [each for each in asked if not each.get("shown", True)]
    problem.suggested = [*shown, *kept, *new]
    await session.flush()


async def _as_things_stand(session: AsyncSession, problem: Problem) -> list[SuggestedMentor]:
    requests = await _requests(session, problem)
    reasons = {each["mentor"]: each["reasons"] for each in problem.suggested or ()}
    asked = [each.helper for each in requests.values() if each.helper in reasons or _asked(each)]
    fresh = [each["mentor"] for each in _shown(problem)]
    if problem.state != ProblemState.OPEN:
        fresh = [mentor for mentor in fresh if mentor in requests]
    ids = list(dict.fromkeys([*fresh, *asked]))
    offers = await _offers(session, ids)
    return [
        SuggestedMentor(
            mentor=mentor,
            reasons=reasons.get(mentor, []),
            experience=offers[mentor].experience if mentor in offers else "",
            rather_not=(offers[mentor].rather_not or "") if mentor in offers else "",
            stand=_stand(requests.get(mentor)),
        )
        for mentor in ids
    ]


async def _requests(session: AsyncSession, problem: Problem) -> dict[str, Request]:
    """Find what is, or was, between the author and others about it, oldest first.

    An offer that was withdrawn before it reached the author does not show.
    """
    found = select(Request).where(
        Request.problem_id == problem.id,
        or_(Request.origin == Origin.ASKED, Request.state != RequestState.WITHDRAWN),
    )
    return {each.helper: each for each in await session.scalars(found.order_by(Request.id))}


async def _offers(session: AsyncSession, ids: Iterable[str]) -> dict[str, Mentor]:
    found = await session.scalars(select(Mentor).where(Mentor.slack_id.in_(ids)))
    return {each.slack_id: each for each in found}


def _shown(problem: Problem) -> list[dict[str, Any]]:
    return [each for each in problem.suggested or () if each.get("shown", True)]


def _asked(request: Request) -> bool:
    return request.origin == Origin.ASKED


def _stand(request: Request | None) -> Stand:
    if request is None:
        return "suggested"
    alike = _EITHER_WAY.get(request.state)
    return alike or _STANDS.get((request.origin, request.state), "ended")


def _key(problem: Problem) -> str:
    return f"problem:{problem.id}:mentors"
