"""Files: three steps in, pictures in blocks, what is downloaded by whom, and how one ends."""

from typing import Any

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from fakeslack import Impossible, Person, Server, Workspace
from fakeslack.state import Channel
from tests.fakeslack.shapes import form
from tests.fakeslack.uploads import CALENDAR, DOT, begun, picture, uploaded


@pytest.fixture
def ada(workspace: Workspace) -> Person:
    return workspace.add_user("ada", real_name="Ada Example")


@pytest.fixture
def room(workspace: Workspace, ada: Person) -> Channel:
    return workspace.add_channel("room", [ada], bot=True)


async def refusal_of(client: AsyncWebClient, method: str, **args: Any) -> str:
    with pytest.raises(SlackApiError) as refused:
        await client.api_call(method, json=args)
    return str(refused.value.response["error"])


async def test_a_file_is_shared_in_three_steps(
    client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    await uploaded(
        client, "a.csv", b"a,b", "Numbers", channel_id=room.id, initial_comment="Here they are"
    )
    message = ada.sees(room)[0]
    assert message.text == "Here they are"
    file = message.files[0]
    assert (file["name"], file["title"], file["size"]) == ("a.csv", "Numbers", 3)
    assert (file["mimetype"], file["filetype"], file["mode"]) == ("text/csv", "csv", "hosted")
    assert ada.opens_file(file) == b"a,b"


async def test_slacks_own_upload_works(client: AsyncWebClient, ada: Person, room: Channel) -> None:
    await client.files_upload_v2(channel=room.id, filename="a.txt", content="Hello", title="Words")
    assert ada.sees(room)[0].files[0]["title"] == "Words"


async def test_a_file_that_never_arrived_is_not_shared(
    client: AsyncWebClient, room: Channel
) -> None:
    step = await client.files_getUploadURLExternal(filename="a.txt", length=5)
    files = [{"id": step["file_id"], "title": "Words"}]
    said = await refusal_of(client, "files.completeUploadExternal", files=files, channel_id=room.id)
    assert said == "file_not_found"


async def test_an_upload_can_be_cut_off_and_sent_again(
    workspace: Workspace, client: AsyncWebClient
) -> None:
    workspace.faults.status("upload")
    step = await client.files_getUploadURLExternal(filename="dot.png", length=len(DOT))
    async with aiohttp.ClientSession() as http:
        codes = []
        for _ in range(2):
            async with http.post(step["upload_url"], data=DOT) as answer:
                codes.append(answer.status)
    assert codes == [503, 200]
    await client.files_completeUploadExternal(files=[{"id": step["file_id"], "title": "Dot"}])


async def test_a_picture_of_the_apps_own_is_shown_in_a_message_by_id_or_address(
    client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    file = await uploaded(client, "dot.png", DOT)
    about = (await client.files_info(file=file))["file"]
    assert (about["mimetype"], about["filetype"]) == ("image/png", "png")
    for block in (
        picture(file),
        picture(url=about["url_private"]),
        picture(url=about["permalink"]),
        {"type": "context", "elements": [picture(file)]},
    ):
        await client.chat_postMessage(channel=room.id, text="Look", blocks=[block])
        assert ada.pictures(ada.sees(room)[-1]) == [DOT]


async def test_what_is_no_finished_picture_of_the_apps_own_is_refused(
    workspace: Workspace, client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    workspace.rules.rates = False
    gone = await uploaded(client, "dot.png", DOT)
    await client.files_delete(file=gone)
    for file in (
        "F0NOWHERE00",
        await begun(client, "dot.png", DOT),
        await uploaded(client, "a.csv", b"a,b"),
        await uploaded(client, "no.png", b"No picture"),
        workspace.files.take(ada.id, "hers.png", DOT).id,
        gone,
    ):
        said = await refusal_of(
            client, "chat.postMessage", channel=room.id, text="Look", blocks=[picture(file)]
        )
        assert said == "invalid_blocks"
    assert not room.messages


async def test_a_new_picture_is_refused_until_slack_has_looked_at_it(
    workspace: Workspace, client: AsyncWebClient, room: Channel
) -> None:
    workspace.rules.files_settle_seconds = 3600
    file = await uploaded(client, "dot.png", DOT)
    assert (await client.files_info(file=file))["file"]["mimetype"] == ""
    message: dict[str, Any] = {"channel": room.id, "text": "Look", "blocks": [picture(file)]}
    with pytest.raises(SlackApiError, match="invalid slack file"):
        await client.chat_postMessage(**message)
    workspace.rules.files_settle_seconds = 0
    assert (await client.chat_postMessage(**message))["ok"]


async def test_a_picture_is_seen_in_a_form_only_by_whom_it_stands_before(
    workspace: Workspace, client: AsyncWebClient, ada: Person
) -> None:
    file = await uploaded(client, "dot.png", DOT)
    with pytest.raises(Impossible, match="sees no such file"):
        ada.opens_file(file)
    view = workspace.modals.open(workspace.triggers.give(ada.id), form(picture(file)))
    assert ada.pictures(view) == [DOT]


async def test_a_deleted_file_is_gone_wherever_it_was(
    client: AsyncWebClient, ada: Person, room: Channel
) -> None:
    chart = await uploaded(client, "dot.png", DOT)
    table = await uploaded(client, "a.csv", b"a,b", channel_id=room.id)
    await client.chat_postMessage(channel=room.id, text="Look", blocks=[picture(chart)])
    await client.files_delete(file=chart)
    await client.files_delete(file=table)
    shared, shown = ada.sees(room)
    assert shared.files == [{"id": table, "mode": "tombstone"}]
    with pytest.raises(Impossible, match="sees no such file"):
        ada.pictures(shown)
    assert await refusal_of(client, "files.info", file=chart) == "file_deleted"
    assert await refusal_of(client, "files.delete", file=chart) == "file_deleted"


async def test_what_files_may_not_be_is_said_in_slacks_words(
    workspace: Workspace, client: AsyncWebClient, ada: Person
) -> None:
    hers = workspace.files.take(ada.id, "breaks.ics", CALENDAR)
    assert await refusal_of(client, "files.info", file="F0NOWHERE00") == "file_not_found"
    assert await refusal_of(client, "files.delete", file=hers.id) == "cant_delete_file"
    alt: dict[str, Any] = {"filename": "a.png", "length": 1, "alt_txt": "x" * 1001}
    assert await refusal_of(client, "files.getUploadURLExternal", **alt) == "alt_txt_too_large"
    workspace.app.scopes -= {"files:read", "files:write"}
    assert await refusal_of(client, "files.info", file=hers.id) == "missing_scope"
    assert await refusal_of(client, "files.delete", file=hers.id) == "missing_scope"


async def test_bytes_are_for_the_apps_token_and_others_get_a_page_to_sign_in(
    workspace: Workspace, client: AsyncWebClient, ada: Person
) -> None:
    hers = workspace.files.shown(workspace.files.take(ada.id, "breaks.ics", CALENDAR))
    token = {"Authorization": f"Bearer {workspace.app.bot_token}"}
    async with aiohttp.ClientSession() as http:
        for name in ("url_private", "url_private_download"):
            async with http.get(hers[name], headers=token) as answer:
                assert await answer.read() == CALENDAR
            async with http.get(hers[name]) as answer:
                assert (answer.status, answer.content_type) == (200, "text/html")
        workspace.app.scopes -= {"files:read"}
        async with http.get(hers["url_private"], headers=token) as answer:
            assert answer.content_type == "text/html"
    assert client.token == workspace.app.bot_token


async def test_the_page_gets_a_file_only_for_whom_can_see_it(
    workspace: Workspace, client: AsyncWebClient, server: Server, ada: Person, room: Channel
) -> None:
    grace = workspace.add_user("grace")
    table = await uploaded(client, "a,b.csv", b"a,b", channel_id=room.id)
    async with aiohttp.ClientSession(server.url) as http:
        async with http.get(f"/page/{ada.id}/files/{table}?save") as answer:
            assert await answer.read() == b"a,b"
            assert "a%2Cb.csv" in answer.headers["Content-Disposition"]
        async with http.get(f"/page/{grace.id}/files/{table}") as answer:
            assert answer.status == 404
