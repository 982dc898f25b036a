"""An officer asks a mentor, and the two meet: each at a browser of their own."""

from playwright.async_api import expect

from tests.browser.conftest import Arrive
from tests.browser.sharing import QUESTION, TITLE, shares
from tests.network import Network


async def test_a_mentor_is_asked_accepts_and_the_two_are_introduced(
    network: Network, arrives: Arrive
) -> None:
    ada, grace = await arrives(network.ada), await arrives(network.grace)
    await shares(ada)
    await ada.opens("Lantern")
    suggestion = ada.message("Mentors who may help")
    await ada.sees("@Grace Placeholder", "Knows discipline and school climate", on=suggestion)
    await ada.presses("Ask", on=suggestion)
    await ada.sees("Only visible to you", "I am asking @Grace Placeholder", on=ada.place)

    await grace.opens("Lantern")
    request = grace.message("asks for your help")
    await grace.sees("@Ada Example", TITLE, QUESTION, "Why you", on=request)
    await grace.presses("Accept", on=request)
    await grace.sees("You said yes", on=grace.place)
    await expect(grace.place.get_by_role("button", name="Accept")).to_be_hidden()

    await grace.opens("Ada Example, Lantern")
    await ada.opens("Grace Placeholder, Lantern")
    for visitor in (ada, grace):
        opening = visitor.message("is glad to think along")
        await visitor.sees("@Ada Example shared", "@Grace Placeholder", TITLE, on=opening)
    await grace.says("Tuesday at ten?")
    await expect(ada.message("Tuesday at ten?")).to_be_visible()

    await ada.opens("Lantern Home")
    await ada.sees("You are in conversation with @Grace Placeholder", on=ada.place)


async def test_a_colleague_offers_help_and_the_author_says_not_now(
    network: Network, arrives: Arrive
) -> None:
    ada, otto = await arrives(network.ada), await arrives(network.otto)
    await shares(ada)
    await otto.presses("I can help", on=otto.message(TITLE))
    await otto.sees("Only visible to you", "Nobody but the author reads", on=otto.place)

    await ada.opens("Lantern Home")
    await ada.sees("You are offered help by @Otto Sample", on=ada.place)
    await ada.presses("Not now", on=ada.place)
    await expect(ada.place).not_to_contain_text("You are offered help")
    await otto.opens("Lantern")
    await otto.sees("@Ada Example does not take up your offer", on=otto.place)
