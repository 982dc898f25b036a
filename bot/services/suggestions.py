"""The mentors suggested for a problem: named once, and shown to its author as things stand."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.network import Network
from bot.domain.notices import MentorsSuggested, SuggestedMentor
from bot.domain.notices.helping import Stand
from bot.services import mentors, outbox
from models import Delivery, Mentor, Origin, Problem, ProblemState, Request, RequestState

_STANDS: dict[tuple[Origin, RequestState], Stand] = {
    (Origin.ASKED, RequestState.OPEN): "asked",
    (Origin.ASKED, RequestState.DECLINED): "declined",
    (Origin.OFFERED, RequestState.OPEN): "offered",
    (Origin.OFFERED, RequestState.DECLINED): "not_taken_up",
}
"""Whoever asked whom, a yes is a yes and an end an end."""


async def put(session: AsyncSession, problem: Problem, network: Network) -> None:
    """Owe the author alone the mentors who fit, and the word that the problem is posted."""
    fitting = await mentors.suggest(session, problem, author=problem.author)
    problem.suggested = [{"mentor": each.mentor, "reasons": each.reasons} for each in fitting]
    notice = _notice(problem, network, fitting, link=None)
    said = await outbox.say(session, notice, to=problem.author, key=_key(problem))
    problem.suggested_in_id = said.id


async def show(
    session: AsyncSession, problem: Problem, network: Network, *, link: str | None
) -> None:
    """Owe that message the look that the requests, and the problem's words, give it now."""
    if problem.suggested_in_id is None:
        return
    message = await session.get_one(Delivery, problem.suggested_in_id)
    shown = await _as_things_stand(session, problem)
    # nothing here ever stands again as it stood before, so the stands tell the looks apart
    look = ":".join([problem.state, str(problem.version), *(each.stand for each in shown)])
    notice = _notice(problem, network, shown, link=link)
    await outbox.revise(session, message, notice, key=f"{_key(problem)}:{look}")


async def are_left(session: AsyncSession, problem: Problem) -> bool:
    """Whether any of the mentors who were suggested can still be asked."""
    shown = await _as_things_stand(session, problem)
    return any(each.stand == "suggested" for each in shown)


async def _as_things_stand(session: AsyncSession, problem: Problem) -> list[SuggestedMentor]:
    named: list[dict[str, Any]] = problem.suggested or []
    ids = [each["mentor"] for each in named]
    offers = await session.scalars(select(Mentor).where(Mentor.slack_id.in_(ids)))
    experience = {each.slack_id: each.experience for each in offers}
    found = select(Request).where(Request.problem_id == problem.id, Request.helper.in_(ids))
    requests = {each.helper: each for each in await session.scalars(found)}
    return [
        SuggestedMentor(
            mentor=each["mentor"],
            reasons=each["reasons"],
            experience=experience.get(each["mentor"], ""),
            stand=_stand(problem, requests.get(each["mentor"])),
        )
        for each in named
    ]


def _stand(problem: Problem, request: Request | None) -> Stand:
    if request is None:
        return "suggested" if problem.state == ProblemState.OPEN else "ended"
    if request.state == RequestState.ACCEPTED:
        return "accepted"
    return _STANDS.get((request.origin, request.state), "ended")


def _notice(
    problem: Problem, network: Network, shown: list[SuggestedMentor], *, link: str | None
) -> MentorsSuggested:
    return MentorsSuggested(
        problem_id=problem.id,
        title=problem.title,
        channel=network.channel,
        anonymous=problem.anonymous,
        mentors=shown,
        link=link,
        is_open=problem.state == ProblemState.OPEN,
    )


def _key(problem: Problem) -> str:
    return f"problem:{problem.id}:mentors"
