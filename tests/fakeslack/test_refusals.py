"""What Slack refuses, this workspace refuses, in the same words."""

import json
from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from fakeslack import Impossible, ManifestError, Rules, Server, Workspace
from tests.fakeslack.conftest import MANIFEST

PLAIN = {"type": "plain_text", "text": "Words"}
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Words"}}


def view(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": PLAIN, "blocks": list(blocks) or [SECTION], **more}


BAD_CALLS = [
    ("chat.postMessage", {"channel": "C0NOWHERE", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": "{secret}", "text": "x"}, "channel_not_found"),
    ("chat.postMessage", {"channel": "{public}", "text": "x"}, "not_in_channel"),
    ("chat.postMessage", {"channel": "{old}", "text": "x"}, "is_archived"),
    ("chat.postMessage", {"channel": "{room}"}, "no_text"),
    ("chat.postMessage", {"channel": "{room}", "text": "x" * 12_001}, "msg_too_long"),
    ("chat.postMessage", {"channel": "{room}", "text": "x", "username": "Me"}, "missing_scope"),
    ("chat.postMessage", {"channel": "{room}", "text": "x", "colour": "red"}, "invalid_arguments"),
    ("chat.postMessage", {"text": "x"}, "invalid_arguments"),
    ("chat.postMessage", {"channel": "{room}", "text": "x", "thread_ts": "1.0"},
     "cannot_reply_to_message"),
    ("chat.postMessage", {"channel": "{room}", "text": "x", "metadata": {"event_type": "a"}},
     "invalid_metadata_format"),
    ("chat.postEphemeral", {"channel": "{room}", "user": "{grace}", "text": "x"},
     "user_not_in_channel"),
    ("chat.update", {"channel": "{room}", "ts": "{hers}", "text": "x"}, "cant_update_message"),
    ("chat.update", {"channel": "{room}", "ts": "1.0", "text": "x"}, "message_not_found"),
    ("chat.update", {"channel": "{room}", "ts": "{its}", "text": "x" * 4001}, "msg_too_long"),
    ("chat.delete", {"channel": "{room}", "ts": "{hers}"}, "cant_delete_message"),
    ("chat.getPermalink", {"channel": "{room}", "message_ts": "1.0"}, "message_not_found"),
    ("conversations.info", {"channel": "{secret}"}, "channel_not_found"),
    ("conversations.history", {"channel": "{public}"}, "not_in_channel"),
    ("conversations.history", {"channel": "{secret}"}, "channel_not_found"),
    ("conversations.replies", {"channel": "{room}", "ts": "1.0"}, "thread_not_found"),
    ("conversations.join", {"channel": "{secret}"}, "channel_not_found"),
    ("conversations.invite", {"channel": "{room}", "users": "{ada}"}, "already_in_channel"),
    ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
    ("conversations.open", {"users": "{gone}"}, "user_disabled"),
    ("chat.postMessage", {"channel": "{gone}", "text": "x"}, "user_disabled"),
    ("conversations.open", {}, "users_list_not_supplied"),
    ("conversations.create", {"name": "Room!"}, "invalid_name_specials"),
    ("conversations.create", {"name": "room"}, "name_taken"),
    ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
    ("users.lookupByEmail", {"email": "ada@example.org"}, "missing_scope"),
    ("views.open", {"trigger_id": "nonsense", "view": view()}, "invalid_trigger_id"),
    ("views.update", {"view_id": "V0GONE", "view": view()}, "not_found"),
    ("views.update", {"view_id": "{home}", "view": {"type": "home", "blocks": [SECTION]},
                      "hash": "old"}, "hash_conflict"),
    ("views.publish", {"user_id": "{ada}", "view": view()}, "invalid_arguments"),
    ("reactions.add", {"channel": "{room}", "timestamp": "{hers}", "name": "eyes"},
     "already_reacted"),
    ("apps.connections.open", {}, "not_allowed_token_type"),
    ("chat.sing", {}, "unknown_method"),
]  # fmt: skip


@pytest.mark.parametrize(("method", "args", "code"), BAD_CALLS)
async def test_bad_calls_are_refused_with_slacks_code(
    workspace: Workspace, client: AsyncWebClient, method: str, args: dict[str, Any], code: str
) -> None:
    names = await _furnished(workspace, client)
    given = {k: names.get(v, v) if isinstance(v, str) else v for k, v in args.items()}
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=given)
    assert refused.value.response["error"] == code
    assert workspace.calls[-1].answer == code


async def _furnished(workspace: Workspace, client: AsyncWebClient) -> dict[str, str]:
    """Fill the workspace, and say which id each name in the table stands for."""
    ada, grace = workspace.add_user("ada"), workspace.add_user("grace")
    room = workspace.add_channel("room", [ada], bot=True)
    old = workspace.add_channel("old", bot=True)
    workspace.archives(old)
    hers = await ada.posts(room, "Mine")
    its = await client.chat_postMessage(channel=room.id, text="Its own")
    await client.reactions_add(channel=room.id, timestamp=hers.ts, name="eyes")
    home = await client.views_publish(user_id=ada.id, view={"type": "home", "blocks": [SECTION]})
    gone = workspace.add_user("gone", deleted=True)
    return {
        "{gone}": gone.id,
        "{room}": room.id,
        "{old}": old.id,
        "{public}": workspace.add_channel("public", [ada]).id,
        "{secret}": workspace.add_channel("secret", [ada], private=True).id,
        "{ada}": ada.id,
        "{grace}": grace.id,
        "{hers}": hers.ts,
        "{its}": its["ts"],
        "{home}": home["view"]["id"],
    }


@pytest.mark.parametrize(("token", "code"), [("", "not_authed"), ("xoxb-1", "invalid_auth")])
async def test_strangers_are_refused(server: Server, token: str, code: str) -> None:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{server.api_url}auth.test", headers=headers) as answer,
    ):
        assert (await answer.json())["error"] == code


async def test_a_missing_scope_is_named_with_those_there_are(client: AsyncWebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        await client.team_info()
    assert refused.value.response["needed"] == "team:read"
    assert "chat:write" in refused.value.response["provided"].split(",")


async def test_the_scopes_granted_are_told_with_every_answer(client: AsyncWebClient) -> None:
    answer = await client.auth_test()
    assert "chat:write" in answer.headers["x-oauth-scopes"].split(",")


async def test_forms_and_json_say_the_same(workspace: Workspace, client: AsyncWebClient) -> None:
    room = workspace.add_channel("room", bot=True)
    asked = {"channel": room.id, "text": "Hello", "blocks": json.dumps([SECTION])}
    await client.api_call("chat.postMessage", data=asked | {"reply_broadcast": "0"})
    await client.api_call("chat.postMessage", params=asked)
    await client.api_call("chat.postMessage", json=asked | {"blocks": [SECTION]})
    said = {(message.text, message.words) for message in room.messages.values()}
    assert said == {("Hello", "Words")}


async def test_a_trigger_opens_one_form_and_only_soon(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    ada = workspace.add_user("ada")
    trigger = workspace.triggers.give(ada.id)
    await client.views_open(trigger_id=trigger, view=view())
    with pytest.raises(SlackApiError, match="exchanged_trigger_id"):
        await client.views_open(trigger_id=trigger, view=view())
    workspace.rules.trigger_seconds = -1
    with pytest.raises(SlackApiError, match="expired_trigger_id"):
        await client.views_open(trigger_id=workspace.triggers.give(ada.id), view=view())


async def test_three_forms_lie_on_each_other_and_no_more(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    ada = workspace.add_user("ada")
    await client.views_open(trigger_id=workspace.triggers.give(ada.id), view=view())
    for _ in range(2):
        trigger = workspace.triggers.give(ada.id, in_modal=True)
        await client.views_push(trigger_id=trigger, view=view())
    with pytest.raises(SlackApiError, match="push_limit_reached"):
        await client.views_push(
            trigger_id=workspace.triggers.give(ada.id, in_modal=True), view=view()
        )


async def test_a_view_of_more_than_250_kb_is_too_large(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    ada = workspace.add_user("ada")
    long = [SECTION | {"text": {"type": "mrkdwn", "text": "x" * 3000}}] * 90
    with pytest.raises(SlackApiError, match="view_too_large"):
        await client.views_open(trigger_id=workspace.triggers.give(ada.id), view=view(*long))


async def test_a_channel_takes_a_burst_and_then_one_message_a_second() -> None:
    workspace = Workspace.from_manifest(MANIFEST, rules=Rules(channel_burst=2))
    room = workspace.add_channel("room", bot=True)
    quiet = workspace.add_channel("quiet", bot=True)
    async with Server(workspace) as server:
        client = AsyncWebClient(workspace.app.bot_token, base_url=server.api_url)
        for _ in range(2):
            await client.chat_postMessage(channel=room.id, text="Hello")
        with pytest.raises(SlackApiError) as refused:
            await client.chat_postMessage(channel=room.id, text="Hello")
        assert refused.value.response.status_code == 429
        assert refused.value.response.headers["Retry-After"] == "1"
        await client.chat_postMessage(channel=quiet.id, text="Hello")


async def test_a_method_is_limited_by_its_tier() -> None:
    workspace = Workspace.from_manifest(MANIFEST, rules=Rules(tiers={1: 1, 2: 2, 3: 3, 4: 4}))
    async with Server(workspace) as server:
        client = AsyncWebClient(workspace.app.bot_token, base_url=server.api_url)
        for _ in range(2):
            await client.users_list()
        with pytest.raises(SlackApiError) as refused:
            await client.users_list()
        assert refused.value.response["error"] == "ratelimited"
        assert int(refused.value.response.headers["Retry-After"]) == 30
        await client.users_info(user=workspace.app.bot_user_id)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"display_information": {"name": "x" * 36}}, "name is longer than 35"),
        ({"oauth_config": {"scopes": {"bot": ["chat:write"]}}}, "needs the scope"),
        ({"settings": {"event_subscriptions": {"bot_events": ["moon_rise"]}}}, "moon_rise"),
    ],
)
def test_a_manifest_slack_would_refuse_is_refused(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ManifestError, match=complaint):
        Workspace.from_manifest(MANIFEST | change)


async def test_people_write_to_an_app_only_if_its_manifest_says_so() -> None:
    features = MANIFEST["features"] | {"app_home": {"messages_tab_enabled": True}}
    workspace = Workspace.from_manifest(MANIFEST | {"features": features})
    ada = workspace.add_user("ada")
    with pytest.raises(Impossible, match="turned off"):
        await ada.posts(ada.dm(), "Hello")
    with pytest.raises(Impossible, match="no Home tab"):
        await ada.opens_home()


async def test_nobody_writes_in_an_archived_channel() -> None:
    workspace = Workspace.from_manifest(MANIFEST)
    ada = workspace.add_user("ada")
    room = workspace.add_channel("room", [ada])
    workspace.archives(room)
    with pytest.raises(Impossible, match="archived"):
        await ada.posts(room, "Hello")
