"""An officer asks a mentor, a colleague offers help, and two people meet."""

from tests.journeys.asking import asked, comes_again, groups, in_conversation, last_message, told
from tests.journeys.sharing import FORM, TITLE, news, shares


async def test_the_author_reads_which_mentors_fit_and_why_before_anybody_is_contacted(network):
    await shares(network, network.ada)

    suggested = last_message(network.ada).words
    assert TITLE in suggested
    assert f"<@{network.mae.id}>" in suggested
    assert "Knows pushback and politics, board and superintendent relations" in suggested
    assert "Free this week" in suggested
    assert "Did this for six years" in suggested
    assert "I have asked nobody yet" in suggested
    assert f"<@{network.grace.id}>" not in suggested
    assert news(network.mae) == ""


async def test_where_no_mentor_fits_it_is_said_with_what_happens_instead(network):
    await shares(network, network.ada, topics=["student-voice"])

    suggested = last_message(network.ada).words
    assert "No mentor fits it" in suggested
    assert "when one of them offers to help, I tell you here" in suggested


async def test_a_mentor_is_asked_says_yes_and_the_two_are_brought_together(network):
    message = await asked(network, needed_by="2099-03-01")
    await told(network, network.ada, f"I am asking <@{network.mae.id}>")
    for words in (f"<@{network.ada.id}> asks", TITLE, FORM["question"], FORM["context"]):
        assert words in message.words
    assert "March 1, 2099" in message.words
    assert "You know pushback and politics" in message.words

    await network.mae.clicks("Accept", on=message)
    await network.settled()
    assert "You said yes" in last_message(network.mae).words
    assert f"You find <@{network.ada.id}> and me in a new group" in last_message(network.mae).words
    assert "Accept" not in last_message(network.mae).words
    [group] = groups(network.ada)
    assert groups(network.mae) == [group]
    assert set(group.members) >= {network.ada.id, network.mae.id}
    [opening] = network.ada.sees(group)
    for words in (f"<@{network.ada.id}>", f"<@{network.mae.id}>", TITLE, FORM["question"]):
        assert words in opening.words


async def test_a_mentor_says_not_now_and_the_author_hears_it_kindly(network):
    message = await asked(network)
    await network.mae.clicks("Not now", on=message)
    await network.settled()

    said = last_message(network.ada).words
    assert f"<@{network.mae.id}> cannot take on" in said
    left = last_message(network.mae).words
    assert "I pass it on kindly" in left
    assert FORM["question"] not in left
    assert groups(network.ada) == []


async def test_asking_the_same_mentor_again_is_answered_with_a_kind_word(network):
    await asked(network)
    old, ask = last_message(network.ada), f"1:{network.mae.id}"
    await network.ada.presses_old(old, "ask_mentor", ask)
    await told(network, network.ada, "You have asked this mentor already")
    await network.settled()
    assert len(network.mae.sees(network.mae.dm())) == 1


async def test_a_press_that_slack_delivers_twice_is_answered_the_same_and_asks_once(network):
    await asked(network)
    await comes_again(network, "interactive", "ask_mentor")
    await network.workspace.until(lambda: len(network.ada.ephemerals) == 2)

    first, second = network.ada.ephemerals
    assert first.words == second.words
    assert len(network.mae.sees(network.mae.dm())) == 1


async def test_an_old_message_says_what_became_of_it(network):
    message = await in_conversation(network)
    await network.mae.presses_old(message, "decline_request", "1")
    await told(network, network.mae, "You have said yes to this already")

    await network.mae.presses_old(message, "accept_request", "999")
    await told(network, network.mae, "nothing left to do")
    assert len(groups(network.ada)) == 1


async def test_a_colleague_offers_help_which_the_author_alone_reads_and_accepts(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("I can help", on=post)
    await told(network, network.otto, "Nobody but the author reads who offers")
    await network.settled()

    offer = last_message(network.ada)
    assert f"<@{network.otto.id}> offers to help you with" in offer.words
    await network.ada.clicks("Accept", on=offer)
    await network.settled()
    assert "You accepted the help" in news(network.ada)
    [group] = groups(network.otto)
    assert TITLE in network.otto.sees(group)[0].words


async def test_an_offer_is_made_once_and_not_to_oneself(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("I can help", on=post)
    await network.otto.clicks("I can help", on=post)
    await told(network, network.otto, "You have offered your help already")
    await network.ada.clicks("I can help", on=post)
    await told(network, network.ada, "This problem is your own")
    await network.settled()
    assert news(network.ada).count("offers to help") == 1


async def test_an_author_who_has_enough_help_says_not_now(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("I can help", on=post)
    await network.settled()
    await network.ada.clicks("Not now", on=last_message(network.ada))
    await network.settled()

    assert f"<@{network.ada.id}> does not take up your offer" in news(network.otto)
    assert groups(network.otto) == []


async def test_a_mentor_who_left_the_workspace_is_not_asked(network):
    await shares(network, network.ada)
    network.workspace.change_user(network.mae, deleted=True)
    await network.ada.clicks("Ask", on=last_message(network.ada))
    await told(network, network.ada, "no longer here")


async def test_resolving_a_problem_takes_the_question_back_from_who_has_not_answered(network):
    message = await asked(network)
    await network.ada.chooses("Mark as resolved", on=network.posts()[-1])
    await network.ada.submits()
    await network.settled()

    left = last_message(network.mae).words
    assert "It is closed now" in left
    assert TITLE not in left
    await network.mae.presses_old(message, "accept_request", "1")
    await told(network, network.mae, "was closed meanwhile")


async def test_withdrawing_a_problem_takes_its_words_out_of_conversations_too(network):
    await in_conversation(network)
    await network.ada.chooses("Withdraw", on=network.posts()[-1])
    await network.ada.submits()
    await network.settled()

    [group] = groups(network.mae)
    left = [*network.mae.sees(group), *network.mae.sees(network.mae.dm())]
    assert all(FORM["question"] not in str(message.wire()) for message in left)
    assert "was withdrawn" in network.mae.sees(group)[0].words
