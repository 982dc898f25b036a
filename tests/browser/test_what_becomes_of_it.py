"""What happens with a problem after it is shared, seen by everybody at once."""

from playwright.async_api import expect

from tests.browser.conftest import Arrive
from tests.browser.sharing import TITLE, shares
from tests.network import Network


async def test_colleagues_are_counted_while_the_author_looks_on(
    network: Network, arrives: Arrive
) -> None:
    ada, otto = await arrives(network.ada), await arrives(network.otto)
    post = await shares(ada)
    await otto.presses("Same here", on=otto.message(TITLE))
    await otto.sees("Only visible to you", "Counted: the author sees one more", on=otto.place)
    await ada.sees("Same here · 1", on=post)
    await expect(ada.place).not_to_contain_text("Counted")

    await otto.presses("Same here", on=otto.message(TITLE))
    await ada.sees("Same here", on=post)
    await expect(post).not_to_contain_text("Same here · 1")
    await otto.presses("Dismiss", on=otto.message("Counted: "))
    await expect(otto.place).not_to_contain_text("Counted: ")


async def test_a_problem_is_resolved_from_its_menu_and_followers_hear_of_it(
    network: Network, arrives: Arrive
) -> None:
    ada, otto = await arrives(network.ada), await arrives(network.otto)
    post = await shares(ada)
    await otto.presses("Follow", on=otto.message(TITLE))
    await ada.chooses("Mark as resolved", on=post)
    await ada.fills({"What helped": "We counted referrals first.", "Who helped": ["Otto Sample"]})
    await ada.presses("Mark as resolved", on=ada.form)
    for visitor in (ada, otto):
        shown = visitor.message(TITLE)
        await visitor.sees("Resolved", "We counted referrals first.", on=shown)
        await expect(shown.get_by_role("button", name="I can help")).to_be_hidden()
    await otto.opens("Lantern")
    await otto.sees("is resolved", "says you helped", on=otto.place)


async def test_only_the_author_may_edit_and_others_are_told_so(
    network: Network, arrives: Arrive
) -> None:
    ada, otto = await arrives(network.ada), await arrives(network.otto)
    post = await shares(ada)
    await otto.chooses("Edit", on=otto.message(TITLE))
    await otto.sees("Only visible to you", "Only the author or a facilitator", on=otto.place)

    await ada.chooses("Edit", on=post)
    await ada.fills({"Title": "Suspensions rose"})
    await ada.presses("Save", on=ada.form)
    await expect(otto.message("Suspensions rose")).to_contain_text("Edited")


async def test_home_shows_my_problem_and_withdraws_it(network: Network, arrives: Arrive) -> None:
    ada, otto = await arrives(network.ada), await arrives(network.otto)
    await shares(ada)
    await ada.opens("Lantern Home")
    await ada.sees("My open problems", TITLE, "no answer yet", on=ada.place)
    for door in ("Share a problem of practice", "Find a mentor", "Offer to mentor"):
        await expect(ada.place.get_by_role("button", name=door, exact=True)).to_be_visible()
    await ada.chooses("Withdraw", on=ada.place)
    await ada.presses("Withdraw", on=ada.form)
    await otto.sees("Withdrawn by its author.", on=otto.place)
    await expect(otto.place).not_to_contain_text(TITLE)


async def test_a_facilitator_decides_on_what_did_not_arrive(
    network: Network, arrives: Arrive
) -> None:
    network.workspace.removes_bot(network.problems)
    await network.ada.uses("/problem", "A plan on the shelf")
    await network.ada.submits(
        context="It lies there.", question="Who reads it?", topics=["student-voice"]
    )
    await network.settled()
    fay = await arrives(network.fay)
    await fay.opens("Lantern Home")
    await fay.sees("Lantern is not in the channel", on=fay.place)
    await fay.presses("Dismiss", on=fay.place)
    await fay.presses("Keep it", on=fay.question)
    await fay.sees("Lantern is not in the channel", on=fay.place)
    await fay.presses("Dismiss", on=fay.place)
    await fay.presses("Give it up", on=fay.question)
    await expect(fay.place).not_to_contain_text("Lantern is not in the channel")


async def test_a_direct_message_is_answered_and_becomes_a_problem(
    network: Network, arrives: Arrive
) -> None:
    ada = await arrives(network.ada)
    await ada.opens("Lantern Home")
    await ada.page.get_by_role("link", name="Messages").click()
    words = "Teachers call our restorative practice soft, and suspensions rise."
    await ada.says(words)
    answer = ada.message("From the network's library")
    await ada.sees("Source: ", on=answer)
    await ada.presses("Share as a problem", on=answer)
    await expect(ada.field("What is happening")).to_have_value(words)
