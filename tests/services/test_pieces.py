"""A piece's way from a form to its readers, wording by wording."""

from dataclasses import replace

from bot.domain.guidance import Source
from bot.domain.pieces import Words
from bot.services import pieces
from models import PieceOrigin, PieceState
from tests.conftest import NOW

ADA, FAY = "U0ADA", "U0FAY"
WORDS = Words(
    title="Ask the board one question at a time",
    summary="One question a meeting gets one answer a meeting.",
    body="Send one question to each board member before the meeting. " * 4,
    kind="tip",
    topics=("board-and-superintendent-relations",),
    source=Source(title="From practice", author="A member", year=2026),
)


async def _submitted(session, form="V1", **other):
    given = {"origin": PieceOrigin.CONTRIBUTED, "contributor": ADA, "credited": False}
    return await pieces.submit(session, WORDS, **(given | other), form_id=form, now=NOW)


async def test_a_form_that_arrives_twice_is_one_piece_in_review(database):
    async with database.transaction() as session:
        first = await _submitted(session)
    async with database.transaction() as session:
        again = await _submitted(session)
        other = await _submitted(session, form="V2")

    assert first.id == again.id != other.id
    assert again.state == PieceState.IN_REVIEW
    assert again.revision == 0


async def test_each_wording_that_readers_saw_is_kept(database):
    async with database.transaction() as session:
        piece = await _submitted(session)
        await pieces.publish_words(session, piece, WORDS, by=FAY, now=NOW)
        shorter = replace(WORDS, title="One question at a time")
        await pieces.publish_words(session, piece, shorter, by=FAY, now=NOW)

    async with database.transaction() as session:
        kept = await pieces.versions(session, piece)
        assert [Words.from_json(each.words) for each in kept] == [shorter, WORDS]
        assert await pieces.count(session) == piece.revision + 1 == 3


async def test_what_is_taken_out_leaves_no_words_behind(database):
    async with database.transaction() as session:
        piece = await _submitted(session)
        await pieces.publish_words(session, piece, WORDS, by=FAY, now=NOW)
        await pieces.take_out(session, piece, NOW)

    async with database.transaction() as session:
        piece = await pieces.get(session, piece.id)
        assert (piece.title, piece.summary, piece.body, piece.contributor) == ("", "", "", None)
        assert await pieces.versions(session, piece) == []
        assert piece.revision == 2
