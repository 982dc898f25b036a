"""A member offers to mentor, pauses, and tells about their district."""

from tests.journeys.asking import last_message
from tests.journeys.sharing import FORM, shares

OFFER = {
    "topics": ["board-and-superintendent-relations", "student-voice"],
    "experience": "Led two boards through a plan.",
    "capacity": "1",
}


async def opens(network, person, button):
    await person.opens_home()
    await network.workspace.until(lambda: person.home)
    await person.clicks(button, on="home")


async def tells(network, person, **district):
    await opens(network, person, "About my district")
    await person.submits(**district)
    await person.closes()


async def test_a_member_offers_to_mentor_and_is_suggested_with_their_words(network):
    await opens(network, network.otto, "Offer to mentor")
    assert network.otto.modal.title == "Offer to mentor"
    assert "Who sees it" in network.otto.modal.words
    assert "I suggest you to them. You decide each time." in network.otto.modal.words
    await network.otto.submits(**OFFER)
    assert "they may ask you" in network.otto.modal.words
    await network.workspace.until(lambda: "You mentor on" in network.otto.home.words)

    await shares(network, network.ada)
    suggested = last_message(network.ada).words
    assert f"<@{network.otto.id}>" in suggested
    assert OFFER["experience"] in suggested


async def test_the_form_shows_what_was_offered_before(network):
    await opens(network, network.mae, "Change my mentoring")

    assert network.mae.modal.title == "Change my mentoring"
    filled = network.mae.modal.values
    assert filled["experience"]["experience"]["value"].startswith("Did this for six years")
    assert filled["capacity"]["capacity"]["selected_option"]["value"] == "2"
    assert len(filled["topics"]["topics"]["selected_options"]) == 2


async def test_who_pauses_is_suggested_to_nobody(network):
    await opens(network, network.mae, "Change my mentoring")
    await network.mae.submits(taking="no")
    assert "paused" in network.mae.modal.words

    await shares(network, network.ada)
    assert "No mentor fits it" in last_message(network.ada).words


async def test_a_mentor_who_paused_meanwhile_is_not_asked(network):
    await shares(network, network.ada)
    await opens(network, network.mae, "Change my mentoring")
    await network.mae.submits(taking="no")
    await network.ada.clicks("Ask", on=last_message(network.ada))
    await network.workspace.until(
        lambda: any("taking a break" in each.words for each in network.ada.ephemerals)
    )


async def test_a_district_like_the_authors_is_a_reason_and_can_be_taken_back(network):
    await opens(network, network.ada, "About my district")
    assert "Who sees it" in network.ada.modal.words
    await network.ada.closes()
    for person in (network.ada, network.mae):
        await tells(network, person, setting="rural", size="small")
    await shares(network, network.ada)
    assert "Also in a rural district, about your size" in last_message(network.ada).words

    await tells(network, network.ada, setting="untold", size="untold")
    await shares(network, network.ada, title=f"{FORM['title']}, again")
    assert "rural" not in last_message(network.ada).words
