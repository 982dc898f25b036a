"""A browser for the whole session, and a network to visit with it."""

import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, ViewportSize

from bot.services.starter import Starter
from fakeslack import Person
from tests.browser import chromium
from tests.browser.visitor import DESKTOP, Visitor, visiting
from tests.network import Network, living

Arrive = Callable[..., Awaitable[Visitor]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run these tests in the loop in which the browser was opened."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser() -> AsyncIterator[Browser]:
    path = chromium.find()
    if path is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(chromium.MISSING)
    async with chromium.running(path) as opened:
        yield opened


@pytest_asyncio.fixture(loop_scope="session")
async def network(
    browser: Browser,  # noqa: ARG001  # without one there is nobody to build it for
    sqlite_url: str,
    guidance: Starter,
) -> AsyncIterator[Network]:
    async with living(sqlite_url, starter=guidance) as alive:
        yield alive


@pytest_asyncio.fixture(loop_scope="session")
async def arrives(browser: Browser, network: Network) -> AsyncIterator[Arrive]:
    """Let somebody open the channel for problems, each in a browser of their own."""
    async with AsyncExitStack() as visits:

        async def arrive(person: Person, size: ViewportSize = DESKTOP) -> Visitor:
            address = f"{network.workspace.url}/?as={person.id}&channel={network.problems.id}"
            return await visits.enter_async_context(visiting(browser, address, size))

        yield arrive
