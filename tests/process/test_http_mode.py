"""Slack posts to the bot: signed requests are answered, others are not, and health is told."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from bot import app
from tests.postgres import Postgres
from tests.process.conftest import NOTHING, Ground, free_port, ground


@asynccontextmanager
async def listening(stand: Ground) -> AsyncIterator[httpx.AsyncClient]:
    """Run the bot in HTTP mode, with the workspace told where it is."""
    port = free_port()
    settings = stand.settings(
        SLACK_APP_TOKEN=None,
        SLACK_SIGNING_SECRET=stand.workspace.app.signing_secret,
        PORT=str(port),
    )
    address = f"http://127.0.0.1:{port}"
    async with (
        app.open_core(settings, starter=NOTHING) as core,
        app.serving(core, settings),
        httpx.AsyncClient(base_url=address) as browser,
    ):
        await stand.workspace.listens_at(f"{address}/slack/events")
        yield browser


async def test_a_command_is_answered(stand: Ground):
    async with listening(stand):
        await stand.ada.uses("/lantern", "help", channel=stand.problems)
        await stand.workspace.until(lambda: stand.ada.ephemerals)
        assert "/problem" in stand.ada.ephemerals[0].words


async def test_a_form_is_saved_and_posted(stand: Ground):
    async with listening(stand):
        await stand.ada.uses("/problem", "A title from the command", channel=stand.problems)
        await stand.workspace.until(lambda: stand.ada.modal)
        await stand.ada.submits(
            context="What is happening here.",
            question="What would you do?",
            topics=["student-voice"],
        )
        await stand.workspace.until(lambda: stand.ada.sees(stand.problems))
        assert "A title from the command" in stand.ada.sees(stand.problems)[0].words


async def test_home_is_drawn(stand: Ground):
    async with listening(stand):
        await stand.ada.opens_home()
        await stand.workspace.until(lambda: stand.ada.home)


async def test_a_request_that_slack_did_not_sign_is_refused(stand: Ground):
    async with listening(stand) as browser:
        body = "command=%2Flantern&text=help"
        signed = stand.workspace.posts.signed(body, "application/x-www-form-urlencoded")
        for name in ("X-Slack-Signature", "X-Slack-Request-Timestamp"):
            forged = signed | {name: "0"}
            answer = await browser.post("/slack/events", content=body, headers=forged)
            assert answer.status_code == 401
        assert (await browser.get("/slack/events")).status_code == 405


async def test_it_is_healthy_and_ready(stand: Ground):
    async with listening(stand) as browser:
        for path in ("/healthz", "/readyz"):
            answer = await browser.get(path)
            assert (answer.status_code, answer.text) == (200, "ok")


async def test_without_its_database_it_is_healthy_but_not_ready(
    postgres: Postgres, postgres_template: str, tmp_path: Path
):
    name = postgres.fresh_name()
    url = postgres.create(name, postgres_template)
    async with ground(url, tmp_path) as stand, listening(stand) as browser:
        postgres.drop(name)
        answer = await browser.get("/readyz")
        assert (answer.status_code, answer.text) == (503, "The database does not answer.")
        assert (await browser.get("/healthz")).status_code == 200


async def test_without_slack_it_is_healthy_but_not_ready(stand: Ground):
    async with listening(stand) as browser:
        stand.workspace.faults.status("auth.test", 503)
        answer = await browser.get("/readyz")
        assert answer.status_code == 503
        assert answer.text == "Slack does not answer, or does not accept the token."
        assert (await browser.get("/healthz")).status_code == 200
        assert (await browser.get("/readyz")).status_code == 200


async def test_slack_is_asked_once_in_a_while(stand: Ground):
    async with listening(stand) as browser:
        await browser.get("/readyz")
        before = len(stand.workspace.calls)
        for _ in range(5):
            assert (await browser.get("/readyz")).status_code == 200
        assert len(stand.workspace.calls) == before


async def test_when_it_has_stopped_nothing_listens(stand: Ground):
    async with listening(stand) as browser:
        address = browser.base_url
    async with httpx.AsyncClient() as browser:
        with pytest.raises(httpx.ConnectError):
            await browser.get(address)
