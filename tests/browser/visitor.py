"""Somebody at their browser: finds things by what a reader sees or a screen reader says."""

import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Locator, Page, ViewportSize, expect

DESKTOP = ViewportSize(width=1280, height=860)
PHONE = ViewportSize(width=390, height=844)

_PATIENCE = 10_000
"""Milliseconds in which the page shows what is expected of it."""

expect.set_options(timeout=_PATIENCE)


class Visitor:
    """Looks, types and presses; each of these waits until what it is about is there."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.place = page.get_by_role("main")
        self.thread = page.get_by_role("complementary", name="Thread")
        self.form = page.get_by_role("dialog").last
        self.question = page.get_by_role("alertdialog")

    async def opens(self, place: str) -> None:
        """Follow a link in the list of conversations, which is a drawer on a phone."""
        await expect(self.place).to_be_visible()
        drawer = self.place.get_by_role("button", name="Open conversations")
        if await drawer.is_visible():
            await drawer.click()
        places = self.page.get_by_role("navigation", name="Conversations")
        name = re.compile(rf"^{re.escape(place)}( \d+ unread)?$")
        await places.get_by_role("link", name=name).click()
        head = self.place.get_by_role("heading", level=1)
        await expect(head).to_have_text(place.removesuffix(" Home"))

    async def opens_thread(self, of: Locator) -> None:
        await of.get_by_role("button", name=re.compile(r"\d+ repl")).click()

    async def types(self, text: str, into: str) -> None:
        """Type key by key, where the page answers to keys."""
        box = self.page.get_by_label(into)
        await box.click()
        await box.press_sequentially(text)

    async def says(self, text: str, on: Locator | None = None) -> None:
        """Write a message where one is, or in a thread, and send it."""
        place = on or self.place
        await place.get_by_role("textbox").fill(text)
        await place.get_by_role("button", name="Send").click()

    async def calls(self, command: str) -> None:
        """Begin to type a command, take what is offered, and send it."""
        await self.types(command[:3], into="Message #")
        await self.page.get_by_role("option", name=command).click()
        await self.presses("Send", on=self.place)

    def field(self, label: str) -> Locator:
        return self.form.get_by_label(label).and_(self.form.locator("input, textarea, select"))

    async def fills(self, fields: Mapping[str, str | list[str]]) -> None:
        """Fill in fields of the form by their labels; a list is chosen from what is offered."""
        for label, value in fields.items():
            box = self.field(label)
            if isinstance(value, str):
                await box.fill(value)
                continue
            for choice in value:
                await box.fill(choice)
                await self.form.get_by_role("option", name=choice, exact=True).click()
            await box.press("Tab")

    async def presses(self, name: str, on: Locator | None = None) -> None:
        """Press the first button of this name, there or anywhere."""
        await (on or self.page).get_by_role("button", name=name).first.click()

    async def chooses(self, choice: str, on: Locator) -> None:
        """Open the menu of a message or an entry, and choose from it."""
        await on.get_by_role("button", name="More options").click()
        await self.page.get_by_role("menuitem", name=choice).click()

    async def reads_beside(self, label: str, complaint: str) -> None:
        """Find a complaint where it belongs, for the eye and for a screen reader."""
        said = re.compile(re.escape(complaint))
        await expect(self.field(label)).to_have_accessible_description(said)
        around = self.form.locator(".field", has=self.page.get_by_label(label))
        await expect(around.get_by_text(complaint)).to_be_visible()

    async def sees(self, *words: str, on: Locator | None = None) -> None:
        for each in words:
            await expect(on or self.page.locator("body")).to_contain_text(each)

    def message(self, words: str, on: Locator | None = None) -> Locator:
        """Find the message that says this."""
        return (on or self.place).get_by_role("article").filter(has_text=words)


@asynccontextmanager
async def visiting(browser: Browser, address: str, size: ViewportSize) -> AsyncIterator[Visitor]:
    """Open a page in a browser of one's own; a fault in the page is a fault of the visit."""
    faults: list[str] = []
    context = await browser.new_context(
        viewport=size,
        has_touch=size == PHONE,
        is_mobile=size == PHONE,
        timezone_id="America/Chicago",
        locale="en-US",
        color_scheme="light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(_PATIENCE)
    page = await context.new_page()
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    try:
        await page.goto(address)
        yield Visitor(page)
        assert faults == []
    finally:
        await context.close()
