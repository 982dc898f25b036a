"""Files go to Slack and come from it, and the token goes nowhere else."""

from collections.abc import AsyncIterator

import pytest

from bot.slack.files import LARGEST
from bot.slack.gateway import Refused, Unavailable
from tests.outbox.conftest import Outlet, owing, served


@pytest.fixture
async def outlet(sqlite_url: str) -> AsyncIterator[Outlet]:
    async with served(sqlite_url) as place, owing(place) as out:
        yield out


async def given(out: Outlet, content: bytes) -> str:
    """A file that a member handed in, by its address."""
    files = out.workspace.files
    url: str = files.shown(files.take(out.ada.id, "breaks.ics", content))["url_private"]
    return url


async def test_a_table_is_given_to_a_member_with_a_sentence(outlet: Outlet):
    place = await outlet.core.gateway.place(outlet.ada.id)
    await outlet.core.gateway.share_file(
        place, "report.csv", b"a,b\n", title="Report", comment="Here it is."
    )
    [message] = outlet.ada.sees(outlet.workspace.channels[place])
    assert message.text == "Here it is."
    assert [(file["name"], file["title"]) for file in message.files] == [("report.csv", "Report")]


async def test_what_a_member_handed_in_is_read(outlet: Outlet):
    url = await given(outlet, b"BEGIN:VCALENDAR")
    assert await outlet.core.gateway.download(url) == b"BEGIN:VCALENDAR"


async def test_without_the_scope_a_page_to_sign_in_is_no_file(outlet: Outlet):
    url = await given(outlet, b"BEGIN:VCALENDAR")
    outlet.workspace.app.scopes -= {"files:read"}
    with pytest.raises(Refused, match="not_a_file"):
        await outlet.core.gateway.download(url)


async def test_a_file_that_is_too_large_is_not_taken(outlet: Outlet):
    assert len(await outlet.core.gateway.download(await given(outlet, b"x" * LARGEST))) == LARGEST
    with pytest.raises(Refused, match="too_large"):
        await outlet.core.gateway.download(await given(outlet, b"x" * (LARGEST + 1)))


async def test_a_slack_in_trouble_is_asked_again_later(outlet: Outlet):
    outlet.workspace.faults.status("download", 503, times=1)
    with pytest.raises(Unavailable):
        await outlet.core.gateway.download(await given(outlet, b"BEGIN:VCALENDAR"))


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/breaks.ics",
        "https://files.slack.com.example.org/breaks.ics",
        "https://files.slack.com@example.org/breaks.ics",
        "http://files.slack.com/breaks.ics",
        "https://files.slack.com:8443/breaks.ics",
        "https://notslack.com/breaks.ics",
        "file:///etc/passwd",
        "/breaks.ics",
        "",
    ],
)
async def test_the_token_is_shown_to_slack_alone(outlet: Outlet, url: str):
    with pytest.raises(Refused, match="not_slacks_address"):
        await outlet.core.gateway.download(url)


async def test_the_bot_sees_whether_it_is_in_a_channel(outlet: Outlet):
    elsewhere = outlet.workspace.add_channel("lounge", [outlet.ada])
    seen = await outlet.core.gateway.channel(outlet.channel.id)
    assert (seen.name, seen.is_member, seen.is_shared) == ("problems-of-practice", True, False)
    assert not (await outlet.core.gateway.channel(elsewhere.id)).is_member


async def test_a_private_channel_that_the_bot_is_not_in_is_unknown_to_it(outlet: Outlet):
    hidden = outlet.workspace.add_channel("hidden", [outlet.ada], private=True)
    with pytest.raises(Refused, match="channel_not_found"):
        await outlet.core.gateway.channel(hidden.id)
