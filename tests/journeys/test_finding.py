"""/mentor with words: who may know is shown at once, and nobody hears of it."""

import pytest

from tests.journeys.asking import last_message
from tests.journeys.finding import BOARDS, QUESTION, buttons, knows, looks, many_know, saved
from tests.journeys.sharing import hears


async def test_words_are_answered_at_once_with_the_best_and_why(network):
    await knows(network, network.mae, rather_not="Bargaining with unions")
    answer = await looks(network, network.ada)
    assert f"<@{network.mae.id}>" in answer.words
    assert BOARDS in answer.words
    assert "Would rather not take: Bargaining with unions" in answer.words
    assert "I have asked nobody" in answer.words
    assert "Only you see this, and your words are stored nowhere" in answer.words
    assert network.posts() == []
    assert await saved(network) == []
    for person in network.everyone:
        assert person.sees(person.dm()) == []


async def test_more_shows_the_next_in_the_place_of_the_first(network):
    await many_know(network, 5)
    await knows(network, network.mae)
    first = await looks(network, network.ada)
    assert buttons(first) == ["Ask", "Ask", "Ask", "More", "Write it down"]
    before = {word for word in first.words.split() if word.startswith("<@")}
    await network.ada.clicks("More", on=first)
    await network.workspace.until(lambda: "The next who may know" in first.words)
    after = {word for word in first.words.split() if word.startswith("<@")}
    assert len(before) == len(after) == 3
    assert before.isdisjoint(after)
    assert "Begin again" in buttons(first)
    await network.ada.clicks("Begin again", on=first)
    await network.workspace.until(lambda: "Mentors who may know" in first.words)
    assert {word for word in first.words.split() if word.startswith("<@")} == before


async def test_ask_opens_the_form_with_the_words_and_for_that_mentor(network):
    await knows(network, network.mae)
    answer = await looks(network, network.ada)
    await network.ada.clicks("Ask", on=answer)
    form = network.ada.modal
    assert QUESTION in str(form.wire())
    assert f"<@{network.mae.id}> is asked as soon as you send it" in form.words
    assert last_message_or_none(network.mae) is None

    await network.ada.submits(topics=["board-and-superintendent-relations"])
    assert network.ada.modal_errors == {}
    await network.settled()
    assert "asks for your help" in last_message(network.mae).words
    assert QUESTION in last_message(network.mae).words
    assert f"<@{network.mae.id}> has until" in last_message_with(network.ada, "Your question")
    assert network.posts() == []
    [problem] = await saved(network)
    assert not problem.for_channel


async def test_write_it_down_opens_the_form_for_nobody_in_particular(network):
    answer = await looks(network, network.ada, "How do I rename a lunch menu?")
    assert "I find no mentor who fits" in answer.words
    await network.ada.clicks("Write it down", on=answer)
    assert "How do I rename a lunch menu?" in str(network.ada.modal.wire())
    assert "as soon as you send it" not in network.ada.modal.words


async def test_words_that_are_too_long_are_cut_where_everybody_sees_it(network):
    await knows(network, network.mae)
    answer = await looks(network, network.ada, f"{QUESTION} " + "and so on " * 300)
    assert "longer than 1,900 characters" in answer.words
    await network.ada.clicks("Ask", on=answer)
    assert QUESTION in str(network.ada.modal.wire())


async def test_words_cannot_call_anybody(network):
    attack = f"<!channel> <@{network.otto.id}> <https://evil.example|Your bank> board & plan"
    answer = await looks(network, network.ada, attack)
    for call in ("<!channel>", f"<@{network.otto.id}>", "<https://evil.example|"):
        assert call not in answer.words
    assert "board &amp; plan" in answer.words


async def test_help_explains_the_command_privately(network):
    await network.ada.uses("/mentor", "help", channel=network.problems)
    await hears(network, network.ada, "/mentor offer")
    assert network.posts() == []


@pytest.mark.parametrize(
    ("word", "title"), [("offer", "Offer to mentor"), ("OFFER", "Offer to mentor")]
)
async def test_offer_opens_the_form_in_which_one_offers(network, word, title):
    await network.ada.uses("/mentor", word)
    assert network.ada.modal.title == title


async def test_coach_opens_something_for_everybody(network):
    await network.ada.uses("/mentor", "coach")
    assert network.ada.modal is not None


async def test_a_mentor_who_was_shown_and_is_full_by_now_is_not_asked_and_nothing_is_lost(network):
    await knows(network, network.mae)
    answer = await looks(network, network.ada)
    await knows(network, network.mae, paused=True)
    await network.ada.clicks("Ask", on=answer)
    await network.ada.submits(topics=["board-and-superintendent-relations"])
    await network.settled()
    assert "This mentor cannot take it on just now" in network.ada.modal.words
    assert last_message_or_none(network.mae) is None
    [problem] = await saved(network)
    assert problem.question == QUESTION


async def test_an_ask_sent_twice_asks_once(network):
    await knows(network, network.mae)
    await network.ada.clicks("Ask", on=await looks(network, network.ada))
    form = network.ada.modal
    await network.ada.submits(topics=["board-and-superintendent-relations"])
    await network.settled()
    await network.ada.resubmits(form)
    await network.settled()
    assert len(await saved(network)) == 1
    assert len(network.mae.sees(network.mae.dm())) == 1


def last_message_or_none(person):
    return next(reversed(person.sees(person.dm())), None)


def last_message_with(person, words):
    return next(each.words for each in person.sees(person.dm()) if words in each.words)
