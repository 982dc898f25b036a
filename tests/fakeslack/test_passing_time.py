"""Where the clock can be moved: time is let pass from the page, for everybody at once."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from fakeslack import Person, Server, Workspace
from tests.fakeslack.browser import Page


@pytest.fixture
def grace(workspace: Workspace) -> Person:
    return workspace.add_user("grace")


@pytest.fixture
async def page(workspace: Workspace, server: Server) -> AsyncIterator[Page]:
    async with aiohttp.ClientSession(server.url) as http:
        yield Page(http, workspace.add_user("ada"))


async def test_where_the_clock_can_be_moved_a_visitor_lets_time_pass(
    workspace: Workspace, page: Page
) -> None:
    assert (await page.opens())["time_can_pass"] is False
    assert "cannot be hurried" in (await page.does("wait", seconds=60))["error"]
    passed: list[float] = []

    async def pass_by(seconds: float) -> None:
        passed.append(seconds)

    workspace.let_pass = pass_by
    assert (await page.opens())["time_can_pass"] is True
    assert (await page.does("wait", seconds=3600))["ok"]
    assert (await page.does("wait", seconds=10**9))["ok"]
    assert passed == [3600, 31 * 86_400]


async def test_while_time_passes_everybody_sees_it_pass_and_can_act(
    workspace: Workspace, page: Page, grace: Person
) -> None:
    room = workspace.add_channel("room", [page.person, grace])
    over = asyncio.Event()

    async def pass_by(_seconds: float) -> None:
        await over.wait()

    workspace.let_pass = pass_by
    await page.opens()
    month = asyncio.create_task(page.does("wait", seconds=30 * 86_400))
    passing = (await page.hears("time"))["passing"]
    assert passing["until"] - passing["since"] == 30 * 86_400
    assert (await page.does("post", channel=room.id, text="Meanwhile"))["ok"]
    assert grace.sees(room)[0].text == "Meanwhile"
    again = await page.does("wait", seconds=3600)
    assert again["error"] == "Time is passing already. Wait until it has."
    over.set()
    assert (await month)["ok"]
    assert (await page.opens())["passing"] is None
