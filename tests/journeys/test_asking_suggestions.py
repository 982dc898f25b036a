"""The message that suggests mentors stays true, whatever becomes of the problem and of each."""

from tests.journeys.asking import asked, in_conversation, last_message
from tests.journeys.finding import buttons, many_know
from tests.journeys.sharing import FORM, TITLE, shares

BOTH = {"topics": [*FORM["topics"], "discipline-and-school-climate"]}
"""Mae fits, and so does Grace."""


def suggestions(person):
    """The first message in somebody's DM: where the problem is, and who may help."""
    return person.sees(person.dm())[0]


def asks_left(person):
    """How many buttons to ask somebody there are."""
    return buttons(suggestions(person)).count("Ask")


async def test_once_a_mentor_is_asked_the_message_tells_until_when_and_what_comes_then(network):
    await asked(network, **BOTH)
    said = suggestions(network.ada).words
    assert "Asked: I tell you here as soon as they answer" in said
    assert f"<@{network.mae.id}> has until <!date^" in said
    assert "I ask the next who fits." in said
    assert "One mentor is asked at a time" in said
    assert "Did this for six years" in said
    assert "nobody yet" not in said
    assert buttons(suggestions(network.ada)) == ["Withdraw the request", "Ask me first"]


async def test_a_mentor_who_accepted_is_shown_as_one_the_author_is_talking_with(network):
    await in_conversation(network)
    said = suggestions(network.ada).words
    assert "You two are in conversation about it" in said
    assert "You have found somebody" in said
    assert "Asked:" not in said
    assert "One more mentor" in buttons(suggestions(network.ada))


async def test_after_a_not_now_the_next_is_asked_and_the_message_says_so(network):
    message = await asked(network, **BOTH)
    await network.mae.clicks("Not now", on=message)
    await network.settled()
    said = suggestions(network.ada).words
    assert "They cannot take it on just now" in said
    assert f"<@{network.grace.id}> has until" in said
    assert "asks for your help" in last_message(network.grace).words


async def test_who_wants_to_be_asked_first_chooses_the_next(network):
    message = await asked(network, **BOTH)
    await network.ada.clicks("Ask me first", on=suggestions(network.ada))
    await network.settled()
    assert "you choose whom to ask next." in suggestions(network.ada).words
    await network.mae.clicks("Not now", on=message)
    await network.settled()
    assert "You choose whom to ask next" in suggestions(network.ada).words
    assert network.grace.sees(network.grace.dm()) == []

    await network.ada.clicks("Ask", on=suggestions(network.ada))
    await network.settled()
    assert "asks for your help" in last_message(network.grace).words


async def test_a_request_that_is_taken_back_can_be_made_again(network):
    await asked(network)
    await network.ada.clicks("Withdraw the request", on=suggestions(network.ada))
    await network.settled()
    assert "Nobody is asked any more. You can ask again" in suggestions(network.ada).words
    await network.ada.clicks("Ask", on=suggestions(network.ada))
    await network.settled()
    assert f"<@{network.mae.id}> has until" in suggestions(network.ada).words
    assert "asks for your help" in last_message(network.mae).words


async def test_a_suggested_mentor_who_offers_first_is_not_to_be_asked(network):
    post = await shares(network, network.ada)
    await network.mae.clicks("I can help", on=post)
    await network.settled()
    assert "They offer you their help" in suggestions(network.ada).words
    assert asks_left(network.ada) == 0

    await network.ada.clicks("Not now", on=last_message(network.ada))
    await network.settled()
    assert "You answered their offer with *Not now*" in suggestions(network.ada).words


async def test_more_shows_others_who_fit(network):
    await many_know(network, 5)
    await shares(network, network.ada)
    assert asks_left(network.ada) == 3
    await network.ada.clicks("More", on=suggestions(network.ada))
    await network.settled()
    assert asks_left(network.ada) == 6


async def test_a_mentor_is_found_from_the_problems_menu_too(network):
    post = await shares(network, network.ada)
    await network.ada.chooses("Find a mentor", on=post)
    form = network.ada.modal
    assert form.title == "Find a mentor"
    assert f"<@{network.mae.id}>" in form.words
    await network.ada.clicks("Ask", on=form)
    await network.settled()
    assert f"<@{network.mae.id}> is asked" in network.ada.modal.words
    assert "asks for your help" in last_message(network.mae).words
    assert f"<@{network.mae.id}> has until" in suggestions(network.ada).words


async def test_only_the_author_finds_a_mentor_for_a_problem_and_others_hear_what_they_can_do(
    network,
):
    post = await shares(network, network.ada)
    for person in (network.otto, network.fay):
        await person.chooses("Find a mentor", on=post)
        await network.workspace.until(lambda person=person: person.ephemerals)
        assert "Only the author" in person.ephemerals[-1].words
        assert "I can help" in person.ephemerals[-1].words
        assert person.modal is None


async def test_old_buttons_answer_kindly(network):
    await shares(network, network.ada, **BOTH)
    before = suggestions(network.ada)
    await network.ada.chooses("Mark as resolved", on=network.posts()[-1])
    await network.ada.submits()
    await network.settled()
    for action, value in (("more_mentors", "1"), ("ask_mentor", f"1:{network.mae.id}")):
        seen = len(network.ada.ephemerals)
        await network.ada.presses_old(before, action, value)
        await network.workspace.until(lambda seen=seen: len(network.ada.ephemerals) > seen)
        assert "This problem is resolved" in network.ada.ephemerals[-1].words


async def test_somebody_else_cannot_press_for_the_author(network):
    await shares(network, network.ada)
    message = suggestions(network.ada)
    before = message.words
    for action, value in (("more_mentors", "1"), ("ask_mentor", f"1:{network.mae.id}")):
        seen = len(network.otto.ephemerals)
        await network.otto.posts(network.otto.dm(), "hello")
        await network.settled()
        theirs = last_message(network.otto)
        await network.otto.presses_old(theirs, action, value)
        await network.workspace.until(lambda seen=seen: len(network.otto.ephemerals) > seen)
        assert "Only the author" in network.otto.ephemerals[-1].words
    assert suggestions(network.ada).words == before
    assert network.mae.sees(network.mae.dm()) == []


async def test_a_resolved_problem_leaves_nobody_to_ask(network):
    await asked(network, **BOTH)
    await network.ada.chooses("Mark as resolved", on=network.posts()[-1])
    await network.ada.submits()
    await network.settled()
    said = suggestions(network.ada).words
    assert "Your problem is resolved" in said
    assert "This is over" in said
    assert f"<@{network.grace.id}>" not in said, "who was never asked"
    assert buttons(suggestions(network.ada)) == []


async def test_an_edit_changes_the_words_of_the_suggestion_too(network):
    await shares(network, network.ada)
    await network.ada.chooses("Edit", on=network.posts()[-1])
    await network.ada.submits(title="One word, two weeks")
    await network.settled()
    said = suggestions(network.ada)
    assert "One word, two weeks" in said.words
    assert "I have asked nobody yet" in said.words
    assert TITLE not in str(said.wire())


async def test_a_withdrawn_problem_leaves_no_word_of_it_with_its_author(network):
    await in_conversation(network, **BOTH)
    await network.ada.chooses("Withdraw", on=network.posts()[-1])
    await network.ada.submits()
    await network.settled()
    left = suggestions(network.ada)
    assert "was withdrawn" in left.words
    for words in (TITLE, "Did this for six years", network.mae.id, "pushback"):
        assert words not in str(left.wire(metadata=True))
    assert buttons(left) == []


async def test_a_title_leads_to_the_post_as_soon_as_there_is_one(network):
    await shares(network, network.ada)
    assert f"<#{network.problems.id}>" in suggestions(network.ada).words
    await network.ada.clicks("Ask", on=suggestions(network.ada))
    await network.settled()
    [post] = network.posts()
    way = f"/archives/{network.problems.id}/p{post.ts.replace('.', '')}|{TITLE}>"
    for person in (network.ada, network.mae):
        assert way in person.sees(person.dm())[0].words


async def test_an_offer_leads_to_the_post_too(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("I can help", on=post)
    await network.settled()
    assert f"/p{post.ts.replace('.', '')}|{TITLE}>" in last_message(network.ada).words
