"""The page can be used with a keyboard and a screen reader."""

from playwright.async_api import Locator, expect

from tests.browser.conftest import Arrive
from tests.browser.sharing import CONTEXT, QUESTION, TITLE, finds_guidance, shares
from tests.browser.visitor import PHONE, Visitor
from tests.network import Network

CONTROLS = (
    "button", "link", "textbox", "combobox", "radio", "checkbox", "listbox", "menuitem",
    "dialog", "alertdialog", "navigation", "region", "complementary", "log",
)  # fmt: skip


async def nameless(visitor: Visitor) -> list[str]:
    """Everything that a screen reader meets and cannot name."""
    seen = await visitor.page.locator("body").aria_snapshot()
    lines = [line.strip(" -'") for line in seen.splitlines()]
    return [line for line in lines if line.split(":")[0].split(" [")[0] in CONTROLS]


async def keeps_focus(dialog: Locator) -> bool:
    """Whether the focus is inside, or on its way around through the browser's own buttons."""
    inside = "(dialog) => [...dialog.querySelectorAll('*'), document.body].includes"
    return bool(await dialog.evaluate(f"{inside}(document.activeElement)"))


async def test_everything_that_can_be_used_has_a_name(network: Network, arrives: Arrive) -> None:
    ada = await arrives(network.ada)
    post = await shares(ada)
    guidance = await finds_guidance(ada, post)
    assert await nameless(ada) == []
    await ada.presses("Read", on=guidance)
    await expect(ada.form).to_be_visible()
    assert await nameless(ada) == []
    await ada.presses("Close", on=ada.form)

    await ada.chooses("Mark as resolved", on=post)
    await expect(ada.form).to_be_visible()
    assert await nameless(ada) == []
    await ada.presses("Cancel", on=ada.form)
    for place in ("Lantern", "Lantern Home"):
        await ada.opens(place)
        await ada.sees(TITLE, on=ada.place)
        assert await nameless(ada) == []


async def test_a_form_keeps_the_focus_and_gives_it_back(network: Network, arrives: Arrive) -> None:
    ada = await arrives(network.ada)
    await ada.opens("Lantern Home")
    door = ada.place.get_by_role("button", name="Share a problem of practice")
    await door.focus()
    await ada.page.keyboard.press("Enter")
    await expect(ada.form).to_have_accessible_name("Problem of practice")
    await expect(ada.field("Title")).to_be_focused()
    for _ in range(20):
        await ada.page.keyboard.press("Tab")
        assert await keeps_focus(ada.form)
    await ada.page.keyboard.press("Escape")
    await expect(ada.form).to_be_hidden()
    await expect(door).to_be_focused()


async def test_a_problem_is_shared_with_the_keyboard_alone(
    network: Network, arrives: Arrive
) -> None:
    ada = await arrives(network.ada)
    await ada.page.get_by_label("Message #").focus()
    keys = ada.page.keyboard
    await keys.type("/pro")
    await keys.press("Tab")
    await keys.press("Enter")
    await expect(ada.field("Title")).to_be_focused()
    for words in (TITLE, CONTEXT, "", QUESTION):
        await keys.type(words)
        await keys.press("Tab")
    await keys.type("climate")
    await keys.press("Enter")
    await ada.form.get_by_role("button", name="Post").press("Enter")
    await ada.sees("Your problem is saved", on=ada.form)
    await expect(ada.form.get_by_role("button", name="Close")).to_be_focused()
    await keys.press("Escape")
    await expect(ada.form).to_be_hidden()
    await expect(ada.message(TITLE)).to_contain_text("Discipline and school climate")


async def test_menus_and_threads_close_with_escape(network: Network, arrives: Arrive) -> None:
    ada = await arrives(network.ada)
    post = await shares(ada)
    menu = post.get_by_role("button", name="More options")
    await menu.press("Enter")
    await expect(ada.page.get_by_role("menuitem", name="Find a mentor")).to_be_focused()
    await ada.page.keyboard.press("Escape")
    await expect(menu).to_be_focused()

    await finds_guidance(ada, post)
    await expect(ada.thread.get_by_role("textbox")).to_be_focused()
    await ada.page.keyboard.press("Escape")
    await expect(ada.thread).to_be_hidden()
    await expect(post.get_by_role("button", name="1 reply")).to_be_focused()


async def test_the_drawer_on_a_phone_closes_with_escape(network: Network, arrives: Arrive) -> None:
    ada = await arrives(network.ada, PHONE)
    opener = ada.place.get_by_role("button", name="Open conversations")
    await opener.tap()
    places = ada.page.get_by_role("navigation", name="Conversations")
    await expect(ada.page.get_by_role("button", name="Close conversations")).to_be_focused()
    await ada.page.keyboard.press("Escape")
    await expect(places).to_be_hidden()
    await expect(opener).to_be_focused()
