"""Two who talk: how they begin, how each can leave, and what quiet weeks bring."""

import pytest

from bot.views.conversation import DONE, NOT_FIT
from tests.journeys.asking import comes_again, groups, in_conversation, in_relay, told
from tests.journeys.sharing import FORM, TITLE, news, shares
from tests.journeys.talking import buttons, doors, in_time, is_told

DOORS = ["Done", "Need more time", "Not the right fit", "Keep going together"]


@pytest.fixture
async def in_the_course_of_time(sqlite_url, guidance):
    async with in_time(sqlite_url, guidance) as given:
        yield given


async def test_a_yes_brings_two_people_together_with_all_they_need(network):
    mae_said_yes = await in_conversation(network)
    [group] = groups(network.ada)
    [opening] = network.ada.sees(group)
    for said in (
        TITLE,
        FORM["question"],
        f"<@{network.ada.id}>",
        "Did this for six years",
        "A first message, if you like",
        "30 minutes, twice",
        "never who or what",
    ):
        assert said in opening.words, said
    assert buttons(opening) == [], "what one does about it, the other need not see"
    assert buttons(doors(network.ada, "You and")) == DOORS
    assert buttons(mae_said_yes) == DOORS
    assert "Only you see these" in mae_said_yes.words

    await network.ada.clicks("Need more time", on=doors(network.ada, "You and"))
    await told(network, network.ada, "Take the time you need")
    assert buttons(doors(network.ada, "You and")) == DOORS


async def test_a_colleague_who_offered_has_the_doors_in_a_message_of_their_own(network):
    post = await shares(network, network.ada)
    await network.otto.clicks("I can help", on=post)
    await network.settled()
    await network.ada.clicks("Accept")
    await network.settled()
    assert buttons(doors(network.otto, "takes up your offer")) == DOORS
    assert buttons(doors(network.ada, "You and")) == DOORS


async def test_done_is_said_to_both_and_each_is_asked_how_it_went(network):
    said_yes = await in_conversation(network)
    await network.mae.clicks("Done", on=said_yes)
    await network.settled()
    for person, other in ((network.ada, network.mae), (network.mae, network.ada)):
        asked = doors(person, "How did it go?")
        assert f"<@{other.id}>" in asked.words
        assert "show it to nobody" in asked.words
        assert buttons(asked) == ["Great", "Good", "Not for me", "Something was wrong"]
    assert buttons(doors(network.ada, "is done. You can talk on.")) != DOORS
    assert "Done" not in buttons(network.mae.sees(network.mae.dm())[0])

    await comes_again(network, "interactive", DONE)
    assert news(network.ada).count("*How did it go?*") == 1, "Slack may say it twice"
    assert network.mae.ephemerals == []


async def test_an_old_button_is_answered_kindly(network):
    said_yes = await in_conversation(network)
    request = next(
        element["value"]
        for block in said_yes.blocks
        if block["type"] == "actions"
        for element in block["elements"]
        if element["action_id"] == DONE
    )
    await network.ada.clicks("Done", on=doors(network.ada, "You and"))
    await network.settled()
    await network.mae.presses_old(said_yes, NOT_FIT, request)
    await told(network, network.mae, "This conversation is over already")
    assert "has ended" not in news(network.ada)


async def test_not_the_right_fit_ends_it_and_the_next_mentor_is_asked(network):
    await in_conversation(network)
    await network.ada.clicks("Not the right fit", on=doors(network.ada, "You and"))
    await told(network, network.ada, "I do not match you two again")
    await network.settled()
    heard = doors(network.mae, "How did it go?").words
    assert f"Your conversation with <@{network.ada.id}>" in heard
    assert "has ended" in heard
    for never in ("fit", "reason was", "because"):
        assert never not in heard.lower(), never
    assert "How did it go?" not in news(network.ada)


async def test_a_mentor_may_end_it_too_and_the_author_hears_no_reason(network):
    said_yes = await in_conversation(network)
    await network.mae.clicks("Not the right fit", on=said_yes)
    heard = await is_told(network, network.ada, "How did it go?")
    assert "has ended. Conversations end for many reasons, and I pass none on" in heard.words
    assert "fit" not in heard.words


async def test_without_a_name_both_have_their_doors_and_no_name_is_told(network):
    adas, maes = await in_relay(network)
    assert buttons(adas) == DOORS
    assert buttons(maes) == []
    assert "Did this for six years" in adas.words
    await network.mae.clicks("Done", on=network.mae.sees(network.mae.dm())[0])
    await network.settled()
    asked = doors(network.mae, "How did it go?")
    assert "Your conversation with the author about" in asked.words
    assert network.ada.id not in str([each.wire() for each in network.mae.sees(network.mae.dm())])
    assert "What you write in this thread I still pass on" in maes.words


async def test_without_a_name_nothing_passes_once_it_has_ended(network):
    adas, maes = await in_relay(network)
    await network.ada.clicks("Not the right fit", on=adas)
    await is_told(network, network.mae, "How did it go?")
    await network.mae.posts(network.mae.dm(), "Are you there?", thread=maes)
    await network.workspace.until(
        lambda: "was not passed on" in str([each.words for each in maes.replies])
    )
    assert adas.replies == []
    assert "has ended, and I pass on no more words" in adas.words


async def test_ten_quiet_days_bring_one_question_and_a_week_later_a_kind_end(
    in_the_course_of_time,
):
    network, passes = in_the_course_of_time
    await in_conversation(network)
    await passes(9)
    assert "still talking" not in news(network.ada)
    await passes(1)
    await passes(1)
    assert news(network.ada).count("Are the two of you still talking?") == 1
    assert "still talking" not in news(network.mae)
    await passes(6)
    for person in (network.ada, network.mae):
        assert "It has been quiet between you" in doors(person, "How did it go?").words
    assert "It is over now" in news(network.ada)


async def test_a_word_in_the_group_counts_and_is_not_kept(in_the_course_of_time):
    network, passes = in_the_course_of_time
    await in_conversation(network)
    await passes(9)
    [group] = groups(network.mae)
    await network.mae.posts(group, "How did Tuesday go? zebrafish")
    await passes(0)
    await passes(8)
    assert "still talking" not in news(network.ada)
    async with network.core.db.engine.connect() as raw:
        for table in ("conversation", "delivery", "receipt"):
            rows = (await raw.exec_driver_sql(f"SELECT * FROM {table}")).all()  # noqa: S608
            assert "zebrafish" not in str(rows)
    await passes(2)
    assert "Are the two of you still talking?" in news(network.ada)


async def test_words_passed_on_count_as_well(in_the_course_of_time):
    network, passes = in_the_course_of_time
    adas, maes = await in_relay(network)
    await passes(9)
    await network.ada.posts(network.ada.dm(), "Tuesday went well.", thread=adas)
    await is_told(network, network.mae, "You said yes")
    await passes(0)
    await passes(9)
    assert "still talking" not in news(network.ada)
    await passes(1)
    await passes(7)
    asked = doors(network.mae, "How did it go?")
    assert "It has been quiet between you and the author" in asked.words
    shown = network.mae.sees(network.mae.dm())
    told_all = str([each.wire(metadata=True) for each in (*shown, *maes.replies)])
    for name in (network.ada.id, "Ada Example"):
        assert name not in told_all


async def test_still_talking_is_one_press(in_the_course_of_time):
    network, passes = in_the_course_of_time
    await in_conversation(network)
    await passes(10)
    await network.ada.clicks("Still talking")
    await told(network, network.ada, "Good to hear")
    await passes(8)
    assert "It has been quiet between you and" not in news(network.mae)
    assert "The two of you are still talking" in news(network.ada)
