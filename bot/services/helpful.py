"""Answers that helped: marked by a problem's author, and used only if their writers agree."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.db import insert
from bot.domain.errors import Gone, InvalidInput, NotAllowed
from bot.domain.harvests import LONGEST_NAME, Answer
from bot.domain.identifying import Change
from bot.domain.network import Network
from bot.domain.notices import AnswerWantedForGuidance
from bot.domain.notices.harvest import ConsentStand
from bot.services import members, outbox, problems
from models import Consent, Delivery, Harvest, HarvestState, HelpfulAnswer, Problem

RUNNING = (HarvestState.WAITING, HarvestState.ASKED, HarvestState.AGREED)
"""In which a harvest may still become something."""
AT_ONCE = 50
_NOTHING_LEFT = "There is nothing left to decide here: these words are not used."
_LOOKS: dict[Consent, ConsentStand] = {
    Consent.UNASKED: "open",
    Consent.ASKED: "open",
    Consent.GIVEN: "given",
    Consent.REFUSED: "refused",
}


async def mark(
    session: AsyncSession,
    problem: Problem,
    *,
    ts: str,
    writer: str,
    words: str,
    by: str,
    network: Network,
    now: datetime,
) -> bool:
    """Mark a reply as helpful, or take the mark back; tell whether it is marked now.

    Nobody else is told. The author's own replies are not marked: a row without a question to its
    writer would tell who the author is.
    """
    _require_markable(problem, by, writer, network)
    if not words:
        raise NotAllowed("This reply has no words that a piece of guidance could use.")
    made = insert(session, HelpfulAnswer).values(
        problem_id=problem.id, ts=ts, writer=writer, words=words, marked_at=now
    )
    made = made.values(consent=Consent.UNASKED).on_conflict_do_nothing()
    if await session.scalar(made.returning(HelpfulAnswer.id)):
        return True
    found = select(HelpfulAnswer).where(
        HelpfulAnswer.problem_id == problem.id, HelpfulAnswer.ts == ts
    )
    answer = (await session.scalars(found)).one()
    if answer.consent == Consent.REFUSED:
        raise Gone("Its writer was asked already, and would rather not see it in a piece.")
    if await _stands_in_a_piece(session, answer):
        raise NotAllowed(
            "These words stand in a piece already. To take it out, choose *Guidance from this* in "
            "the menu of the problem's post."
        )
    await forget(session, problem, [answer])
    return False


async def due(session: AsyncSession, *, now: datetime) -> list[tuple[int, str]]:
    """List the marked answers, by id and words, whose writers may be asked now: at work, here."""
    found = (
        select(HelpfulAnswer.id, HelpfulAnswer.words, HelpfulAnswer.writer)
        .join(Harvest, Harvest.problem_id == HelpfulAnswer.problem_id)
        .where(HelpfulAnswer.consent == Consent.UNASKED, Harvest.state.in_(RUNNING))
        .order_by(HelpfulAnswer.id)
    )
    rows = (await session.execute(found)).all()
    people = await members.persons(session, {row.writer for row in rows})
    ready = [
        (row.id, row.words)
        for row in rows
        if people[row.writer].here and people[row.writer].week.next_open(now) == now
    ]
    return ready[:AT_ONCE]


async def ask(
    session: AsyncSession,
    answer_id: int,
    words: str,
    changes: Sequence[Change],
    *,
    network: Network,
) -> None:
    """Ask a writer, once, showing the exact words that a piece would have."""
    answer, problem = await _locked(session, answer_id)
    if answer is None or problem is None or answer.consent != Consent.UNASKED:
        return
    answer.words, answer.consent = words, Consent.ASKED
    notice = AnswerWantedForGuidance(
        answer_id=answer.id,
        title=problem.title,
        words=words,
        changes=list(changes),
        author=None if problem.anonymous else problem.author,
        link=await problems.link(session, problem, network),
    )
    said = await outbox.say(
        session, notice, to=answer.writer, key=f"helpful:{answer.id}", priority=outbox.ROUTINE
    )
    answer.asked_in_id = said.id
    await session.flush()


async def settle(
    session: AsyncSession,
    answer_id: int,
    consent: Consent,
    *,
    by: str,
    name: str = "",
    cause: str,
) -> tuple[Problem, HelpfulAnswer]:
    """Keep a writer's word, the last one counts; the caller tells the harvest."""
    answer, problem = await _locked(session, answer_id)
    if answer is None or problem is None:
        raise Gone(_NOTHING_LEFT)
    if by != answer.writer:
        raise NotAllowed("Only who wrote this answer decides about it.")
    if len(name) > LONGEST_NAME:
        raise InvalidInput(name=f"Please use up to {LONGEST_NAME} characters.")
    answer.consent, answer.name = consent, name or None
    await session.flush()
    await _show(session, problem, answer, _LOOKS[consent], cause=cause)
    return problem, answer


async def require_writer(session: AsyncSession, answer_id: int, *, by: str) -> None:
    """Let only the writer of an answer that is still asked about pass."""
    answer = await session.get(HelpfulAnswer, answer_id)
    if answer is None:
        raise Gone(_NOTHING_LEFT)
    if by != answer.writer:
        raise NotAllowed("Only who wrote this answer decides about it.")


async def consented(session: AsyncSession, problem: Problem) -> list[Answer]:
    """List the answers that may be used, in the order of the thread."""
    found = await session.scalars(
        select(HelpfulAnswer)
        .where(HelpfulAnswer.problem_id == problem.id, HelpfulAnswer.consent == Consent.GIVEN)
        .order_by(HelpfulAnswer.ts)
    )
    return [Answer(answer_id=it.id, words=it.words, name=it.name or "") for it in found]


async def pending(session: AsyncSession, problem: Problem) -> int:
    """Count the writers who have not answered."""
    found = select(func.count(HelpfulAnswer.id)).where(
        HelpfulAnswer.problem_id == problem.id,
        HelpfulAnswer.consent.in_((Consent.UNASKED, Consent.ASKED)),
    )
    return await session.scalar(found) or 0


async def forget(
    session: AsyncSession, problem: Problem, answers: Sequence[HelpfulAnswer] | None = None
) -> None:
    """Forget these answers, or all of a problem; who was asked sees that they are not used."""
    if answers is None:
        found = select(HelpfulAnswer).where(HelpfulAnswer.problem_id == problem.id)
        answers = (await session.scalars(found)).all()
    for answer in answers:
        await _show(session, problem, answer, "gone", cause="gone")
    ids = [answer.id for answer in answers]
    await session.execute(delete(HelpfulAnswer).where(HelpfulAnswer.id.in_(ids)))


def _require_markable(problem: Problem, by: str, writer: str, network: Network) -> None:
    problems.require_author(problem, by)
    problems.require_kept(problem)
    if writer == by:
        raise NotAllowed(
            "These are your own words, so nobody needs to be asked: write them into the draft, if "
            "you are sent one."
        )
    if not writer or writer == network.bot_user:
        raise NotAllowed("Choose a reply that a colleague wrote. Mine can not be marked.")


async def _stands_in_a_piece(session: AsyncSession, answer: HelpfulAnswer) -> bool:
    found = select(Harvest).where(Harvest.problem_id == answer.problem_id)
    harvest = await session.scalar(found)
    if harvest is None or harvest.piece_id is None or harvest.draft is None:
        return False
    return answer.id in harvest.draft["answers"]


async def _locked(
    session: AsyncSession, answer_id: int
) -> tuple[HelpfulAnswer | None, Problem | None]:
    """Load an answer behind its problem's lock."""
    answer = await session.get(HelpfulAnswer, answer_id)
    if answer is None:
        return None, None
    problem = await problems.get(session, answer.problem_id, lock=True)
    found = select(HelpfulAnswer).where(HelpfulAnswer.id == answer_id)
    return await session.scalar(found, execution_options={"populate_existing": True}), problem


async def _show(
    session: AsyncSession,
    problem: Problem,
    answer: HelpfulAnswer,
    stand: ConsentStand,
    *,
    cause: str,
) -> None:
    if answer.asked_in_id is None:
        return
    is_gone = stand == "gone"
    notice = AnswerWantedForGuidance(
        answer_id=answer.id,
        title="" if is_gone else problem.title,
        words="" if is_gone else answer.words,
        changes=[],
        author=None,
        name=answer.name or "",
        stand=stand,
    )
    message = await session.get_one(Delivery, answer.asked_in_id)
    await outbox.revise(session, message, notice, key=f"helpful:{answer.id}:{cause}")
