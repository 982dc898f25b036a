"""Files in a form: handed in, reported in Slack's shape, and held back where they do not fit."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from fakeslack import Person, Server, Workspace
from fakeslack.forms import LARGEST_FILE, REQUIRED
from tests.fakeslack.browser import Page
from tests.fakeslack.conftest import Connect
from tests.fakeslack.shapes import form, opening
from tests.fakeslack.uploads import CALENDAR


def asking(**more: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": "calendar",
        "label": {"type": "plain_text", "text": "Calendar"},
        "element": {"type": "file_input", "action_id": "calendar", **more},
    }


@pytest.fixture
def ada(workspace: Workspace) -> Person:
    return workspace.add_user("ada")


@pytest.fixture
async def http(server: Server) -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession(server.url) as session:
        yield session


def reading(app: AsyncApp, workspace: Workspace) -> list[tuple[dict[str, Any], bytes]]:
    """Let the app download what comes with the form /say opens, and return what it gets."""
    got: list[tuple[dict[str, Any], bytes]] = []
    opening(app, asking(filetypes=["ics"], max_files=2))

    @app.view("say")
    async def read(ack: Any, view: Any) -> None:
        state = view["state"]["values"]["calendar"]["calendar"]
        assert state["type"] == "file_input"
        token = {"Authorization": f"Bearer {workspace.app.bot_token}"}
        async with aiohttp.ClientSession(headers=token) as http:
            for file in state["files"]:
                async with http.get(file["url_private_download"]) as answer:
                    got.append((file, await answer.read()))
        await ack()

    return got


async def test_what_a_person_hands_in_can_be_downloaded_by_the_app(
    workspace: Workspace, bolt: AsyncApp, connected: Connect, ada: Person
) -> None:
    got = reading(bolt, workspace)
    async with connected(bolt):
        await ada.uses("/say")
        await ada.submits(calendar=[("breaks.ics", CALENDAR)])
        assert ada.modal is None
    ((file, content),) = got
    assert content == CALENDAR
    assert (file["name"], file["size"], file["user"]) == ("breaks.ics", len(CALENDAR), ada.id)
    assert (file["mimetype"], file["filetype"]) == ("text/calendar", "ics")


async def test_what_the_page_sends_reaches_the_app_too(
    workspace: Workspace,
    bolt: AsyncApp,
    connected: Connect,
    ada: Person,
    http: aiohttp.ClientSession,
) -> None:
    got = reading(bolt, workspace)
    page = Page(http, ada)
    async with connected(bolt):
        await ada.uses("/say")
        await workspace.until(lambda: ada.modal)
        async with http.post(f"/page/{ada.id}/upload?name=b.ics", data=CALENDAR) as answer:
            file = (await answer.json())["file"]
        assert ada.modal is not None
        typed = {"calendar": {"calendar": {"type": "file_input", "files": [file]}}}
        await page.does("submit", view_id=ada.modal.id, state={"values": typed})
        await workspace.until(lambda: ada.modal is None)
    assert [content for _, content in got] == [CALENDAR]


async def test_nobody_hands_in_the_file_of_another(
    workspace: Workspace, ada: Person, http: aiohttp.ClientSession
) -> None:
    grace = workspace.add_user("grace")
    hers = workspace.files.shown(workspace.files.take(grace.id, "hers.ics", CALENDAR))
    view = workspace.modals.open(workspace.triggers.give(ada.id), form(asking()))
    typed = {"calendar": {"calendar": {"type": "file_input", "files": [hers]}}}
    said = await Page(http, ada).does("submit", view_id=view.id, state={"values": typed})
    assert said["error"] == "That file is not there to be handed in."


ICS, TXT = ("breaks.ics", CALENDAR), ("breaks.txt", CALENDAR)
MISFITS = [
    ({}, [], REQUIRED),
    ({"max_files": 1}, [ICS, ICS], "Choose no more than 1 file."),
    ({"filetypes": ["ics", "csv"]}, [ICS, TXT], "breaks.txt is not one of these: ics, csv."),
    ({}, [("big.ics", bytes(LARGEST_FILE + 1))], "big.ics is larger than 10 MB."),
]


@pytest.mark.parametrize(("element", "given", "complaint"), MISFITS)
async def test_the_client_holds_back_files_that_do_not_fit(
    workspace: Workspace, ada: Person, element: dict[str, Any], given: list[Any], complaint: str
) -> None:
    workspace.modals.open(workspace.triggers.give(ada.id), form(asking(**element)))
    await ada.submits(calendar=given)
    assert ada.modal_errors == {"calendar": complaint}


async def test_an_ending_counts_whatever_its_case(workspace: Workspace, ada: Person) -> None:
    view = workspace.modals.open(
        workspace.triggers.give(ada.id), form(asking(filetypes=["ICS", "jpeg"]))
    )
    await ada.submits(calendar=[("Breaks.Ics", CALENDAR), ("a.jpg", b"\xff\xd8\xff")])
    assert not ada.modal_errors
    assert len(view.values["calendar"]["calendar"]["files"]) == 2


async def test_a_form_that_asks_for_files_needs_the_scope_to_read_them(
    workspace: Workspace, client: AsyncWebClient, ada: Person
) -> None:
    workspace.app.scopes -= {"files:read"}
    trigger = workspace.triggers.give(ada.id)
    with pytest.raises(SlackApiError, match="missing_scope"):
        await client.views_open(trigger_id=trigger, view=form(asking()))
