"""Facilitators decide on the library: two do not decide twice, and no version is lost."""

from dataclasses import replace

from sqlalchemy import select

from bot.domain.feedback import Why
from bot.domain.guidance import Reader
from bot.services import feedback, pieces
from bot.views import deciding
from models import Piece, PieceOrigin
from tests.journeys.asking import last_message
from tests.journeys.curating import (
    BODY,
    TITLE,
    contributes,
    found,
    made_facilitator,
    opens_queue,
    publishes,
    reviews,
)
from tests.journeys.sharing import news, reads
from tests.services.test_pieces import WORDS

SLUG = "decide-what-is-not-yours"


async def test_a_decline_gives_the_words_back_and_keeps_none(network):
    await contributes(network, network.ada)
    await reviews(network, network.fay)
    await network.fay.clicks("Decline", on="modal")
    await network.fay.submits(reason="We have two like it.")
    await reads(network, network.ada, until="We have two like it.")
    assert BODY in news(network.ada)
    assert network.fay.id not in news(network.ada)
    async with network.core.db.transaction() as session:
        [piece] = (await session.scalars(select(Piece))).all()
    assert (piece.title, piece.body, piece.contributor) == ("", "", None)


async def test_nobody_approves_their_own_piece_and_of_two_the_first_decides(network):
    await made_facilitator(network, network.otto)
    await contributes(network, network.fay)
    await reviews(network, network.fay)
    await network.fay.clicks("Publish", on="modal")
    await network.workspace.until(lambda: "your own words" in network.fay.modal.words)
    assert not found(network)
    await network.fay.closes(everything=True)

    await contributes(network, network.ada, title="Ask the chair first, and alone")
    for person in (network.fay, network.otto):
        await reviews(network, person, "Ask the chair first, and alone")
    await network.otto.clicks("Publish", on="modal")
    await network.fay.clicks("Publish", on="modal")
    await network.workspace.until(lambda: "published already" in network.fay.modal.words)
    await network.workspace.until(lambda: found(network))
    assert list(found(network)) == ["Ask the chair first, and alone"]


async def test_an_edit_is_published_and_both_wordings_can_be_compared(network):
    await contributes(network, network.ada)
    await publishes(network, network.fay)
    await network.ada.clicks("Read", on=last_message(network.ada))
    await network.workspace.until(lambda: network.ada.modal)
    await network.ada.clicks("Suggest a change", on="modal")
    await network.ada.submits(body=BODY.replace("one question", "a single question"), why="Clearer")
    await network.ada.closes(everything=True)
    assert found(network)[TITLE].piece.body == BODY

    await reviews(network, network.fay)
    shown = network.fay.modal.words
    assert "Why: Clearer" in shown
    assert "Removed:" in shown
    assert "~one~" in shown
    assert "*a single*" in shown
    await network.fay.clicks("Edit", on="modal")
    await network.fay.submits(audience="facilitators")
    await network.settled()
    assert "single" not in str(found(network))
    assert found(network, Reader(facilitates=True))[TITLE].version == 2
    await network.fay.closes()
    await network.workspace.until(lambda: "Versions" in network.fay.modal.words)
    await network.fay.clicks("Versions", on="modal")
    await network.fay.clicks("What changed", on="modal")
    await network.workspace.until(lambda: "From version 1 to version 2" in network.fay.modal.words)
    assert "members of this network" in network.fay.modal.words
    await reads(network, network.ada, until="The change that you suggested")


async def test_only_facilitators_decide_whatever_button_is_pressed(network):
    await contributes(network, network.ada)
    await reviews(network, network.fay)
    await network.otto.presses_old(network.fay.modal, deciding.PUBLISH, "network-1::")
    await network.workspace.until(lambda: network.otto.modal)
    assert "Only facilitators" in network.otto.modal.words
    assert not found(network)
    await network.fay.closes(everything=True)

    async with network.core.db.transaction() as session:
        why = Why(why="out_of_date", note="The form has another name now.")
        await feedback.explain(
            session, piece=SLUG, member=network.ada.id, why=why, now=network.core.now()
        )
    await opens_queue(network, network.fay)
    assert "The form has another name now." in network.fay.modal.words
    await network.fay.clicks("Done", on="modal")
    await network.workspace.until(lambda: "another name" not in network.fay.modal.words)


async def test_the_author_of_a_harvested_piece_agrees_to_the_exact_words(network):
    async with network.core.db.transaction() as session:
        await pieces.submit(
            session,
            replace(WORDS, title=TITLE, body=BODY),
            origin=PieceOrigin.HARVESTED,
            contributor=network.ada.id,
            credited=False,
            form_id="V1",
            now=network.core.now(),
        )
    await reviews(network, network.fay)
    assert network.ada.id not in network.fay.modal.words
    await network.fay.clicks("Edit", on="modal")
    await network.fay.submits(body=BODY.replace("one question", "a single question"))
    await reads(network, network.ada, until="only if you agree")
    assert not found(network)

    await network.ada.clicks("Read the new words", on=last_message(network.ada))
    await network.workspace.until(lambda: network.ada.modal)
    assert "*a single*" in network.ada.modal.words
    await network.ada.clicks("Agree to these words", on="modal")
    await network.workspace.until(lambda: "are in the library now" in network.ada.modal.words)
    assert "a single question" in found(network)[TITLE].piece.body
