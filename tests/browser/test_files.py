"""Pictures, files and time in the page: seen, saved, handed in, let pass."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest_asyncio
from playwright.async_api import Browser, expect
from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from fakeslack import Channel, Rules, Server, Workspace
from tests.browser.visitor import DESKTOP, PHONE, Visitor, visiting
from tests.fakeslack.conftest import MANIFEST, over_socket_mode
from tests.fakeslack.shapes import form
from tests.fakeslack.uploads import CALENDAR, DOT, picture, uploaded

MONTH = 30 * 86_400
ASKING = {
    "type": "input",
    "block_id": "calendar",
    "label": {"type": "plain_text", "text": "Calendar"},
    "element": {
        "type": "file_input", "action_id": "calendar", "filetypes": ["ics"], "max_files": 2,
    },
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parrot:
    """A workspace with a channel, and an app that says what it is told to."""

    workspace: Workspace
    client: AsyncWebClient
    room: Channel
    address: str


@pytest_asyncio.fixture(loop_scope="session")
async def parrot(browser: Browser) -> AsyncIterator[Parrot]:  # noqa: ARG001  # as for the network
    workspace = Workspace.from_manifest(MANIFEST, rules=Rules(rates=False))
    ada = workspace.add_user("ada", real_name="Ada Example", tz="America/Chicago")
    room = workspace.add_channel("room", [ada], bot=True)
    async with Server(workspace) as server:
        client = AsyncWebClient(workspace.app.bot_token, base_url=server.api_url)
        address = f"{server.url}/?as={ada.id}&channel={room.id}"
        yield Parrot(workspace, client, room, address)


async def test_a_picture_and_a_file_are_seen_saved_and_gone_when_deleted(
    browser: Browser, parrot: Parrot
) -> None:
    client, room = parrot.client, parrot.room
    chart = await uploaded(client, "dot.png", DOT)
    table = await uploaded(client, "report.csv", b"a,b\n", "The report", channel_id=room.id)
    await client.chat_postMessage(channel=room.id, text="Look", blocks=[picture(chart)])
    async with visiting(browser, parrot.address, PHONE) as ada:
        image = ada.place.get_by_role("img", name="One dot")
        await expect(image).to_be_visible()
        assert await image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1
        link = ada.place.get_by_role("link", name="Download The report")
        await expect(link).to_contain_text("report.csv · CSV · 4 bytes")
        async with ada.page.expect_download() as saving:
            await link.click()
        saved = await saving.value
        assert saved.suggested_filename == "report.csv"
        assert Path(await saved.path()).read_bytes() == b"a,b\n"  # noqa: ASYNC240  # four bytes
        for file in (chart, table):
            await client.files_delete(file=file)
        await ada.sees("This file was deleted.", "This picture was deleted.", on=ada.place)
        await ada.page.reload()
        await ada.sees("This file was deleted.", "This picture was deleted.", on=ada.place)


async def test_files_are_chosen_taken_out_again_and_handed_in(
    browser: Browser, parrot: Parrot
) -> None:
    app = AsyncApp(client=parrot.client, signing_secret="")
    got = _taking_files(app)
    async with (
        over_socket_mode(parrot.workspace, app),
        visiting(browser, parrot.address, DESKTOP) as ada,
    ):
        await ada.calls("/say")
        box = ada.field("Calendar")
        await expect(box).to_be_focused()
        await ada.presses("Say", on=ada.form)
        await ada.reads_beside("Calendar", "Please complete this required field.")
        await box.set_input_files([_file("breaks.ics"), _file("notes.txt")])
        await ada.sees("breaks.ics", "notes.txt", "2 chosen.", on=ada.form)
        await ada.presses("Say", on=ada.form)
        await ada.reads_beside("Calendar", "notes.txt is not one of these: ics.")
        await ada.form.get_by_role("button", name="Remove notes.txt").press("Enter")
        await expect(box).to_be_focused()
        await ada.presses("Say", on=ada.form)
        await expect(ada.form).to_be_hidden()
    assert [file["name"] for file in got] == ["breaks.ics"]
    kept = parrot.workspace.files.find(got[0]["id"])
    assert kept is not None
    assert kept.content == CALENDAR


async def test_a_month_passes_in_one_press_and_the_page_says_how_far_it_is(
    browser: Browser, parrot: Parrot
) -> None:
    asked: list[float] = []
    over = asyncio.Event()

    async def pass_by(seconds: float) -> None:
        asked.append(seconds)
        await over.wait()

    parrot.workspace.let_pass = pass_by
    async with visiting(browser, parrot.address, DESKTOP) as ada:
        month = ada.page.get_by_role("button", name="Let time pass: a month")
        await month.press("Enter")
        await _passes(ada)
        await month.press("Enter")
        await ada.says("Meanwhile")
        await expect(ada.message("Meanwhile")).to_be_visible()
        await ada.page.reload()
        await _passes(ada)
        over.set()
        await ada.sees("Let time pass:")
    assert asked == [MONTH]


def _taking_files(app: AsyncApp) -> list[dict[str, Any]]:
    """Let /say ask for files, and return those that come."""
    got: list[dict[str, Any]] = []

    @app.command("/say")
    async def open_form(ack: Any, body: Any, client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=form(ASKING))

    @app.view("say")
    async def take(ack: Any, view: Any) -> None:
        got.extend(view["state"]["values"]["calendar"]["calendar"]["files"])
        await ack()

    return got


async def _passes(visitor: Visitor) -> None:
    await visitor.sees("Time passes…")
    bar = visitor.page.get_by_role("progressbar", name="Time passing")
    await expect(bar).to_have_attribute("max", str(MONTH))


def _file(name: str) -> Any:
    return {"name": name, "mimeType": "text/calendar", "buffer": CALENDAR}
