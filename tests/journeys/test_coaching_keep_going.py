"""Keep going together: after a conversation, with a name or without."""

import pytest

from tests.journeys.asking import in_conversation, in_relay, last_message
from tests.journeys.coaching import everything_of, opens_goals
from tests.journeys.sharing import news


async def presses_keep_going(network, person):
    """Press the button wherever it stands last."""
    await person.clicks("Keep going together")
    await network.workspace.until(lambda: person.modal)


@pytest.mark.parametrize("first", ["ada", "mae"])
async def test_either_side_proposes_and_both_go_on_with_goals_of_their_own(network, first):
    await in_conversation(network)
    proposer = getattr(network, first)
    other = network.mae if proposer is network.ada else network.ada
    await presses_keep_going(network, proposer)
    assert "Who sees it" in proposer.modal.words
    await proposer.submits(rhythm="monthly")
    assert "I tell you what they answer" in proposer.modal.words
    await network.settled()
    asked = last_message(other)
    assert f"<@{proposer.id}> would like to keep going together with you" in asked.words
    assert "every month" in asked.words
    await other.clicks("Agree", on=asked)
    await network.settled()
    for person in (network.ada, network.mae):
        assert "agreed to keep going together" in news(person)

    await opens_goals(network, network.ada, text="Know my board")
    await opens_goals(network, network.mae)
    assert "Know my board" in network.mae.modal.words
    assert "Know my board" not in await everything_of(network, network.fay)


async def test_not_now_is_passed_on_and_settles_the_question(network):
    await in_conversation(network)
    await presses_keep_going(network, network.ada)
    await network.ada.submits()
    await network.settled()
    asked = last_message(network.mae)
    await network.mae.clicks("Not now", on=asked)
    await network.settled()
    assert "does not take up your proposal" in last_message(network.ada).words
    assert "I passed it on kindly" in last_message(network.mae).words
    await network.mae.presses_old(asked, "agree_keep_going", "1")
    await network.workspace.until(lambda: network.mae.ephemerals)
    assert "answered this already" in network.mae.ephemerals[-1].words


async def test_who_proposes_without_a_name_is_told_what_agreeing_shows_and_shown_only_then(
    network,
):
    await in_relay(network)
    await presses_keep_going(network, network.ada)
    assert "If they agree, they see your name" in network.ada.modal.words
    await network.ada.submits()
    await network.settled()
    asked = last_message(network.mae)
    assert "The author, who gave no name, would like" in asked.words
    unseen = await everything_of(network, network.mae)
    assert network.ada.id not in unseen
    assert network.ada.user.real_name not in unseen
    await network.mae.clicks("Agree", on=asked)
    await network.settled()
    assert f"is <@{network.ada.id}>, who agreed that you see their name" in news(network.mae)


async def test_a_mentors_proposal_reaches_an_author_without_a_name_and_tells_nothing(network):
    await in_relay(network)
    await presses_keep_going(network, network.mae)
    assert "without telling you who it is" in network.mae.modal.words
    await network.mae.submits()
    assert "The author has my message" in network.mae.modal.words
    await network.settled()
    asked = last_message(network.ada)
    assert "If you agree, I show them your name" in asked.words
    await network.ada.clicks("Not now", on=asked)
    await network.settled()
    assert "The author does not take up your proposal" in last_message(network.mae).words
    assert network.ada.id not in await everything_of(network, network.mae)
