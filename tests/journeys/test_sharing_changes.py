"""What becomes of a posted problem: edited, resolved, withdrawn, and by whom."""

import json

from sqlalchemy import select

from models import Delivery, DeliveryState, Problem
from tests.journeys.sharing import FORM, TITLE, delivered_again, hears, news, shares, thread


async def kept(network):
    async with network.core.db.transaction() as session:
        return (await session.scalars(select(Problem))).one()


async def test_the_author_edits_and_followers_hear_of_it_once(network):
    post = await shares(network, network.ada, needed_by="2099-03-01")
    await network.otto.clicks("Follow", on=post)
    await network.ada.chooses("Edit", on=post)
    typed = network.ada.modal.values
    assert typed["title"]["title"]["value"] == TITLE
    assert typed["needed_by"]["needed_by"]["selected_date"] == "2099-03-01"
    await network.ada.submits(question="What did you say to the <press>?", needed_by=None)
    await delivered_again(network)

    assert "What did you say to the &lt;press&gt;?" in post.words
    assert FORM["question"] not in post.words
    assert "Edited" in post.words
    assert "March" not in post.words
    assert news(network.otto).count("was edited") == 1
    assert "was edited" not in news(network.ada)


async def test_saving_without_a_change_tells_nobody(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("Follow", on=post)
    await network.ada.chooses("Edit", on=post)
    await network.ada.submits()
    await network.settled()

    assert "Edited" not in post.words
    assert news(network.otto) == ""


async def test_what_was_taken_out_of_a_long_text_leaves_the_thread(network):
    post = await shares(network, network.ada, context="word " * 400 + "the secret name")
    assert "the secret name" in "\n".join(thread(network, post))
    await network.ada.chooses("Edit", on=post)
    await network.ada.submits(context="word " * 400 + "nobody's name")
    await network.settled()

    told = "\n".join(thread(network, post))
    assert "the secret name" not in told
    assert "nobody's name" in told
    assert "edited, continued" in told


async def test_a_colleague_may_neither_edit_resolve_nor_withdraw(network):
    post = await shares(network, network.ada)
    for deed in ("Edit", "Mark as resolved", "Withdraw"):
        await network.otto.chooses(deed, on=post)
        assert network.otto.modal is None
        await hears(network, network.otto, "Only the author or a facilitator")


async def test_a_form_kept_open_by_somebody_who_may_not_changes_nothing(network):
    post = await shares(network, network.ada)
    await network.otto.uses("/problem")
    view = network.otto.modal
    view.payload |= {"callback_id": "edit_problem", "private_metadata": "1"}
    await network.otto.submits(**FORM | {"title": "Not what she wrote"})
    await network.settled()

    assert "Only the author or a facilitator" in network.otto.modal_errors["title"]
    assert TITLE in post.words


async def test_a_facilitator_may_edit_and_the_author_hears_of_it(network):
    post = await shares(network, network.ada)
    await network.fay.chooses("Edit", on=post)
    await network.fay.submits(title=TITLE + " (edited)")
    await network.settled()

    assert TITLE + " (edited)" in post.words
    assert "was edited" in news(network.ada)


async def test_a_resolved_problem_shows_what_helped(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("Follow", on=post)
    await network.ada.chooses("Mark as resolved", on=post)
    await network.ada.submits(
        what_helped="We <reframed> the goals.", who_helped=[network.mae, network.ada]
    )
    await delivered_again(network)

    assert "Resolved" in post.words
    assert "We &lt;reframed&gt; the goals." in post.words
    assert network.mae.id not in post.words
    assert "I can help" not in post.words
    assert "is resolved" in news(network.otto)
    assert "We &lt;reframed&gt; the goals." in news(network.otto)
    assert news(network.mae).count("thanks you") == 1
    assert "thanks you" not in news(network.ada)
    assert (await kept(network)).may_become_guidance is False


async def test_consent_to_guidance_is_given_only_by_saying_yes(network):
    post = await shares(network, network.ada)
    await network.ada.chooses("Mark as resolved", on=post)
    await network.ada.submits(consent="yes")
    await network.settled()

    assert (await kept(network)).may_become_guidance is True


async def test_a_facilitator_who_resolves_neither_thanks_nor_consents_for_the_author(network):
    post = await shares(network, network.ada)
    await network.fay.chooses("Mark as resolved", on=post)

    assert set(network.fay.modal.values) == {"what_helped"}
    await network.fay.submits(what_helped="Solved at the convening.")
    await network.settled()
    assert "Solved at the convening." in post.words
    assert "is resolved" in news(network.ada)


async def test_what_is_resolved_is_closed_to_old_buttons(network):
    post = await shares(network, network.ada)
    await network.ada.chooses("Mark as resolved", on=post)
    await network.ada.submits()
    await network.settled()
    await network.otto.presses_old(post, "same_here", "1")

    await hears(network, network.otto, "resolved")


async def test_a_withdrawn_problem_leaves_no_words_behind(network):
    post = await shares(network, network.ada, context="word " * 400 + "the end of it")
    await network.otto.clicks("Follow", on=post)
    await network.mae.posts(network.problems, "We kept the goals.", thread=post)
    await network.ada.chooses("Withdraw", on=post)
    await network.ada.submits()
    await delivered_again(network)

    assert post.words == "Withdrawn by its author."
    assert thread(network, post) == ["We kept the goals."]
    assert "was withdrawn" in news(network.otto)
    problem = await kept(network)
    assert (problem.title, problem.context, problem.tried, problem.question) == ("", "", "", "")
    wire = json.dumps(post.wire(metadata=True))
    assert not any(text in wire for text in (TITLE, FORM["question"], FORM["tried"]))


async def test_a_second_withdrawal_is_told_that_there_is_nothing_left_to_do(network):
    post = await shares(network, network.ada)
    await network.fay.chooses("Withdraw", on=post)
    await network.ada.chooses("Withdraw", on=post)
    await network.ada.submits()
    await network.fay.submits()

    assert "was withdrawn, so there is nothing left to do" in network.fay.modal.words


async def test_what_a_facilitator_withdraws_is_not_said_to_be_the_authors_doing(network):
    post = await shares(network, network.ada)
    await network.fay.chooses("Withdraw", on=post)
    await network.fay.submits()
    await network.settled()

    assert post.words == "Withdrawn by a facilitator."
    assert "was withdrawn" in news(network.ada)


async def test_nothing_the_bot_owed_was_refused(network):
    post = await shares(network, network.ada, context="a & b " * 490, tried="c < d " * 490)
    await network.ada.chooses("Edit", on=post)
    await network.ada.submits(context="e > f " * 490)
    await network.settled()
    await network.ada.chooses("Mark as resolved", on=post)
    await network.ada.submits(what_helped="g & h " * 490)
    await network.settled()
    await network.ada.chooses("Withdraw", on=post)
    await network.ada.submits()
    await network.settled()

    async with network.core.db.transaction() as session:
        states = set(await session.scalars(select(Delivery.state)))
    assert states <= {DeliveryState.SENT, DeliveryState.SPARED}
