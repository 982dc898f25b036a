"""The demo comes up filled, works, and leaves nothing behind."""

import asyncio
import json
import re
import signal
import subprocess
import sys
from pathlib import Path

import aiohttp
import httpx
import pytest

from bot.demo import heard, written
from bot.demo.mentors import EVERYBODY, MENTORS
from bot.demo.past import PROBLEMS
from bot.demo.people import APART, COACH, FACILITATORS, OFFICERS, OMBUDS
from bot.demo.programme import COACHED, ENROLLED
from bot.domain import topics
from bot.domain.members import LANGUAGES, REGIONS, SECTORS, SETTINGS, SIZES
from bot.domain.pairings import ABOUT, RHYTHMS
from bot.domain.peers import WISHES
from bot.domain.states import STATES
from bot.services.library import Library
from bot.services.starter import Starter
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


KNOWN = {topic.slug for topic in topics.TOPICS}
FOUND = {
    "ada": (
        *("Did you meet?", "How did it go?", "My coach", "2 open goals"),
        *("This is a draft of a piece of guidance", "Was “Example High”, is now “a school”"),
        *("Last time you set out to", "What I sent you", "Winter session"),
    ),
    "mae": ("You are asked for help by", "asks for your help", "Accept"),
    "noor": ("You are in conversation with", "Which three complaints took most of your week?"),
    "theo": ("a colleague who gave no name", "None of them in my job description."),
    "ruth": ("You are in conversation with", "Two sisters who run a food truck."),
    "grace": ("Colleagues thanked you once.",),
    "hugo": ("and back by itself on that day",),
    "walt": ("*I coach*", "left something new among your goals"),
    "fay": (
        *("For facilitators", "Open problems without an answer", "Library: 3 wait for review"),
        *("1 new, 1 changed, 1 reported, 1 overdue", "How Cohort one is", "of 8* answered"),
    ),
    "ines": ("Ask students in the week before the vote, not after it” is in the library now",),
    "dora": ("A facilitator asks about your piece", "as “Dora Notional, mentor”"),
    "pia": ("Guidance that I gave",),
    "kit": ("made you an ombuds person",),
}
"""What somebody finds in their Home and their direct messages."""
HALF_A_DAY = 12 * 60 * 60


@pytest.mark.timeout(400)
async def test_it_shows_a_filled_network_lets_time_pass_and_leaves_nothing_behind(tmp_path: Path):
    port = free_port()
    demo = await start(port, tmp_path)
    try:
        async with asyncio.timeout(180):
            line = (await demo.stdout.readline()).decode()
        page = rf"(http://127\.0\.0\.1:{port})/\?as=(U\w+)&channel=C\w+"
        address = re.fullmatch(rf"Lantern is at {page}\n", line)
        assert address
        async with httpx.AsyncClient(base_url=address[1], timeout=180) as browser:
            assert (await browser.get("/")).status_code == 200
            people = (await browser.get("/page/people")).json()["people"]
            ids = {each["name"]: each["id"] for each in people}
            assert {each.name for each in EVERYBODY} <= ids.keys()
            assert address[2] == ids["ada"]
            for name, words in FOUND.items():
                await finds(browser, ids[name], *words)
            passed = await browser.post(f"/page/{ids['ada']}/wait", json={"seconds": HALF_A_DAY})
            assert passed.json() == {"ok": True}
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


async def finds(browser: httpx.AsyncClient, member: str, *words: str) -> None:
    """Open Home, and wait until all of this stands there or in a message."""
    await browser.post(f"/page/{member}/home", json={})
    missing = set(words)
    async with asyncio.timeout(60):
        while missing:
            shown = await seen_by(browser, member)
            missing = {each for each in missing if each not in shown}


async def seen_by(browser: httpx.AsyncClient, member: str) -> str:
    """Read all that one person's page shows."""
    address = f"{browser.base_url}/page/live?as={member}"
    async with (
        aiohttp.ClientSession() as session,
        session.ws_connect(address, max_msg_size=0) as ws,
    ):
        told = json.loads((await ws.receive()).data)
    return json.dumps([told["home"], told["messages"]], ensure_ascii=False)


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


def test_its_people_use_the_words_of_the_product():
    for each in EVERYBODY:
        district = each.district
        assert district.setting in {None, *SETTINGS}
        assert district.size in {None, *SIZES}
        assert district.region in {None, *REGIONS}
        assert district.sector in {None, *SECTORS}
        assert each.state in {None, *STATES}
        assert set(each.languages) <= set(LANGUAGES)
        assert set(each.topics) <= KNOWN
        assert each.peers.wish in {None, *WISHES}
    for mentor in MENTORS:
        assert set(mentor.mentoring.led) <= set(mentor.mentoring.topics) <= KNOWN


def test_its_past_is_about_its_people_and_topics():
    names = {each.name for each in EVERYBODY}
    mentors = {each.name for each in MENTORS}
    officers = {each.name for each in OFFICERS}
    for problem in PROBLEMS:
        assert set(problem.topics) <= KNOWN
        assert {problem.by, *(reply.by for reply in problem.replies)} <= names
        if problem.lesson:
            replied = {reply.by for reply in problem.replies}
            assert replied.issuperset(name for name, _ in problem.lesson.helpful)
        if problem.asked:
            assert problem.asked.mentor in mentors
            assert {said.by for said in problem.asked.talk} <= {problem.by, problem.asked.mentor}
    for coached in COACHED:
        assert coached.officer in officers
        assert coached.rhythm in RHYTHMS
        assert {goal.about for goal in coached.goals} <= set(ABOUT)
    assert {*ENROLLED, *APART} <= officers
    assert {*FACILITATORS, COACH, OMBUDS} <= names


async def test_its_library_is_about_its_people_and_pieces(guidance: Starter):
    names = {each.name for each in EVERYBODY}
    given = {each.title: each for each in written.GIVEN}
    brought = {each.title for each in written.BROUGHT}
    added = [written.ADDED, written.WAITING]
    assert {*given, *brought, *guidance.entries}.issuperset(each.of for each in heard.SAID)
    assert guidance.entries.keys() >= {heard.DISAGREES_WITH, *(each.slug for each in added)}
    assert names.issuperset(each.by for each in (*written.GIVEN, *added))
    for said in heard.SAID:
        assert names.issuperset(filter(None, (*said.useful, said.reported_by)))
    library = Library(guidance)
    for looked_for in heard.LOOKED_FOR:
        assert names.issuperset(looked_for.by)
        assert await library.search(looked_for.words) == [], "it was looked for in vain"
