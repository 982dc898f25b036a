"""Keep going together: one side of a conversation proposes a longer mentorship, the other answers.

Every proposal takes its problem's lock, so that two of them cannot cross.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import Gone, NotAllowed
from bot.domain.notices import KeepGoingDeclined, KeepGoingProposed
from bot.domain.pairings import Terms
from bot.services import apart, members, outbox, pairings, problems
from models import (
    PairingKind,
    Problem,
    Proposal,
    ProposalState,
    Request,
    RequestState,
    Side,
)

_TALK = (RequestState.ACCEPTED, RequestState.DONE)
_NOT_YOURS = "Only the two who talk can decide to keep going together."
_TOGETHER = "You two go together already: `/mentor coach` shows it."
_CANNOT = (
    "I cannot arrange this one. A facilitator can tell you of other ways to go on: my Home tab "
    "names them."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    """A conversation, as far as one of its two sides decides about it."""

    problem: Problem
    request: Request
    side: Side

    @property
    def other(self) -> str:
        """The other's id; it is not for this side's eyes where that is an unnamed author."""
        return self.request.helper if self.side is Side.AUTHOR else self.problem.author

    @property
    def shown_other(self) -> str | None:
        """Whom this side may read of; None: an author who gave no name."""
        hidden = self.problem.anonymous and self.side is Side.HELPER
        return None if hidden else self.other


async def may_propose(
    session: AsyncSession, request_id: int, *, by: str, lock: bool = False
) -> Talk:
    """Return the conversation, if `by` is a side of it and can propose to keep going."""
    talk = await talk_of(session, request_id, by=by, lock=lock)
    for earlier in await _proposals(session, request_id):
        _require_fresh(earlier, talk.side)
    if talk.shown_other:  # of an unnamed author, a refusal would tell who it is
        await _require_possible(session, by, talk.other)
    return talk


async def propose(
    session: AsyncSession, request_id: int, terms: Terms, *, by: str, form_id: str, now: datetime
) -> None:
    """Ask the other side whether they would like to keep going together."""
    talk = await may_propose(session, request_id, by=by, lock=True)
    made = Proposal(
        form_id=form_id,
        request_id=request_id,
        side=talk.side,
        rhythm=terms.rhythm,
        ends_on=terms.ends_on,
        made_at=now,
    )
    session.add(made)
    await session.flush()
    await outbox.say(session, _notice(made, talk), to=talk.other, key=_key(made))


async def agree(
    session: AsyncSession, proposal_id: int, *, by: str, now: datetime
) -> tuple[str, str]:
    """Agree, tell both, and return them; an author who gave no name is named to the other now."""
    proposal, talk = await _to_answer(session, proposal_id, by=by)
    await _require_possible(session, by, talk.other)
    author, helper = talk.problem.author, talk.request.helper
    today = await pairings.officers_day(session, author, now)
    ends_on = proposal.ends_on if proposal.ends_on and proposal.ends_on > today else None
    new = await pairings.begin(
        session,
        PairingKind.MENTORSHIP,
        Terms(rhythm=proposal.rhythm, ends_on=ends_on, today=today),
        guide=helper,
        officer=author,
        now=now,
    )
    if new is None:
        raise Gone(_TOGETHER)
    await _settle(session, proposal, talk, ProposalState.AGREED)
    title = talk.problem.title if talk.problem.anonymous else ""
    await pairings.tell_of_beginning(session, new, title=title, titled_for=helper)
    return author, helper


async def decline(session: AsyncSession, proposal_id: int, *, by: str) -> None:
    """Say not now, which needs no reason, and tell the one who proposed it kindly."""
    proposal, talk = await _to_answer(session, proposal_id, by=by)
    await _settle(session, proposal, talk, ProposalState.DECLINED)
    hidden = talk.problem.anonymous and talk.side is Side.AUTHOR
    notice = KeepGoingDeclined(title=talk.problem.title, other=None if hidden else by)
    await outbox.say(session, notice, to=talk.other, key=f"{_key(proposal)}:not now")


def _require_fresh(earlier: Proposal, side: Side) -> None:
    """Let nobody be asked twice: an open proposal waits, and who said not now has the next word."""
    mine = earlier.side is side
    if earlier.state is ProposalState.OPEN and mine:
        raise Gone("You have proposed it already. I tell you as soon as there is an answer.")
    if earlier.state is ProposalState.OPEN:
        raise Gone("They have proposed it to you already: the answer waits in my messages to you.")
    if earlier.state is ProposalState.DECLINED and mine:
        raise Gone("The answer was *Not now*. They know the way: they can propose it themselves.")


async def _require_possible(session: AsyncSession, member: str, other: str) -> None:
    if any(pairings.other_of(each, member) == other for each in await pairings.of(session, member)):
        raise Gone(_TOGETHER)
    both = await members.persons(session, [member, other])
    is_apart = await apart.among(session, [member, other])
    if is_apart or not all(person.here for person in both.values()):
        raise NotAllowed(_CANNOT)


async def talk_of(session: AsyncSession, request_id: int, *, by: str, lock: bool = False) -> Talk:
    """Find a conversation of `by`, with the problem's lock before anything is read."""
    found = select(Request.problem_id).where(Request.id == request_id)
    problem_id = await session.scalar(found)
    if problem_id is None:
        raise NotAllowed(_NOT_YOURS)
    problem = await problems.get(session, problem_id, lock=lock)
    request = await session.get_one(Request, request_id, populate_existing=True)
    if by not in (problem.author, request.helper):
        raise NotAllowed(_NOT_YOURS)
    if request.state not in _TALK:
        raise Gone("This conversation has ended, so there is nothing left to do here.")
    side = Side.HELPER if by == request.helper else Side.AUTHOR
    return Talk(problem=problem, request=request, side=side)


async def _proposals(session: AsyncSession, request_id: int) -> Sequence[Proposal]:
    found = select(Proposal).where(Proposal.request_id == request_id).order_by(Proposal.id)
    return (await session.scalars(found)).all()


async def _to_answer(session: AsyncSession, proposal_id: int, *, by: str) -> tuple[Proposal, Talk]:
    """Lock what is to be answered, and see that it is theirs to answer and still open."""
    found = select(Proposal.request_id).where(Proposal.id == proposal_id)
    request_id = await session.scalar(found)
    if request_id is None:
        raise NotAllowed(_NOT_YOURS)
    talk = await talk_of(session, request_id, by=by, lock=True)
    proposal = await session.get_one(Proposal, proposal_id, populate_existing=True)
    if proposal.side is talk.side:
        raise NotAllowed("Only the person this was sent to can answer it.")
    if proposal.state is not ProposalState.OPEN:
        raise Gone("You have answered this already. The other side knows.")
    return proposal, talk


async def _settle(
    session: AsyncSession, proposal: Proposal, talk: Talk, state: ProposalState
) -> None:
    """Note the answer, and leave it in place of the question."""
    proposal.state = state
    if asked := await outbox.find(session, _key(proposal)):
        answered = _notice(proposal, _turned(talk))
        await outbox.revise(session, asked, answered, key=f"{_key(proposal)}:answered")


def _notice(proposal: Proposal, talk: Talk) -> KeepGoingProposed:
    """Describe a proposal for its reader; `talk` is its proposer's side."""
    by_author = talk.side is Side.AUTHOR
    proposer = talk.problem.author if by_author else talk.request.helper
    return KeepGoingProposed(
        proposal_id=proposal.id,
        title=talk.problem.title,
        other=None if talk.problem.anonymous and by_author else proposer,
        shows_name=talk.problem.anonymous and not by_author,
        rhythm=proposal.rhythm,
        ends_on=proposal.ends_on,
        state=proposal.state.value,
    )


def _turned(talk: Talk) -> Talk:
    side = Side.HELPER if talk.side is Side.AUTHOR else Side.AUTHOR
    return Talk(problem=talk.problem, request=talk.request, side=side)


def _key(proposal: Proposal) -> str:
    return f"proposal:{proposal.id}"
