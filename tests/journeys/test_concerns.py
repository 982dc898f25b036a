"""Something was wrong: it stops at once, and one person who is not part of it may hear why."""

import pytest

from bot.services import apart
from models import Role, RoleName
from tests.journeys.asking import groups, in_conversation, in_relay
from tests.journeys.sharing import news, shares
from tests.journeys.talking import buttons, doors, is_told

MARK = "zebrafish"
WRONG = "Something was wrong"


async def is_ombuds(network, person):
    async with network.core.db.transaction() as session:
        session.add(
            Role(
                slack_id=person.id,
                name=RoleName.OMBUDS,
                given_by=network.fay.id,
                given_at=network.core.now(),
            )
        )


async def opens_concern(network, person, message):
    await person.chooses(WRONG, on=message)
    await network.workspace.until(lambda: person.modal is not None)
    await network.settled()
    return person.modal.words


def seen_by(person):
    """All that somebody was ever shown: messages with their hidden parts, ephemerals and Home."""
    places = [channel for channel in person.channels if person.id in channel.members]
    messages = [each for place in places for each in place.messages.values()]
    home = person.home.words if person.home else ""
    return str([each.wire() for each in messages]) + str(person.ephemerals) + home


async def test_it_stops_at_once_and_names_who_alone_would_read_it(network):
    await is_ombuds(network, network.otto)
    await in_conversation(network)
    [group] = groups(network.ada)
    in_group = [each.words for each in network.ada.sees(group)]
    form = await opens_concern(network, network.ada, doors(network.ada, "You and"))
    assert "It is stopped" in form
    assert f"<@{network.otto.id}>, and nobody else" in form
    heard = doors(network.mae, "How did it go?")
    assert "has ended. Conversations end for many reasons" in heard.words
    async with network.core.db.transaction() as session:
        assert await apart.among(session, [network.ada.id, network.mae.id])
    await network.ada.closes()
    assert news(network.otto) == "", "a form that is closed sends nothing"
    assert [each.words for each in network.ada.sees(group)] == in_group


async def test_the_concern_reaches_the_ombuds_person_and_nobody_else(network, logs):
    await is_ombuds(network, network.otto)
    said_yes = await in_conversation(network)
    await opens_concern(network, network.mae, said_yes)
    await network.mae.submits(words=f"{MARK} was said")
    assert f"<@{network.otto.id}> has it, and nobody else" in network.mae.modal.words
    await network.mae.closes()
    heard = await is_told(network, network.otto, MARK)
    for name in (network.mae.id, network.ada.id):
        assert f"<@{name}>" in heard.words
    for person in network.everyone:
        await person.opens_home()
    await network.workspace.until(lambda: all(each.home for each in network.everyone))
    for person in (network.ada, network.mae, network.grace, network.fay):
        assert MARK not in seen_by(person), person.user.name
        assert "in confidence, that" not in seen_by(person)
    assert "in confidence, that" in seen_by(network.otto), "the search finds what is there"
    async with network.core.db.engine.connect() as raw:
        kept = str((await raw.exec_driver_sql("SELECT * FROM concern")).all())
    for never in (MARK, network.otto.id, network.mae.id, network.ada.id):
        assert never not in logs.getvalue()
        assert never not in kept


async def test_the_other_side_cannot_tell_it_from_any_other_end(network):
    """What the mentor reads, word for word, is what they read when it was not the right fit."""
    await in_conversation(network)
    await opens_concern(network, network.ada, doors(network.ada, "You and"))
    after_wrong = doors(network.mae, "How did it go?").wire()["text"]
    expected = (
        f"Your conversation with <@{network.ada.id}> about *Our board wants the word equity gone* "
        "has ended. Conversations end for many reasons, and I pass none on. Thank you for the "
        "time you gave it. How did it go?"
    )
    assert after_wrong == expected


async def test_an_ombuds_person_who_is_part_of_it_does_not_hear_it(network):
    await is_ombuds(network, network.mae)
    await in_conversation(network)
    form = await opens_concern(network, network.ada, doors(network.ada, "You and"))
    assert f"<@{network.fay.id}>, and nobody else" in form
    assert "is a facilitator" in form
    await network.ada.submits()
    heard = await is_told(network, network.fay, "in confidence, that")
    assert "They wrote no more than that" in heard.words


async def test_where_nobody_is_left_to_hear_it_that_is_said(network):
    """The one facilitator asked, and there is no ombuds person."""
    await shares(network, network.fay)
    await network.fay.clicks("Ask")
    await network.settled()
    await network.mae.clicks("Accept")
    await network.settled()
    form = await opens_concern(network, network.mae, network.mae.sees(network.mae.dm())[0])
    assert "nobody here whom I can pass more on to" in form
    assert "somebody you trust" in form
    assert not any(block["type"] == "input" for block in network.mae.modal.blocks)
    assert "has ended" in news(network.fay), "it is stopped all the same"


@pytest.mark.parametrize("named", [False, True])
async def test_an_author_without_a_name_decides_whether_the_ombuds_person_learns_it(network, named):
    await is_ombuds(network, network.otto)
    adas, _ = await in_relay(network)
    form = await opens_concern(network, network.ada, adas)
    assert "who you are only if you choose so" in form
    await network.ada.submits(words=MARK, **({"named": "yes"} if named else {}))
    await is_told(network, network.otto, MARK)
    assert (network.ada.id in seen_in_dm(network.otto)) is named
    assert network.ada.id not in seen_in_dm(network.mae)
    assert MARK not in seen_in_dm(network.mae)


async def test_a_mentor_tells_of_an_author_without_a_name_and_nobody_learns_it(network):
    await is_ombuds(network, network.otto)
    _, maes = await in_relay(network)
    await opens_concern(network, network.mae, network.mae.sees(network.mae.dm())[0])
    form = network.mae.modal.words
    assert "The other gave no name, and stays without one" in form
    await network.mae.submits(words=MARK)
    await network.settled()
    hearers = [person for person in (network.otto, network.fay) if MARK in news(person)]
    assert len(hearers) == 1
    assert "an author who gave no name" in news(hearers[0])
    assert network.ada.id not in seen_in_dm(hearers[0])
    assert "pass on no more words" in maes.words


async def test_it_can_be_said_after_the_end_as_well(network):
    await is_ombuds(network, network.otto)
    said_yes = await in_conversation(network)
    await network.mae.clicks("Done", on=said_yes)
    await network.settled()
    asked = doors(network.ada, "How did it go?")
    before = news(network.mae)
    await network.ada.clicks(WRONG, on=asked)
    await network.workspace.until(lambda: network.ada.modal is not None)
    await network.settled()
    assert "It is stopped" in network.ada.modal.words
    assert buttons(asked) == [WRONG], "the form can be opened again"
    assert news(network.mae).count("How did it go?") == before.count("How did it go?")
    async with network.core.db.transaction() as session:
        assert await apart.among(session, [network.ada.id, network.mae.id])


async def test_a_form_sent_twice_tells_once(network):
    await is_ombuds(network, network.otto)
    await in_conversation(network)
    await opens_concern(network, network.ada, doors(network.ada, "You and"))
    form = network.ada.modal
    await network.ada.submits(words=MARK)
    await network.settled()
    await network.ada.resubmits(form)
    await network.settled()
    assert news(network.otto).count(MARK) == 1


def seen_in_dm(person):
    return str([each.wire(metadata=True) for each in person.sees(person.dm())])
