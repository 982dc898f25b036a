"""A conversation in which the author gives no name, and the bot passes words on."""

from tests.journeys.asking import (
    comes_again,
    groups,
    in_relay,
    in_thread,
    last_message,
    reads_in_thread,
    writes,
)
from tests.journeys.sharing import FORM, TITLE, UNNAMED, news, shares


async def test_asking_without_a_name_says_so_and_keeps_it(network):
    await shares(network, network.ada, **UNNAMED)
    assert "keeps your name hidden" in last_message(network.ada).words
    await network.ada.clicks("Ask", on=last_message(network.ada))
    await network.settled()

    message = last_message(network.mae)
    assert "A colleague who gives no name asks" in message.words
    assert "talk through me" in network.ada.ephemerals[-1].words
    assert network.ada.id not in str(message.wire(metadata=True))


async def test_what_one_writes_the_other_reads(network):
    adas, maes = await in_relay(network)
    assert TITLE in adas.words
    assert "does not know who you are" in adas.words
    assert "you do not see who it is" in maes.words
    assert "You said yes to" in maes.words
    for opening in (adas, maes):
        assert "Reply in the thread of this message" in opening.words
    assert groups(network.ada) == groups(network.mae) == []

    mae, ada = (network.mae, maes), (network.ada, adas)
    await writes(network, *ada, "Where do I start & <how>?", to=mae, arrives="Where do I start")
    await writes(network, *mae, "With the chair.", to=ada, arrives="With the chair.")

    [heard, _] = in_thread(*mae)
    assert "The author writes:" in heard
    assert "Where do I start &amp; &lt;how&gt;?" in heard
    [answer] = in_thread(*ada)[1:]
    assert f"<@{network.mae.id}> writes:" in answer


async def test_an_offer_to_an_author_without_a_name_leads_to_a_relay_too(network):
    post = await shares(network, network.ada, **UNNAMED)
    await network.otto.clicks("I can help", on=post)
    await network.settled()
    offer = last_message(network.ada)
    assert f"<@{network.otto.id}> does not learn who you are" in offer.words
    await network.ada.clicks("Accept", on=offer)
    await network.settled()

    opening, accepted = last_message(network.otto), network.ada.sees(network.ada.dm())[-2]
    assert "takes up your offer. They gave no name" in opening.words
    assert "You said yes" not in opening.words
    assert "You talk in the thread of my next message about it" in accepted.words
    await network.otto.posts(network.otto.dm(), "How can I help?", thread=opening)
    await reads_in_thread(network, network.ada, last_message(network.ada), until="How can I help?")


async def test_who_accepts_without_learning_a_name_is_told_where_the_conversation_is(network):
    _, maes = await in_relay(network)
    accepted, following = network.mae.sees(network.mae.dm())
    assert "You talk in the thread of my next message about it" in accepted.words
    assert following == maes


async def test_an_author_who_declines_without_a_name_stays_without_one(network):
    post = await shares(network, network.ada, **UNNAMED)
    await network.otto.clicks("I can help", on=post)
    await network.settled()
    await network.ada.clicks("Not now", on=last_message(network.ada))
    await network.settled()
    assert "The author does not take up your offer" in news(network.otto)


async def test_an_author_who_names_themself_by_mistake_is_left_out(network):
    adas, maes = await in_relay(network)
    text = f"I am <@{network.ada.id}>, ask <@{network.grace.id}>"
    await writes(network, network.ada, adas, text, to=(network.mae, maes), arrives="I am")

    [heard] = in_thread(network.mae, maes)
    assert "I am (name left out)" in heard
    assert f"<@{network.grace.id}>" in heard
    assert network.ada.id not in str(network.mae.sees(network.mae.dm(), maes)[-1].wire())


async def test_a_long_text_arrives_whole(network):
    adas, maes = await in_relay(network)
    words = [f"word{number}" for number in range(1500)]
    await writes(
        network, network.ada, adas, " ".join(words), to=(network.mae, maes), arrives="word1499"
    )
    heard = "\n".join(in_thread(network.mae, maes)).split()
    assert [word for word in heard if word.startswith("word")] == words


async def test_words_that_slack_delivers_twice_are_passed_on_once(network):
    adas, maes = await in_relay(network)
    await writes(network, network.ada, adas, "Once.", to=(network.mae, maes), arrives="Once.")
    await comes_again(network, "events_api", "Once.")
    assert len(in_thread(network.mae, maes)) == 1


async def test_what_is_written_outside_the_thread_stays_with_the_bot(network):
    adas, maes = await in_relay(network)
    before = len(network.ada.sees(network.ada.dm()))
    await network.ada.posts(network.ada.dm(), "hello")
    await network.workspace.until(lambda: len(network.ada.sees(network.ada.dm())) > before + 1)
    await network.settled()
    assert in_thread(network.mae, maes) == []
    assert adas.replies == []


async def test_after_a_withdrawal_nothing_more_is_passed_on_and_both_are_told(network):
    adas, maes = await in_relay(network)
    await network.ada.chooses("Withdraw", on=network.posts()[-1])
    await network.ada.submits()
    await network.settled()
    for person in (network.ada, network.mae):
        assert "the problem was withdrawn" in last_message(person).words
        assert FORM["question"] not in last_message(person).words

    await network.mae.posts(network.mae.dm(), "Are you there?", thread=maes)
    await reads_in_thread(network, network.mae, maes, until="was not passed on")
    assert in_thread(network.ada, adas) == []
