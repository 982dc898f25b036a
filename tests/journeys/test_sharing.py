"""An officer shares a problem of practice, by any of the doors."""

import asyncio
from datetime import timedelta

from sqlalchemy import func, select

from models import Problem
from tests.journeys.sharing import FORM, TITLE, delivered_again, hears, news, shares, thread


async def problems_kept(network):
    async with network.core.db.transaction() as session:
        return await session.scalar(select(func.count(Problem.id)))


async def test_the_post_shows_all_that_was_written(network):
    post = await shares(network, network.ada, needed_by="2099-03-01")

    for text in (TITLE, FORM["context"], FORM["tried"], FORM["question"], "March 1, 2099"):
        assert text in post.words
    assert "Pushback and politics, Board and superintendent relations" in post.words
    assert f"Shared by <@{network.ada.id}>" in post.words
    assert f"<@{network.ada.id}>" in post.text
    assert TITLE in post.text


async def test_the_author_alone_is_told_which_mentors_fit(network):
    await shares(network, network.ada)

    assert f"<@{network.mae.id}>" in news(network.ada)
    assert all(network.mae.id not in post.words for post in network.posts())
    assert news(network.mae) == ""


async def test_before_posting_it_is_said_who_will_see_it(network):
    await network.ada.uses("/problem")

    assert f"everyone in <#{network.problems.id}>" in network.ada.modal.words
    assert "public-records law" in network.ada.modal.words
    assert "Never name a student" in network.ada.modal.words
    assert network.posts() == []


async def test_words_after_the_command_become_the_title(network):
    await network.ada.uses("/problem", "Who decides, <board> & me?")

    assert network.ada.modal.values["title"]["title"]["value"] == "Who decides, <board> & me?"


async def test_more_words_than_fit_into_a_title_are_kept_as_context(network):
    words = "word " * 60
    await network.ada.uses("/problem", words)

    typed = network.ada.modal.values
    assert typed["context"]["context"]["value"] == words.strip()
    assert typed["title"]["title"]["value"].endswith("…")


async def test_help_in_any_case_is_answered_privately_with_usage(network):
    await network.ada.uses("/problem", " HELP ", channel=network.problems)

    assert network.ada.modal is None
    await hears(network, network.ada, "/problem")
    assert network.posts() == []


async def test_the_shortcut_opens_an_empty_form(network):
    await network.ada.runs("Share a problem of practice")

    assert network.ada.modal.values["title"]["title"]["value"] is None
    await network.ada.submits(**FORM)
    await network.settled()
    assert TITLE in network.posts()[-1].words


async def test_a_message_becomes_the_context_in_a_channel_the_bot_is_not_in(network):
    said = await network.otto.posts(network.lounge, "They asked <why> & left.")
    before = len(network.workspace.calls)
    await network.ada.runs("Make this a problem of practice", said)

    assert network.ada.modal.values["context"]["context"]["value"] == "They asked <why> & left."
    methods = {call.method for call in list(network.workspace.calls)[before:]}
    assert methods <= {"auth.test", "views.open"}


async def test_a_message_too_long_for_the_form_says_that_its_end_is_missing(network):
    said = await network.otto.posts(network.lounge, "word " * 900)
    await network.ada.runs("Make this a problem of practice", said)

    context = network.ada.modal.values["context"]["context"]["value"]
    assert len(context) <= 3000
    assert context.endswith("…")
    assert "longer than 3,000 characters" in network.ada.modal.words


async def test_the_button_in_home_opens_the_form(network):
    await network.ada.opens_home()
    await network.ada.clicks("Share a problem of practice", on="home")

    await network.ada.submits(**FORM)
    await network.settled()
    assert TITLE in network.posts()[-1].words


async def test_the_button_under_an_answer_takes_the_words_along(network):
    await network.ada.posts(network.ada.dm(), "My principals are scared & <silent>.")
    await network.ada.clicks("Share as a problem")

    context = network.ada.modal.values["context"]["context"]["value"]
    assert context == "My principals are scared & <silent>."


async def test_what_needs_another_look_is_said_beside_the_field_and_nothing_is_lost(network):
    await network.ada.uses("/problem")
    yesterday = network.core.now() - timedelta(days=3)
    await network.ada.submits(**FORM | {"title": "help", "needed_by": yesterday.date()})

    assert set(network.ada.modal_errors) == {"title", "needed_by"}
    assert network.ada.modal.values["context"]["context"]["value"] == FORM["context"]
    await network.ada.submits(title=TITLE, needed_by=None)
    await network.settled()
    assert len(network.posts()) == 1


async def test_a_form_that_slack_delivers_twice_is_one_problem(network):
    await network.ada.uses("/problem")
    await network.ada.submits(**FORM)
    await delivered_again(network)

    assert await problems_kept(network) == 1
    assert len(network.posts()) == 1
    assert network.ada.modal.title == "Your problem is saved"


async def test_two_officers_share_at_once(network):
    await network.ada.uses("/problem")
    await network.otto.uses("/problem")
    await asyncio.gather(
        network.ada.submits(**FORM), network.otto.submits(**FORM | {"title": "Another hard thing"})
    )
    await network.settled()

    assert len(network.posts()) == 2


async def test_nobody_can_be_pinged_or_sent_astray_through_a_problem(network):
    trap = "<!channel> <https://evil.example|our policy> & <@U123>"
    post = await shares(network, network.ada, context=trap, question=trap)

    assert "&lt;!channel&gt; &lt;https://evil.example|our policy&gt; &amp; &lt;@U123&gt;" in (
        post.words
    )
    assert "<!channel>" not in post.words


async def test_a_long_text_is_kept_whole_in_the_thread(network):
    context, tried = "a & b < c\n" * 290, "reassurance " * 240
    post = await shares(network, network.ada, context=context, tried=tried)

    assert "Continues in the thread." in post.words
    told = "\n".join([post.words, *thread(network, post)])
    assert told.count("a &amp; b &lt; c") == 290
    assert told.count("reassurance") == 240
    assert "What is happening, continued" in told
    assert "What was tried so far, continued" in told


async def test_guidance_that_fits_stands_in_the_thread(network):
    post = await shares(
        network,
        network.ada,
        title="Suspensions of Black boys rose after restorative practices",
        context="Teachers call restorative practices soft, and suspensions went up this year.",
        question="Where do I start with discipline data?",
        topics=["discipline-and-school-climate"],
    )

    assert "From the network's library" in "\n".join(thread(network, post))
