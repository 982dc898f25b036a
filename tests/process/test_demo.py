"""The demo comes up filled, works, and leaves nothing behind."""

import asyncio
import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx

from bot.demo.past import PROBLEMS
from bot.demo.people import EVERYBODY
from bot.domain import topics
from bot.domain.members import SETTINGS, SIZES
from tests.process.conftest import free_port


async def start(port: int, folder: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "bot", "demo", "--port", str(port)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={"TMPDIR": str(folder), "HOME": str(Path.home()), "PATH": ""},
        cwd=folder,
    )


async def test_it_shows_a_filled_network_and_leaves_nothing_behind(tmp_path: Path):
    port = free_port()
    demo = await start(port, tmp_path)
    try:
        async with asyncio.timeout(60):
            line = (await demo.stdout.readline()).decode()
        page = rf"(http://127\.0\.0\.1:{port})/\?as=(U\w+)&channel=C\w+"
        address = re.fullmatch(rf"Lantern is at {page}\n", line)
        assert address
        async with httpx.AsyncClient(base_url=address[1]) as browser:
            assert (await browser.get("/")).status_code == 200
            people = (await browser.get("/page/people")).json()["people"]
        names = {each["real_name"] for each in people}
        assert {each.real_name for each in EVERYBODY} <= names
        assert address[2] in {each["id"] for each in people}
        assert names_in(tmp_path)[0].startswith("lantern-demo-")
        demo.send_signal(signal.SIGINT)
        async with asyncio.timeout(30):
            out, err = await demo.communicate()
    finally:
        if demo.returncode is None:
            demo.kill()
            await demo.communicate()
    assert (demo.returncode, out, err) == (0, b"", b"")
    assert names_in(tmp_path) == []


def names_in(folder: Path) -> list[str]:
    return [each.name for each in folder.iterdir()]


async def test_a_taken_port_is_one_sentence(tmp_path: Path):
    port = free_port()
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", port)
    async with server:
        demo = await start(port, tmp_path)
        out, err = await demo.communicate()
    assert demo.returncode == 1
    assert out == b""
    said = f"Port {port} is taken: choose another, such as `make demo PORT={port + 1}`.\n"
    assert err.decode() == said


def test_no_library_reports_to_its_makers(tmp_path: Path):
    """The one that runs the search model would keep a file of its sessions."""
    code = "import bot.encoder, time; time.sleep(0.2)"
    subprocess.run(  # noqa: S603
        [sys.executable, "-c", code], env={"TMPDIR": str(tmp_path)}, check=True
    )
    assert names_in(tmp_path) == []


def test_its_people_and_problems_use_the_words_of_the_product():
    known = {topic.slug for topic in topics.TOPICS}
    names = {each.name for each in EVERYBODY}
    for each in EVERYBODY:
        assert each.setting in {None, *SETTINGS}
        assert each.size in {None, *SIZES}
        assert set(each.mentoring.topics if each.mentoring else ()) <= known
    for problem in PROBLEMS:
        assert set(problem.topics) <= known
        assert {problem.by, *(reply.by for reply in problem.replies)} <= names
