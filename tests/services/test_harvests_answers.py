"""What colleagues answered is used only as they agreed to it, and for as long as they do."""

import pytest

from bot.domain.errors import Gone, InvalidInput, NotAllowed
from bot.domain.notices import AnswerWantedForGuidance, PieceDrafted
from bot.services import quotes
from models import Consent, HelpfulAnswer, PieceState
from tests.conftest import ON_SQLITE
from tests.services.harvesting import ADA, BOT, FAY, GRACE, MAE, SAID


@ON_SQLITE
async def test_an_answer_is_used_only_when_its_writer_agreed_to_these_words(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.clock()
    (asked,) = await bench.said(MAE, AnswerWantedForGuidance)
    assert asked.words == (
        "Begin with the families who never come. A colleague did, in 2019, with [number] of them."
    )
    assert asked.author is None
    assert await bench.said(ADA, PieceDrafted) == [], "the draft waits for the writer"

    await bench.answers(Consent.GIVEN)
    await bench.clock()
    (drafted,) = await bench.said(ADA, PieceDrafted)
    assert drafted.answers == [asked.words]
    (answer,) = await bench.all_of(HelpfulAnswer)
    await bench.agrees(answers=[answer.id])
    (piece,) = await bench.pieces()
    assert f"> {asked.words}" in piece.body
    assert SAID not in piece.body


@ON_SQLITE
async def test_a_writer_may_be_named_and_only_as_they_say(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.clock()
    await bench.answers(Consent.GIVEN, name="Mae Specimen, a superintendent")
    await bench.clock()
    (answer,) = await bench.all_of(HelpfulAnswer)
    await bench.agrees(answers=[answer.id])
    (piece,) = await bench.pieces()
    assert piece.body.endswith("Mae Specimen, a superintendent")
    with pytest.raises(NotAllowed):
        await bench.answers(Consent.GIVEN, by=GRACE)


@ON_SQLITE
async def test_silence_and_no_keep_an_answer_out(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.time_passes(days=1)
    await bench.answers(Consent.REFUSED)
    await bench.clock()
    (drafted,) = await bench.said(ADA, PieceDrafted)
    assert (drafted.answers, drafted.waits_for) == ([], 0)
    (answer,) = await bench.all_of(HelpfulAnswer)
    with pytest.raises(InvalidInput):
        await bench.agrees(answers=[answer.id])
    with pytest.raises(Gone):
        await bench.marks(problem_id)


@ON_SQLITE
async def test_a_writer_takes_a_yes_back_and_the_piece_leaves_until_it_is_agreed_to_anew(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.clock()
    await bench.answers(Consent.GIVEN)
    await bench.clock()
    (answer,) = await bench.all_of(HelpfulAnswer)
    await bench.agrees(answers=[answer.id])
    await bench.publishes()
    await bench.answers(Consent.REFUSED)

    (piece,) = await bench.pieces()
    assert (piece.state, piece.body) == (PieceState.HIDDEN, "")
    last = (await bench.said(ADA, PieceDrafted))[-1]
    assert (last.took_back, last.answers, last.stand) == (True, [], "open")
    await bench.agrees(form="F2")
    assert [it.state for it in await bench.pieces()] == [PieceState.HIDDEN, PieceState.IN_REVIEW]


@ON_SQLITE
async def test_only_the_author_marks_and_only_what_a_colleague_wrote(bench):
    problem_id = await bench.resolves()
    for by, writer in ((MAE, GRACE), (FAY, GRACE), (ADA, ADA), (ADA, BOT), (ADA, "")):
        with pytest.raises(NotAllowed):
            await bench.marks(problem_id, writer=writer, by=by)
    assert await bench.all_of(HelpfulAnswer) == [], "nothing tells whose own words these were"
    assert await bench.marks(problem_id)
    assert not await bench.marks(problem_id), "a second time takes the mark back"
    assert await bench.all_of(HelpfulAnswer) == []


@ON_SQLITE
async def test_a_mark_that_is_taken_back_takes_the_words_out_of_the_draft(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.clock()
    await bench.answers(Consent.GIVEN)
    await bench.marks(problem_id)
    await bench.time_passes(days=4)
    (drafted,) = await bench.said(ADA, PieceDrafted)
    assert drafted.answers == []
    (asked,) = await bench.said(MAE, AnswerWantedForGuidance)
    assert asked.stand == "gone"


@ON_SQLITE
async def test_words_that_stand_in_a_piece_are_not_unmarked_as_if_they_did_not(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.clock()
    await bench.answers(Consent.GIVEN)
    await bench.clock()
    (answer,) = await bench.all_of(HelpfulAnswer)
    await bench.agrees(answers=[answer.id])
    with pytest.raises(NotAllowed):
        await bench.marks(problem_id)


@ON_SQLITE
async def test_a_colleagues_words_are_left_as_they_are_or_taken_out_whole(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.clock()
    await bench.answers(Consent.GIVEN, name="Mae Specimen")
    await bench.clock()
    (answer,) = await bench.all_of(HelpfulAnswer)
    await bench.agrees(answers=[answer.id])
    (piece,) = await bench.pieces()
    async with bench.database.transaction() as session:
        for fine in (piece.body, "All of it is in other words now."):
            await quotes.require(session, piece, fine)
        for changed in (piece.body.replace("never come", "come"), piece.body[: -len(answer.name)]):
            with pytest.raises(InvalidInput):
                await quotes.require(session, piece, changed)
