"""The author's press on the exact words, and what a colleague's word changes about them."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.errors import InvalidInput
from bot.domain.harvests import Draft, without, words_of
from bot.domain.review import Change
from bot.services import harvest_news, harvests, helpful, pieces, settling
from models import Harvest, HarvestState, HelpfulAnswer, Piece, PieceOrigin, PieceState, Problem

_SINCE = "Its author tells what happened since."
_MEANWHILE = "Its author gave other words meanwhile: look again once those are settled."


async def agree(
    session: AsyncSession, harvest_id: int, draft: Draft, *, by: str, form_id: str, now: datetime
) -> None:
    """Send the exact words that the author agreed to into review, without the author's name."""
    problem, harvest = await harvests.running(session, harvest_id, by=by)
    given = {each.answer_id: each for each in await helpful.consented(session, problem)}
    if not given.keys() >= set(draft.answers):
        raise InvalidInput(answers="A colleague took their words back. Please choose again.")
    chosen = [given[each] for each in draft.answers]
    words = words_of(draft, chosen, year=now.year)
    piece = await session.get(Piece, harvest.piece_id) if harvest.piece_id else None
    if piece is not None and piece.state == PieceState.PUBLISHED:
        if waiting := settling.change_of(piece):
            await settling.tell(session, piece, waiting, taken=False, reason=_MEANWHILE)
        # By nobody: facilitators would see whom.
        change = Change(words=words, why=_SINCE, at=now, agreed=True)
        piece.proposal, piece.changed_at = change.as_json(), now
    elif piece is not None and piece.state in (PieceState.DRAFT, PieceState.IN_REVIEW):
        pieces.write(piece, words, now=now)
        piece.state = PieceState.IN_REVIEW
    else:
        piece = await pieces.submit(
            session,
            words,
            origin=PieceOrigin.HARVESTED,
            contributor=by,
            credited=False,
            form_id=form_id,
            now=now,
            problem_id=problem.id,
        )
    harvest.piece_id, harvest.draft = piece.id, draft.as_json()
    harvest.state = HarvestState.AGREED
    await session.flush()
    await harvest_news.settle(session, harvest, "agreed", cause=form_id)


async def heard(
    session: AsyncSession, problem: Problem, answer: HelpfulAnswer, *, now: datetime, cause: str
) -> None:
    """Follow a writer's word: into the draft, or out of it and out of the piece."""
    harvest = await harvests.of_problem(session, problem)
    if harvest is None or harvest.state not in helpful.RUNNING:
        return
    draft = Draft.from_json(harvest.draft) if harvest.draft else None
    is_used = draft is not None and answer.id in draft.answers
    if draft and is_used:  # the words, or the name, are no longer what the author agreed to
        await harvests.take_pieces_out(session, problem, now=now)
        await _ask_anew(session, problem, harvest, without(draft, answer.id), cause=cause)
    elif draft and harvest.state == HarvestState.ASKED:
        await harvest_news.show_draft(session, problem, harvest, draft, cause=cause)
    elif harvest.step == 0 and not await helpful.pending(session, problem):
        harvest.due_at = now
        await session.flush()


async def _ask_anew(
    session: AsyncSession, problem: Problem, harvest: Harvest, draft: Draft, *, cause: str
) -> None:
    """Ask the author about the draft without a colleague's words."""
    was_open = harvest.state == HarvestState.ASKED
    harvest.draft, harvest.piece_id = draft.as_json(), None
    harvest.state = HarvestState.ASKED
    await session.flush()
    show = harvest_news.show_draft if was_open else harvest_news.draft_again
    await show(session, problem, harvest, draft, cause=cause)
