"""/mentor without words: a question that only the mentors who are asked read."""

import pytest
from sqlalchemy import text

from tests.journeys.asking import last_message
from tests.journeys.finding import FORM, QUESTION, buttons, finds, knows, many_know, saved
from tests.journeys.sharing import news, shares


async def test_the_form_saves_the_question_and_shows_who_may_help(network):
    await network.ada.uses("/mentor")
    assert "Who will read it" in network.ada.modal.words
    await network.ada.submits(**FORM)
    shown = network.ada.modal
    assert "Your question is saved" in shown.words
    assert f"<@{network.mae.id}>" in shown.words
    assert buttons(shown) == ["Ask", "More"]
    await network.settled()

    card = last_message(network.ada)
    assert "is saved, for the mentors you ask alone" in card.words
    assert f"<@{network.mae.id}>" in card.words
    assert "I have asked nobody yet" in card.words
    assert network.posts() == []
    assert news(network.mae) == ""


async def test_ask_in_the_form_asks_and_shows_that_it_did(network):
    await finds(network, network.ada)
    await network.ada.clicks("Ask", on=network.ada.modal)
    await network.settled()
    assert f"<@{network.mae.id}> is asked" in network.ada.modal.words
    assert "Ask" not in buttons(network.ada.modal)
    asked = last_message(network.mae).words
    assert f"<@{network.ada.id}> asks for your help" in asked
    assert QUESTION in asked
    assert FORM["context"] in asked
    assert f"<@{network.mae.id}> has until" in news(network.ada)


async def test_without_a_name_the_mentor_learns_none(network):
    await finds(network, network.ada, name="unnamed")
    await network.ada.clicks("Ask", on=network.ada.modal)
    await network.settled()
    asked = str(last_message(network.mae).wire(metadata=True))
    assert "A colleague who gives no name" in asked
    assert network.ada.id not in asked
    assert "Ada" not in asked


async def test_more_in_the_form_adds_the_next_to_both_places(network):
    await many_know(network, 5)
    card = await finds(network, network.ada, topics=["pushback-and-politics"])
    assert card.words.count("Ask") >= 1
    assert buttons(network.ada.modal).count("Ask") == 3
    await network.ada.clicks("More", on=network.ada.modal)
    await network.settled()
    assert buttons(network.ada.modal).count("Ask") == 6
    assert buttons(last_message(network.ada)).count("Ask") == 6


async def test_where_there_is_nobody_more_it_is_said(network):
    card = await finds(network, network.ada)
    await network.ada.clicks("More", on=card)
    await network.workspace.until(lambda: network.ada.ephemerals)
    assert "Nobody else fits" in network.ada.ephemerals[-1].words


async def test_nobody_fits_and_what_then(network):
    card = await finds(
        network, network.ada, topics=["budget-and-resourcing"], question="Money?!?!?"
    )
    assert "No mentor fits it and has room just now" in card.words
    assert "`/problem`" in card.words
    await knows(network, network.otto, topics=("budget-and-resourcing",))
    await network.ada.clicks("More", on=card)
    await network.settled()
    assert f"<@{network.otto.id}>" in last_message(network.ada).words


async def test_ask_me_first_is_kept_until_somebody_is_asked(network):
    await many_know(network, 1)
    card = await finds(network, network.ada, topics=["pushback-and-politics"], passing="first")
    assert "You choose whom to ask next" in card.words
    await network.ada.clicks("Ask", on=card)
    await network.settled()
    card = card_of(network.ada)
    assert "you choose whom to ask next." in card.words
    assert "Go on without asking me" in buttons(card)


async def test_a_question_too_short_is_explained_beside_it(network):
    await network.ada.uses("/mentor")
    await network.ada.submits(**FORM | {"question": "Why?"})
    assert "Say a little more" in network.ada.modal_errors["question"]
    assert await saved(network) == []


async def test_the_author_edits_what_only_mentors_read(network):
    await finds(network, network.ada)
    await network.ada.clicks("Ask", on=network.ada.modal)
    await network.settled()
    await network.ada.closes()
    await network.ada.chooses("Edit", on=card_of(network.ada))
    await network.ada.submits(question="How do I keep the plan whole without its name?")
    await network.settled()
    assert network.ada.modal.title == "Your change is saved"
    assert "How do I keep the plan whole" in last_message(network.mae).words
    assert QUESTION not in str(last_message(network.mae).wire(metadata=True))
    assert QUESTION not in str(card_of(network.ada).wire(metadata=True))
    assert network.posts() == []


async def test_the_author_resolves_it(network):
    await finds(network, network.ada)
    await network.ada.clicks("Ask", on=network.ada.modal)
    await network.settled()
    await network.ada.closes()
    await network.ada.chooses("Mark as resolved", on=card_of(network.ada))
    assert "guidance" not in str(network.ada.modal.wire())
    await network.ada.submits(what_helped="A talk.")
    await network.settled()
    assert "is resolved" in card_of(network.ada).words
    assert buttons(card_of(network.ada)) == []
    assert network.posts() == []


async def test_the_author_withdraws_it_and_nothing_of_it_stays(network):
    await finds(network, network.ada)
    await network.ada.clicks("Ask", on=network.ada.modal)
    await network.settled()
    await network.ada.closes()
    await network.ada.chooses("Withdraw", on=card_of(network.ada))
    await network.ada.submits()
    await network.settled()
    for person in (network.ada, network.mae):
        kept = [str(each.wire(metadata=True)) for each in person.sees(person.dm())]
        assert QUESTION not in "".join(kept)
    async with network.core.db.engine.connect() as connection:
        row = (await connection.execute(text("SELECT suggested, affinity FROM problem"))).one()
    assert tuple(row) == (None, None)


@pytest.mark.parametrize("deed", ["edit", "resolve", "withdraw", "find", "report"])
async def test_nobody_but_the_author_touches_it_not_even_a_facilitator(network, deed):
    post = await shares(network, network.otto)
    card = await finds(network, network.ada)
    before = await saved(network)
    _forge(post, deed, before[-1].id)
    for person in (network.fay, network.otto):
        await person.presses_old(post, "problem_menu", f"{deed}:{before[-1].id}")
        await network.workspace.until(lambda person=person: person.ephemerals)
        assert "nly" in person.ephemerals[-1].words
        assert person.modal is None or person.modal.title == "Your problem is saved"
    assert card_of(network.ada).words == card.words


async def test_facilitators_see_neither_its_words_nor_whose_it_is(network):
    await finds(network, network.ada)
    await network.fay.opens_home()
    await network.workspace.until(lambda: network.fay.home)
    shown = str(network.fay.home.wire()) + news(network.fay)
    for word in ("remove the word", "principals who are scared", network.ada.id):
        assert word not in shown


def card_of(person):
    """The author's message that shows how the search stands."""
    return person.sees(person.dm())[0]


def _forge(post, deed, problem_id):
    """Make an option of a post's menu lead to another problem, as nobody's Slack would."""
    [options] = [
        element["options"]
        for block in post.blocks
        for element in block.get("elements", ())
        if element.get("action_id") == "problem_menu"
    ]
    next(each for each in options if each["value"].startswith(deed))["value"] = (
        f"{deed}:{problem_id}"
    )
