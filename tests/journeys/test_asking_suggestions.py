"""The message that suggests mentors stays true, whatever becomes of the problem and of each."""

from tests.journeys.asking import asked, in_conversation, last_message
from tests.journeys.sharing import FORM, TITLE, news, shares
from tests.journeys.test_asking_forms import OFFER, opens

BOTH = {"topics": [*FORM["topics"], "discipline-and-school-climate"]}
"""Mae fits, and so does Grace."""


def suggestions(person):
    """The first message in somebody's DM: where the problem is, and who may help."""
    return person.sees(person.dm())[0]


def asks_left(person):
    """How many buttons to ask somebody there are."""
    blocks = suggestions(person).blocks
    return sum("ask_mentor" in str(block) for block in blocks)


async def test_once_a_mentor_is_asked_the_suggestion_says_so_and_offers_no_second_press(network):
    await asked(network)
    said = suggestions(network.ada).words
    assert "Asked: I tell you here as soon as they answer" in said
    assert "Did this for six years" in said
    assert "nobody yet" not in said
    assert asks_left(network.ada) == 0


async def test_a_mentor_who_accepted_is_shown_as_one_the_author_is_talking_with(network):
    await in_conversation(network)
    said = suggestions(network.ada).words
    assert "You two are in conversation about it" in said
    assert "Asked:" not in said


async def test_after_a_not_now_the_other_mentor_can_still_be_asked_and_the_author_is_told_so(
    network,
):
    message = await asked(network, **BOTH)
    assert asks_left(network.ada) == 1
    await network.mae.clicks("Not now", on=message)
    await network.settled()

    assert "Ask another mentor in my message with suggestions" in last_message(network.ada).words
    assert "They cannot take it on just now" in suggestions(network.ada).words
    await network.ada.clicks("Ask", on=suggestions(network.ada))
    await network.settled()
    assert "asks for your help" in last_message(network.grace).words
    assert asks_left(network.ada) == 0


async def test_where_nobody_is_left_to_ask_a_not_now_leads_elsewhere(network):
    message = await asked(network)
    await network.mae.clicks("Not now", on=message)
    await network.settled()
    said = last_message(network.ada).words
    assert "Ask another mentor" not in said
    assert "Colleagues can still offer their help" in said
    assert "choose *Edit* in the menu of your post" in said


async def test_a_suggested_mentor_who_offers_first_is_not_to_be_asked(network):
    post = await shares(network, network.ada)
    await network.mae.clicks("I can help", on=post)
    await network.settled()
    assert "They offer you their help" in suggestions(network.ada).words
    assert asks_left(network.ada) == 0

    await network.ada.clicks("Not now", on=last_message(network.ada))
    await network.settled()
    assert "You answered their offer with *Not now*" in suggestions(network.ada).words


async def test_the_list_stays_the_same_whoever_else_would_fit_by_now(network):
    await shares(network, network.ada)
    await opens(network, network.otto, "Offer to mentor")
    await network.otto.submits(**OFFER)
    await network.ada.clicks("Ask", on=suggestions(network.ada))
    await network.settled()
    said = suggestions(network.ada).words
    assert f"<@{network.mae.id}>" in said
    assert f"<@{network.otto.id}>" not in said


async def test_a_resolved_problem_leaves_nobody_to_ask(network):
    await asked(network, **BOTH)
    await network.ada.chooses("Mark as resolved", on=network.posts()[-1])
    await network.ada.submits()
    await network.settled()
    said = suggestions(network.ada).words
    assert "Your problem is resolved" in said
    assert said.count("nothing left to ask") == 2
    assert asks_left(network.ada) == 0


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
    assert asks_left(network.ada) == 0


async def test_a_title_leads_to_the_post_as_soon_as_there_is_one(network):
    await shares(network, network.ada)
    assert f"<#{network.problems.id}>" in suggestions(network.ada).words
    await network.ada.clicks("Ask", on=suggestions(network.ada))
    await network.settled()
    [post] = network.posts()
    way = f"/archives/{network.problems.id}/p{post.ts.replace('.', '')}|{TITLE}>"
    for person in (network.ada, network.mae):
        assert way in news(person)

    await network.mae.clicks("Accept", on=last_message(network.mae))
    await network.settled()
    assert way in last_message(network.mae).words
    [group] = [channel for channel in network.ada.channels if channel.kind == "mpim"]
    assert way in network.ada.sees(group)[0].words


async def test_an_offer_leads_to_the_post_too(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("I can help", on=post)
    await network.settled()
    assert f"/p{post.ts.replace('.', '')}|{TITLE}>" in last_message(network.ada).words
