"""An officer shares a problem without a name, and talks with a mentor who does not learn it."""

from playwright.async_api import expect

from tests.browser.conftest import Arrive
from tests.browser.sharing import TITLE, shares
from tests.browser.visitor import Visitor
from tests.network import Network


async def test_nobody_else_sees_who_shares_without_a_name(
    network: Network, arrives: Arrive
) -> None:
    ada, otto = await arrives(network.ada), await arrives(network.otto)
    await shares(ada, with_name=False)
    post = otto.message(TITLE)
    await otto.sees("Shared without a name", on=post)
    assert "Ada" not in await otto.place.inner_text()
    told = await post.evaluate("article => article.outerHTML")
    assert network.ada.id not in told

    await ada.opens("Lantern Home")
    await ada.sees(TITLE, "yours, shared without a name", on=ada.place)
    await ada.presses("Reply without my name", on=ada.place)
    await ada.fills({"Your reply": "We begin in the fall."})
    await ada.presses("Reply", on=ada.form)
    await otto.opens_thread(post)
    await otto.sees("who shares it without a name", "We begin in the fall.", on=otto.thread)
    await expect(otto.thread).not_to_contain_text("Ada")


async def test_an_author_without_a_name_and_a_mentor_talk_through_lantern(
    network: Network, arrives: Arrive
) -> None:
    ada, grace = await arrives(network.ada), await arrives(network.grace)
    await shares(ada, with_name=False)
    await ada.opens("Lantern")
    await ada.presses("Ask", on=ada.message("Mentors who may help"))
    await grace.opens("Lantern")
    await grace.presses("Accept", on=grace.message("A colleague who gives no name asks"))

    await _opens_conversation(grace, "the two of you talk through me")
    await _opens_conversation(ada, "does not know who you are")
    await ada.says("Where would you start?", on=ada.thread)
    await grace.sees("The author writes:", "Where would you start?", on=grace.thread)
    await grace.says("With the referrals.", on=grace.thread)
    await ada.sees("@Grace Placeholder writes:", "With the referrals.", on=ada.thread)
    await expect(grace.thread).not_to_contain_text("Ada")


async def _opens_conversation(visitor: Visitor, opening: str) -> None:
    message = visitor.message(opening)
    await message.hover()
    await visitor.presses("Reply in thread", on=message)
    await expect(visitor.thread).to_be_visible()
