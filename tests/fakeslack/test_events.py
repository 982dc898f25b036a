"""Events reach the app, again and again if need be, signed where that is due."""

import asyncio
from typing import Any

import aiohttp
import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError
from slack_sdk.signature import SignatureVerifier
from slack_sdk.web.async_client import AsyncWebClient
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from fakeslack import Impossible, Workspace
from tests.fakeslack.conftest import Connect
from tests.fakeslack.serving import served
from tests.fakeslack.shapes import hearing


async def test_the_app_hears_what_is_said_where_it_is(
    workspace: Workspace, bolt: AsyncApp, either_way: Connect
) -> None:
    heard = hearing(bolt, "message")
    ada = workspace.add_user("ada")
    room = workspace.add_channel("room", [ada], bot=True)
    secret = workspace.add_channel("secret", [ada], private=True)
    async with either_way(bolt):
        await ada.posts(secret, "Not for it")
        root = await ada.posts(room, "Hello & welcome")
        await ada.posts(room, "In the thread", thread=root)
        await ada.posts(ada.dm(), "Between us")
        await workspace.until(lambda: len(heard) == 3)
    assert [event["text"] for event in heard] == [
        "Hello &amp; welcome", "In the thread", "Between us",
    ]  # fmt: skip
    assert [event["channel_type"] for event in heard] == ["channel", "channel", "im"]
    assert heard[1]["thread_ts"] == root.ts
    assert heard[1]["parent_user_id"] == ada.id


async def test_the_app_hears_its_name_and_who_comes(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    mentions, arrivals = hearing(bolt, "app_mention"), hearing(bolt, "member_joined_channel")
    newcomers, changes = hearing(bolt, "team_join"), hearing(bolt, "user_change")
    hearing(bolt, "message")
    async with connected(bolt):
        room = workspace.add_channel("room", bot=True)
        ada = workspace.add_user("ada")
        workspace.joins(ada, room)
        await ada.posts(room, f"<@{workspace.app.bot_user_id}> hello")
        workspace.change_user(ada, tz="Pacific/Honolulu")
        await workspace.until(lambda: len(arrivals) == 2 and mentions and changes)
    assert {event["user"] for event in arrivals} == {workspace.app.bot_user_id, ada.id}
    assert newcomers[0]["user"]["name"] == "ada"
    assert changes[0]["user"]["tz"] == "Pacific/Honolulu"


async def test_opening_the_home_tab_lets_the_app_fill_it(
    workspace: Workspace, bolt: AsyncApp, either_way: Connect
) -> None:
    @bolt.event("app_home_opened")
    async def fill(event: Any, client: Any) -> None:
        text = {"type": "mrkdwn", "text": f"Hello <@{event['user']}>, on {event['tab']}"}
        view = {"type": "home", "blocks": [{"type": "section", "text": text}]}
        await client.views_publish(user_id=event["user"], view=view)

    ada = workspace.add_user("ada")
    async with either_way(bolt):
        await ada.opens_home()
        await workspace.until(lambda: ada.home)
    assert ada.home is not None
    assert f"Hello <@{ada.id}>, on home" in ada.home.words


async def test_an_event_is_tried_four_times_and_then_given_up(workspace: Workspace) -> None:
    headers: list[tuple[str | None, str | None]] = []

    async def fail(request: Request) -> Response:
        if (await request.json())["type"] == "url_verification":
            return Response((await request.json())["challenge"])
        given = request.headers
        headers.append((given.get("x-slack-retry-num"), given.get("x-slack-retry-reason")))
        return Response(status_code=500)

    async with served(Starlette(routes=[Route("/", fail, methods=["POST"])])) as url:
        await _listening(workspace, url)
        ada = workspace.add_user("ada")
        await ada.posts(ada.dm(), "Hello")
        await workspace.until(lambda: len(workspace.events.given_up) == 2)
        await _stopped(workspace)
    assert sorted(headers, key=str) == sorted(
        2 * [(None, None), ("1", "http_error"), ("2", "http_error"), ("3", "http_error")], key=str
    )


async def test_an_app_can_ask_not_to_be_sent_an_event_again(workspace: Workspace) -> None:
    tries = 0

    async def refuse(request: Request) -> Response:
        nonlocal tries
        body = await request.json()
        tries += body["type"] == "event_callback"
        challenge = body.get("challenge", "")
        status = 200 if challenge else 500
        return Response(challenge, status, {"X-Slack-No-Retry": "1"})

    async with served(Starlette(routes=[Route("/", refuse, methods=["POST"])])) as url:
        await _listening(workspace, url)
        workspace.add_user("ada")
        await workspace.until(lambda: workspace.events.given_up)
        await _stopped(workspace)
    assert tries == 1


async def test_what_is_posted_to_the_app_is_signed(workspace: Workspace) -> None:
    verifier = SignatureVerifier(workspace.app.signing_secret)
    valid = []

    async def check(request: Request) -> Response:
        body = await request.body()
        valid.append(verifier.is_valid_request(body, dict(request.headers)))
        return Response((await request.json()).get("challenge", ""))

    async with served(Starlette(routes=[Route("/", check, methods=["POST"])])) as url:
        await _listening(workspace, url)
        await _stopped(workspace)
    assert valid == [True]


async def test_a_request_url_that_does_not_know_the_challenge_is_refused(
    workspace: Workspace,
) -> None:
    async def shrug(_: Request) -> Response:
        return Response("What?")

    async with served(Starlette(routes=[Route("/", shrug, methods=["POST"])])) as url:
        with pytest.raises(Impossible, match="did not answer the challenge"):
            await workspace.listens_at(url)
    await workspace.posts.close()
    assert workspace.app.request_url is None


async def test_an_event_not_acknowledged_comes_again_with_the_same_id(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    tries = []

    @bolt.middleware
    async def stumble(body: Any, request: Any, next: Any) -> None:  # noqa: A002
        if body.get("event", {}).get("type") == "message":
            tries.append((body["event_id"], request.headers.get("x-slack-retry-num", ["0"])[0]))
            if len(tries) == 1:
                await asyncio.sleep(0.4)
        await next()

    heard = hearing(bolt, "message")
    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.posts(ada.dm(), "Hello")
        await workspace.until(lambda: len(heard) == 2)
    assert [retry for _, retry in tries] == ["0", "1"]
    assert tries[0][0] == tries[1][0]


async def test_a_command_can_be_delivered_twice(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    triggers = []

    @bolt.command("/say")
    async def note(ack: Any, body: Any) -> None:
        await ack()
        triggers.append(body["trigger_id"])

    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        await workspace.courier.offer(workspace.courier.sent[-1])
    assert len(triggers) == 2
    assert len(set(triggers)) == 1


async def test_an_app_taken_out_is_told_and_its_token_is_worthless(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    workspace.uninstalls()
    with pytest.raises(SlackApiError, match="account_inactive"):
        await client.auth_test()
    ada = workspace.add_user("ada")
    app = workspace.app
    form = {"code": workspace.installs(ada), "client_id": app.client_id}
    async with (
        aiohttp.ClientSession(client.base_url) as http,
        http.post("oauth.v2.access", data=form | {"client_secret": app.client_secret}) as answer,
    ):
        installed = await answer.json()
    assert installed["access_token"] == app.bot_token
    assert installed["authed_user"]["id"] == ada.id
    await client.auth_test()


async def _listening(workspace: Workspace, url: str) -> None:
    """Deliver to a URL without a server of the workspace's own."""
    workspace.errands.open()
    await workspace.listens_at(url)


async def _stopped(workspace: Workspace) -> None:
    await workspace.errands.stop()
    await workspace.posts.close()
