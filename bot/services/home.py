"""What a member's Home shows, and what they settle there with one press."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.home import (
    Home,
    OpenReport,
    Overview,
    OwnProblem,
    OwnRequest,
    OwnSearch,
    SearchStand,
    Stand,
    Unanswered,
    Undelivered,
)
from bot.domain.network import Network
from bot.domain.notices import ProblemPosted
from bot.services import (
    asking_state,
    assessments,
    away,
    check_in_choices,
    contributions,
    convenings,
    facilitation,
    library_digest,
    outbox,
    pairings,
    problems,
    profiles,
    review_queue,
    roles,
    rounds,
    thanks,
    told,
)
from bot.services.library import Library
from models import (
    Asking,
    AskingState,
    Delivery,
    DeliveryState,
    Origin,
    Problem,
    ProblemState,
    Request,
    RequestState,
)

_TOLD = 3
"""How much of it Home shows."""
_SEARCHES: dict[AskingState, SearchStand] = {
    AskingState.ASKING: "looking",
    AskingState.CHOOSING: "choosing",
    AskingState.WAITING: "in_line",
    AskingState.CALLED: "called",
}


async def gather(
    session: AsyncSession,
    member: str,
    *,
    facilitates: bool,
    library: Library,
    network: Network,
    now: datetime,
) -> Home:
    """Gather it for one member; what facilitators look after only where they are one."""
    own = await problems.open_of(session, member)
    return Home(
        channel=network.channel,
        facilitators=await roles.facilitators(session, network),
        problems=[await _own_problem(session, each, network, now) for each in own],
        searches=await _searches(session, own, network),
        requests=await _requests(session, member, own, network, now),
        coaching=await pairings.for_home(session, member),
        profile=await profiles.for_home(session, member, now=now),
        peers=await rounds.choices(session, member, today=now.date()),
        given=len(await contributions.given_by(session, member)),
        check_ins=await check_in_choices.chosen(session, member),
        has_assessments=await assessments.has_any(session, member),
        convening=next(iter(await convenings.coming_to(session, member, now=now, limit=1)), None),
        away_until=await away.until(session, member, now=now),
        wants_digest=await library_digest.wants(session, member),
        told=await told.latest(session, member, limit=_TOLD),
        thanks=await thanks.count(session, member),
        overview=await _overview(session, member, library, network, now) if facilitates else None,
    )


async def _own_problem(
    session: AsyncSession, problem: Problem, network: Network, now: datetime
) -> OwnProblem:
    return OwnProblem(
        problem_id=problem.id,
        title=problem.title,
        days=(now - problem.created_at).days,
        answered=problem.answered_at is not None,
        anonymous=problem.anonymous,
        for_channel=problem.for_channel,
        link=await problems.link(session, problem, network),
    )


async def _searches(
    session: AsyncSession, own: Sequence[Problem], network: Network
) -> list[OwnSearch]:
    """List the searches of which no open request or offer tells already."""
    problem_of = {each.id: each for each in own}
    told = select(Request.problem_id).where(
        Request.problem_id.in_(problem_of), Request.state == RequestState.OPEN
    )
    found = (
        select(Asking)
        .where(
            Asking.problem_id.in_(problem_of),
            Asking.problem_id.not_in(told),
            Asking.state.in_(_SEARCHES),
        )
        .order_by(Asking.problem_id)
    )
    return [
        OwnSearch(
            title=problem_of[each.problem_id].title,
            stand=_SEARCHES[each.state],
            place=await asking_state.place(session, each),
            link=await problems.link(session, problem_of[each.problem_id], network),
        )
        for each in (await session.scalars(found)).all()
    ]


async def _requests(
    session: AsyncSession, member: str, own: Sequence[Problem], network: Network, now: datetime
) -> list[OwnRequest]:
    """List what is open or under way between this member and others, and last what passed them."""
    mine = or_(Request.helper == member, Request.problem_id.in_([each.id for each in own]))
    is_passed = Request.state == RequestState.PASSED
    found = (
        select(Request, Problem)
        .join(Problem, Problem.id == Request.problem_id)
        .where(
            or_(
                and_(mine, Request.state.in_((RequestState.OPEN, RequestState.ACCEPTED))),
                and_(Request.helper == member, is_passed),
            ),
            Problem.state == ProblemState.OPEN,
        )
        .order_by(is_passed, Request.id)
    )
    return [
        _own_request(
            request, problem, member, now, link=await problems.link(session, problem, network)
        )
        for request, problem in (await session.execute(found)).all()
    ]


def _own_request(
    request: Request, problem: Problem, member: str, now: datetime, *, link: str | None
) -> OwnRequest:
    helps = request.helper == member
    author = None if problem.anonymous else problem.author
    return OwnRequest(
        request_id=request.id,
        title=problem.title,
        stand=_stand(request, helps=helps),
        other=author if helps else request.helper,
        anonymous=problem.anonymous,
        days=(now - request.created_at).days,
        link=link,
    )


def _stand(request: Request, *, helps: bool) -> Stand:
    if request.state == RequestState.ACCEPTED:
        return "in_conversation"
    if request.state == RequestState.PASSED:
        return "passed_by_me"
    if request.origin == Origin.ASKED:
        return "asked_of_me" if helps else "waiting_for_mentor"
    return "waiting_for_author" if helps else "offered_to_me"


async def _overview(
    session: AsyncSession, member: str, library: Library, network: Network, now: datetime
) -> Overview:
    return Overview(
        unanswered=[
            Unanswered(title="", topics=topics, days=(now - since).days, link=None)
            for topics, since in await problems.unanswered_by_mentors(session)
        ]
        + [
            Unanswered(
                title=problem.title,
                topics=problem.topics,
                days=(now - problem.created_at).days,
                link=await problems.link(session, problem, network),
            )
            for problem in await problems.unanswered(session)
        ],
        reports=[
            OpenReport(
                report_id=report.id,
                title=problem.title,
                reason=report.reason,
                days=(now - report.created_at).days,
                link=await problems.link(session, problem, network),
            )
            for report, problem in await facilitation.open_reports(session, to=member)
        ],
        undelivered=[_undelivered(each) for each in await facilitation.undelivered(session)],
        library=await review_queue.tally(session, library, today=now.date()),
    )


def _undelivered(delivery: Delivery) -> Undelivered:
    """Say what a message was, not whom it was for: that could tell who wrote a problem."""
    notice = outbox.notice_of(delivery) if delivery.notice else None
    return Undelivered(
        delivery_id=delivery.id,
        kind=notice.kind if notice else "",
        title=notice.title if isinstance(notice, ProblemPosted) else "",
        operation=delivery.operation.value,
        code=delivery.error or "",
        may_have_arrived=delivery.state == DeliveryState.UNKNOWN,
    )
