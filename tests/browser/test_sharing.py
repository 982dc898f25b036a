"""An officer shares a problem from the channel, at a desk and on a phone."""

import pytest
from playwright.async_api import ViewportSize, expect

from tests.browser.conftest import Arrive
from tests.browser.sharing import (
    CHANNEL,
    CONTEXT,
    FORM,
    QUESTION,
    TITLE,
    TOPICS,
    finds_guidance,
    shares,
)
from tests.browser.visitor import DESKTOP, PHONE
from tests.network import Network


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desk", "phone"])
async def test_a_problem_is_shared_and_guidance_stands_in_its_thread(
    network: Network, arrives: Arrive, size: ViewportSize
) -> None:
    ada = await arrives(network.ada, size)
    await ada.opens(CHANNEL)
    post = await shares(ada, needed_by="2099-03-01")
    await ada.sees("Shared by @Ada Example", *TOPICS, "March 1", QUESTION, CONTEXT, on=post)
    for door in ("I can help", "Same here", "Follow", "More options"):
        await expect(post.get_by_role("button", name=door)).to_be_visible()

    guidance = await finds_guidance(ada, post)
    await ada.sees("Source: ", on=guidance)
    await expect(guidance.get_by_text("From the network's library")).to_be_in_viewport()
    await ada.presses("Read", on=guidance)
    await ada.sees("Source: ", "Licence: ", "Reviewed ", on=ada.form)
    await ada.presses("Close", on=ada.form)
    await expect(ada.form).to_be_hidden()
    assert not await ada.page.evaluate("document.documentElement.scrollWidth > innerWidth")


async def test_what_is_missing_is_said_beside_its_field_and_what_is_typed_stays(
    network: Network, arrives: Arrive
) -> None:
    ada = await arrives(network.ada)
    await ada.calls("/problem")
    await ada.fills({"Title": TITLE, "The question for colleagues": QUESTION})
    await ada.presses("Post", on=ada.form)
    for label in ("What is happening", "Topics"):
        await ada.reads_beside(label, "Please complete this required field.")
    await expect(ada.field("What is happening")).to_be_focused()
    await expect(ada.field("Title")).to_have_value(TITLE)


async def test_what_lantern_does_not_accept_is_said_there_too(
    network: Network, arrives: Arrive
) -> None:
    ada = await arrives(network.ada)
    await ada.calls("/problem")
    await ada.fills({**FORM, "Answer needed by": "2001-01-01"})
    await ada.presses("Post", on=ada.form)
    await ada.reads_beside("Answer needed by", "That day is over.")
    for label, typed in FORM.items():
        if isinstance(typed, str):
            await expect(ada.field(label)).to_have_value(typed)
    await ada.sees(*TOPICS, on=ada.form)
    assert network.posts() == []

    await ada.fills({"Answer needed by": "2099-03-01"})
    await ada.presses("Post", on=ada.form)
    await expect(ada.message(TITLE)).to_be_visible()


async def test_a_message_becomes_a_problem_where_the_bot_is_not(
    network: Network, arrives: Arrive
) -> None:
    await network.otto.posts(network.lounge, "Principals keep our plan on the shelf.")
    otto = await arrives(network.otto)
    await otto.opens("lounge")
    message = otto.message("on the shelf")
    await message.hover()
    await otto.presses("More actions", on=message)
    await otto.page.get_by_role("menuitem", name="Make this a problem of practice").click()
    await expect(otto.field("What is happening")).to_have_value(
        "Principals keep our plan on the shelf."
    )


async def test_a_form_that_holds_words_asks_before_it_is_given_up(
    network: Network, arrives: Arrive
) -> None:
    ada = await arrives(network.ada)
    await ada.presses("Shortcuts", on=ada.place)
    await ada.page.get_by_role("menuitem", name="Share a problem of practice").click()
    await ada.fills({"Title": TITLE})
    await ada.page.keyboard.press("Escape")
    await ada.sees("Close without sending?", on=ada.question)
    await ada.presses("Keep writing", on=ada.question)
    await expect(ada.field("Title")).to_have_value(TITLE)
