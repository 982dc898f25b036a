"""How it went: asked once of each, privately, and shown to nobody."""

import pytest

from bot.services import apart
from bot.views.conversation import DONE, MORE_TIME, NOT_FIT, STILL_TALKING, WRONG
from tests.journeys.asking import comes_again, in_conversation, told
from tests.journeys.sharing import news
from tests.journeys.talking import buttons, doors


@pytest.fixture
async def over(network):
    """Ada and Mae are done; return the question to each."""
    said_yes = await in_conversation(network)
    await network.mae.clicks("Done", on=said_yes)
    await network.settled()
    return doors(network.ada, "How did it go?"), doors(network.mae, "How did it go?")


async def test_a_good_word_is_thanked_for_once_and_may_lead_further(network, over):
    adas, maes = over
    await network.ada.clicks("Great", on=adas)
    await network.settled()
    assert "How did it go?" in maes.words, "the other still answers for themselves"
    await network.mae.clicks("Good", on=maes)
    await network.settled()
    for asked in over:
        assert "Nobody else sees your answer" in asked.words
        assert buttons(asked) == ["Keep going together"]

    await comes_again(network, "interactive", "it_went_great")
    assert "answered this already" not in str(network.ada.ephemerals), "Slack may say it twice"


async def test_not_for_me_offers_to_keep_the_two_apart_and_tells_nobody(network, over):
    adas, maes = over
    await network.ada.clicks("Not for me", on=adas)
    await network.settled()
    assert buttons(adas) == ["Do not match us again"]
    before = news(network.mae)
    await network.ada.clicks("Do not match us again", on=adas)
    await told(network, network.ada, "Nobody is told")
    await network.settled()
    assert buttons(adas) == []
    assert news(network.mae) == before
    assert "How did it go?" in maes.words
    async with network.core.db.transaction() as session:
        assert await apart.among(session, [network.ada.id, network.mae.id])


async def test_nobody_answers_for_another(network, over):
    adas, _ = over
    request = next(
        element["value"]
        for block in adas.blocks
        if block["type"] == "actions"
        for element in block["elements"]
    )
    before = news(network.ada), news(network.mae)
    for person in (network.otto, network.fay):
        for count, action in enumerate(EVERY_ACTION, start=1):
            await person.presses_old(network.posts()[-1], action, request)
            await heard_times(network, person, "Only the two who talk", count)
    assert (news(network.ada), news(network.mae)) == before


EVERY_ACTION = [
    DONE,
    MORE_TIME,
    NOT_FIT,
    STILL_TALKING,
    WRONG,
    "it_went_great",
    "it_went_good",
    "it_was_not_for_me",
    "never_match_again",
]


async def heard_times(network, person, words, count):
    """Wait until somebody was told something so often, where only they see it."""
    await network.workspace.until(
        lambda: sum(words in each.words for each in person.ephemerals) == count
    )


async def test_an_answer_reaches_nobody_else(network, over):
    adas, maes = over
    await network.ada.clicks("Not for me", on=adas)
    await network.mae.clicks("Great", on=maes)
    await network.settled()
    for person in network.everyone:
        await person.opens_home()
    await network.workspace.until(lambda: all(each.home for each in network.everyone))
    for person in (network.otto, network.grace, network.fay):
        seen = news(person) + person.home.words + str([each.words for each in person.ephemerals])
        for never in ("Thank you for saying so", "that is good to hear", "not_for_me", "great"):
            assert never not in seen.lower(), never
    for person in (network.ada, network.mae):
        assert "not for me" not in person.home.words.lower()
