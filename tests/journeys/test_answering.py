"""A member answers in their own words, knows who reads them, and can change their mind."""

from tests.journeys.answering import (
    MARK,
    QUESTION,
    answers_kept,
    asked,
    checks_in,
    closes,
    heavy_weeks,
    opens,
)
from tests.journeys.asking import last_message
from tests.journeys.coaching import assigned, everything_of, opens_goals


async def test_an_answer_for_oneself_is_found_again_and_nowhere_else(network):
    await asked(network, network.ada, network.otto)
    form = await opens(network, network.ada)
    for word in (QUESTION, "nobody reads what you answer", "five people or more", "988"):
        assert word in form.words
    await network.ada.submits(
        words=MARK, load="4", support="2", topics=["student-voice"], commitment="Call the chair"
    )
    assert "Only you read it" in network.ada.modal.words
    await network.ada.clicks("My check-ins", on="modal")
    await network.workspace.until(lambda: network.ada.modal.title == "Your check-ins")
    shown = network.ada.modal.words
    for word in (MARK, "████░", "4 of 5", "██░░░", "Student voice", "Call the chair", "only you"):
        assert word in shown
    await network.settled()
    for person in (network.otto, network.fay):
        assert MARK not in await everything_of(network, person)


async def test_what_needs_another_look_keeps_what_was_typed_and_the_next_time_begins_with_it(
    network,
):
    await opens(network, network.ada)
    await network.ada.submits(commitment="Call the chair")
    assert "Either is enough" in network.ada.modal_errors["words"]
    assert network.ada.modal.values["commitment"]["commitment"]["value"] == "Call the chair"
    form = network.ada.modal
    await network.ada.submits(words="A start.")
    assert network.ada.modal.title == "Saved"
    await network.ada.resubmits(form)
    assert len(await answers_kept(network)) == 1, "what Slack delivers twice is kept once"

    form = await opens(network, network.ada)
    assert "Last time you wanted to:" in form.words
    assert "Call the chair" in form.words
    await network.ada.submits(kept="done", load="2")
    assert network.ada.modal_errors == {}
    shown = await opens(network, network.ada, "history")
    assert "Call the chair · Done" in shown.words


async def test_what_a_cohort_reads_follows_its_author(network):
    channel, prompting_id = await asked(network, network.ada, network.otto)
    form = await opens(network, network.ada)
    assert f"<#{channel.id}>" in form.words
    await network.ada.closes()
    said = await checks_in(network, network.ada, words=MARK, load="5", read_by="cohort")
    assert "when the prompt closes, with your name" in said
    await checks_in(network, network.otto, words="Alone", read_by="cohort_unnamed")
    assert network.grace.sees(channel) == []

    await closes(network, prompting_id)
    (root,) = network.grace.sees(channel)
    assert QUESTION in root.words
    _, *replies = [message.words for message in network.grace.sees(channel, root)]
    (reply,) = replies
    assert MARK in reply
    assert f"<@{network.ada.id}>" in reply
    assert "5 of 5" not in reply
    assert "Alone" not in str(replies), "only two could have written it"

    await opens(network, network.ada, "history")
    await network.ada.clicks("Edit", on="modal")
    await network.ada.submits(words="Other words")
    await network.workspace.until(lambda: "Other words" in network.ada.modal.words)
    await network.settled()
    assert "Other words" in network.grace.sees(channel, root)[1].words
    await network.ada.clicks("Delete", on="modal")
    await network.workspace.until(lambda: "Nothing yet" in network.ada.modal.words)
    await network.settled()
    assert [MARK in each.words for each in network.grace.sees(channel, root)[1:]] == []


async def test_a_coach_reads_what_the_form_said_and_goals_stand_beside_it(network):
    await assigned(network)
    await opens_goals(network, network.ada, text="A policy by June")
    await network.ada.closes(everything=True)
    form = await opens(network, network.ada)
    assert "A policy by June" in form.words
    assert f"<@{network.grace.id}> gets all of it but the topics" in form.words
    await network.ada.closes()
    await checks_in(network, network.ada, words=MARK, load="3", read_by="coach")
    read = last_message(network.grace).words
    for word in (MARK, "3 of 5", f"<@{network.ada.id}>"):
        assert word in read
    await opens(network, network.ada, "history")
    await network.ada.clicks("Edit", on="modal")
    await network.ada.submits(read_by="me")
    await network.settled()
    assert MARK not in last_message(network.grace).words


async def test_checkin_explains_itself_and_leads_on(network):
    for words in ("help", "sing <!channel>"):
        await network.ada.uses("/checkin", words)
        await network.workspace.until(lambda: network.ada.ephemerals)
        said = network.ada.ephemerals[-1].words
        assert "/checkin history" in said
        assert "<!channel>" not in said
    assert "I do not know “sing &lt;!channel&gt;”" in network.ada.ephemerals[-1].words
    for words in ("pause", "settings"):
        assert await opens(network, network.ada, words)
        await network.ada.closes()


async def test_a_long_history_is_turned_page_by_page(network):
    await heavy_weeks(network, network.ada, 1, 2, 3, 3, 3, 3)
    shown = await opens(network, network.ada, "history")
    assert "Page 1 of 2" in shown.words
    assert "the week was light" not in shown.words
    await network.ada.clicks("More", on="modal")
    await network.workspace.until(lambda: "the week was light" in network.ada.modal.words)
