"""The Web API as slack_sdk uses it."""

import itertools
import json
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from fakeslack import Person, Server, Workspace
from fakeslack.state import Channel
from tests.fakeslack.conftest import MANIFEST


@pytest.fixture
def ada(workspace: Workspace) -> Person:
    return workspace.add_user("ada", real_name="Ada Example", tz="America/Chicago", is_admin=True)


@pytest.fixture
def room(workspace: Workspace, ada: Person) -> Channel:
    return workspace.add_channel("room", [ada], bot=True)


async def test_a_thread_is_read_with_its_metadata_only_on_request(
    client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    key = {"event_type": "greeting", "event_payload": {"key": "greeting:1"}}
    root = await client.chat_postMessage(channel=room.id, text="Hello", metadata=key)
    await client.chat_postMessage(channel=room.id, text="Reply", thread_ts=root["ts"])
    await client.chat_postMessage(
        channel=room.id, text="Aloud", thread_ts=root["ts"], reply_broadcast=True
    )
    history = await client.conversations_history(channel=room.id)
    assert [message["text"] for message in history["messages"]] == ["Aloud", "Hello"]
    assert history["messages"][1]["reply_count"] == 2
    assert "metadata" not in history["messages"][1]
    replies = await client.conversations_replies(
        channel=room.id, ts=root["ts"], include_all_metadata=True
    )
    assert [message["text"] for message in replies["messages"]] == ["Hello", "Reply", "Aloud"]
    assert replies["messages"][0]["metadata"] == key
    assert [m.text for m in ada.sees(room, thread=root["ts"])] == ["Hello", "Reply", "Aloud"]
    assert [m.text for m in ada.sees(room)] == ["Hello", "Aloud"]


async def test_history_is_read_in_pages_and_between_times(
    client: AsyncWebClient, room: Channel
) -> None:
    sent = [await client.chat_postMessage(channel=room.id, text=str(n)) for n in range(5)]
    times = [message["ts"] for message in sent]
    assert times == sorted(set(times))
    first = await client.conversations_history(channel=room.id, limit=2)
    assert [message["text"] for message in first["messages"]] == ["4", "3"]
    assert first["has_more"]
    cursor = first["response_metadata"]["next_cursor"]
    rest = await client.conversations_history(channel=room.id, limit=100, cursor=cursor)
    assert [message["text"] for message in rest["messages"]] == ["2", "1", "0"]
    assert not rest["has_more"]
    middle = await client.conversations_history(
        channel=room.id, oldest=times[1], latest=times[3], inclusive=True
    )
    assert [message["text"] for message in middle["messages"]] == ["3", "2", "1"]
    between = await client.conversations_history(channel=room.id, oldest=times[1], latest=times[3])
    assert [message["text"] for message in between["messages"]] == ["2"]


async def test_an_update_keeps_what_it_does_not_mention(
    client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    block = {"type": "section", "block_id": "b", "text": {"type": "mrkdwn", "text": "Words"}}
    key = {"event_type": "greeting", "event_payload": {"key": "greeting:1"}}
    sent = await client.chat_postMessage(
        channel=room.id, text="Hello", blocks=[block], metadata=key
    )
    await client.chat_update(channel=room.id, ts=sent["ts"], text="Changed")
    message = ada.sees(room)[0]
    assert (message.text, message.blocks, message.metadata) == ("Changed", [block], key)
    await client.chat_delete(channel=room.id, ts=sent["ts"])
    assert not ada.sees(room)


async def test_a_deleted_message_with_replies_leaves_a_tombstone(
    client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    sent = await client.chat_postMessage(channel=room.id, text="Hello")
    await ada.posts(room, "Reply", thread=sent["ts"])
    await client.chat_delete(channel=room.id, ts=sent["ts"])
    assert [message.subtype for message in ada.sees(room)] == ["tombstone"]
    with pytest.raises(SlackApiError, match="message_not_found"):
        await client.chat_update(channel=room.id, ts=sent["ts"], text="Back")


async def test_a_message_to_a_person_opens_their_dm(
    workspace: Workspace, client: AsyncWebClient, ada: Person
) -> None:
    sent = await client.chat_postMessage(channel=ada.id, text="Hello")
    assert sent["channel"] == ada.dm().id
    opened = await client.conversations_open(users=ada.id, return_im=True)
    assert opened["channel"]["id"] == sent["channel"]
    assert opened["channel"]["user"] == ada.id
    assert opened["already_open"]
    assert [message.text for message in ada.sees(ada.dm())] == ["Hello"]
    assert len(workspace.channels) == 1


async def test_a_group_dm_is_the_same_for_the_same_people(
    workspace: Workspace, client: AsyncWebClient, ada: Person
) -> None:
    grace, eve = workspace.add_user("grace"), workspace.add_user("eve")
    first = await client.conversations_open(users=[ada.id, grace.id])
    again = await client.conversations_open(users=[grace.id, ada.id])
    assert first["channel"]["id"] == again["channel"]["id"]
    await client.chat_postMessage(channel=first["channel"]["id"], text="Meet each other")
    group = workspace.channels[first["channel"]["id"]]
    assert [message.text for message in ada.sees(group)] == ["Meet each other"]
    assert eve.sees(group) == []
    members = await client.conversations_members(channel=group.id)
    assert set(members["members"]) == {ada.id, grace.id, workspace.app.bot_user_id}


async def test_an_ephemeral_message_is_seen_by_one_and_kept_by_nobody(
    client: AsyncWebClient, workspace: Workspace, ada: Person, room: Channel
) -> None:
    grace = workspace.add_user("grace")
    workspace.joins(grace, room)
    await client.chat_postEphemeral(channel=room.id, user=ada.id, text="Psst")
    assert [message.text for message in ada.ephemerals] == ["Psst"]
    assert not grace.ephemerals
    assert (await client.conversations_history(channel=room.id))["messages"] == []


async def test_people_are_told_with_zone_and_role_but_without_their_address(
    client: AsyncWebClient, ada: Person
) -> None:
    user = (await client.users_info(user=ada.id))["user"]
    assert (user["tz"], user["is_admin"], user["is_bot"]) == ("America/Chicago", True, False)
    assert user["tz_offset"] in {-5 * 3600, -6 * 3600}
    assert "email" not in user["profile"]
    names = {member["name"] for member in (await client.users_list())["members"]}
    assert names == {"ada", "parrot"}


async def test_private_channels_the_app_is_not_in_are_not_listed(
    workspace: Workspace, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    workspace.add_channel("secret", [ada], private=True)
    inside = workspace.add_channel("inside", [ada], private=True, bot=True)
    listed = await client.conversations_list(types="public_channel,private_channel")
    assert {channel["id"] for channel in listed["channels"]} == {room.id, inside.id}


async def test_the_app_makes_joins_and_fills_channels(
    workspace: Workspace, client: AsyncWebClient, ada: Person
) -> None:
    made = (await client.conversations_create(name="made"))["channel"]
    await client.conversations_invite(channel=made["id"], users=ada.id)
    assert list(workspace.channels[made["id"]].members) == [workspace.app.bot_user_id, ada.id]
    public = workspace.add_channel("public", [ada])
    await client.conversations_join(channel=public.id)
    assert (await client.conversations_info(channel=public.id))["channel"]["is_member"]


async def test_times_are_the_workspaces_own() -> None:
    ticks = itertools.count(1_700_000_000)
    workspace = Workspace.from_manifest(MANIFEST, clock=lambda: float(next(ticks)))
    ada = workspace.add_user("ada")
    message = await ada.posts(ada.dm(), "Hello")
    assert message.ts.startswith("17000000")
    frozen = Workspace.from_manifest(MANIFEST, clock=lambda: 1_700_000_000.0)
    grace = frozen.add_user("grace")
    times = [(await grace.posts(grace.dm(), "Hello")).ts for _ in range(3)]
    assert times == ["1700000000.000000", "1700000000.000001", "1700000000.000002"]


def test_ids_last_from_one_run_to_the_next() -> None:
    one, other = Workspace.from_manifest(MANIFEST), Workspace.from_manifest(MANIFEST)
    elsewhere = Workspace.from_manifest(MANIFEST, "Another Network")
    assert one.add_user("ada").id == other.add_user("ada").id != elsewhere.add_user("ada").id
    assert one.add_channel("room").id == other.add_channel("room").id
    assert one.app.bot_token != other.app.bot_token


async def test_it_runs_on_its_own(tmp_path: Path) -> None:
    manifest = tmp_path / "manifest.json"
    manifest.write_text(json.dumps(MANIFEST))
    command = [sys.executable, "-m", "fakeslack", "--manifest", str(manifest)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:  # noqa: S603, ASYNC220
        assert process.stdout is not None
        how = json.loads(process.stdout.readline())
        client = AsyncWebClient(how["bot_token"], base_url=how["api_url"])
        assert (await client.auth_test())["team"] == "Sample Network"
        process.terminate()


async def test_a_taken_port_is_refused_before_anything_starts(server: Server) -> None:
    other = Workspace.from_manifest(MANIFEST)
    with pytest.raises(OSError, match="in use"):
        Server(other, int(server.url.rpartition(":")[2]))


async def test_a_workspace_can_go_away_and_come_back(workspace: Workspace) -> None:
    async with Server(workspace) as first:
        port = int(first.url.rpartition(":")[2])
    client = AsyncWebClient(workspace.app.bot_token, base_url=first.api_url, retry_handlers=[])
    with pytest.raises(aiohttp.ClientError):
        await client.auth_test()
    async with Server(workspace, port):
        assert (await client.auth_test())["ok"]
