"""Takes the README's picture: the demo, with a problem just shared and its guidance beside it."""

import asyncio
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.browser import chromium
from tests.browser.sharing import CHANNEL, finds_guidance, shares
from tests.browser.visitor import DESKTOP, visiting

PICTURE = Path(__file__).parents[2] / "docs" / "screenshot.png"


@asynccontextmanager
async def demo() -> AsyncIterator[str]:
    """Run the demo on any free port, and give the address it prints."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    command = (sys.executable, "-m", "bot", "demo", "--port", port)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    assert process.stdout
    try:
        told = await process.stdout.readline()
        yield told.decode().split()[-1]
    finally:
        process.terminate()
        await process.wait()


async def take(browser_path: str) -> None:
    async with (
        demo() as address,
        chromium.running(browser_path) as browser,
        visiting(browser, address, DESKTOP) as ada,
    ):
        await ada.opens(CHANNEL)
        post = await shares(ada)
        await finds_guidance(ada, post)
        await ada.page.mouse.move(0, 0)
        await ada.page.screenshot(path=PICTURE, animations="disabled", caret="hide")


def main() -> None:
    path = chromium.find()
    if path is None:
        sys.exit(chromium.MISSING)
    asyncio.run(take(path))
    sys.stdout.write(f"{PICTURE} is {PICTURE.stat().st_size // 1000} kB.\n")


if __name__ == "__main__":
    main()
