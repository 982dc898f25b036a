"""Blocks and views that Slack would not take are refused with the place and the reason."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from fakeslack import Workspace

PLAIN = {"type": "plain_text", "text": "Words"}
SECTION = {"type": "section", "text": {"type": "mrkdwn", "text": "Words"}}
BUTTON = {"type": "button", "action_id": "press", "text": PLAIN}


def view(*blocks: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": PLAIN, "blocks": list(blocks) or [SECTION], **more}


def section(**more: Any) -> dict[str, Any]:
    return SECTION | more


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def option(value: str, text: str = "Words") -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": text}, "value": value}


def select(count: int, kind: str = "static_select") -> dict[str, Any]:
    return {"type": kind, "action_id": "pick", "options": [option(str(n)) for n in range(count)]}


def asks(element: dict[str, Any]) -> dict[str, Any]:
    return {"type": "input", "label": PLAIN, "element": element}


TYPED = {"type": "plain_text_input", "action_id": "typed"}
LONG = {"type": "plain_text", "text": "x" * 76}

BAD_BLOCKS = [
    pytest.param([SECTION] * 51, "no more than 50 items", id="51 blocks"),
    pytest.param([{"type": "section"}], "a section needs text or fields", id="empty section"),
    pytest.param([section(text=None, fields=[PLAIN] * 11)], "no more than 10", id="11 fields"),
    pytest.param(
        [section(text={"type": "mrkdwn", "text": "x" * 3001})], "less than 3001", id="long section"
    ),
    pytest.param(
        [{"type": "header", "text": LONG | {"text": "x" * 151}}], "less than 151", id="header"
    ),
    pytest.param(
        [{"type": "header", "text": SECTION["text"]}], "'mrkdwn' here", id="header markup"
    ),
    pytest.param(
        [actions(*[BUTTON | {"action_id": str(n)} for n in range(26)])], "25", id="26 buttons"
    ),
    pytest.param([actions(BUTTON | {"text": LONG})], "less than 76", id="long button"),
    pytest.param([actions(BUTTON | {"value": "x" * 2001})], "less than 2001", id="long value"),
    pytest.param([actions(BUTTON, BUTTON)], "action_id must be unique", id="same action"),
    pytest.param(
        [actions(BUTTON | {"colour": "red"})], "unsupported property: colour", id="colour"
    ),
    pytest.param([actions(select(101))], "no more than 100 items", id="101 options"),
    pytest.param([actions(select(6, "overflow"))], "no more than 5 items", id="6 in overflow"),
    pytest.param([actions(select(11, "checkboxes"))], "no more than 10 items", id="11 checkboxes"),
    pytest.param([actions(select(11, "radio_buttons"))], "no more than 10", id="11 radio buttons"),
    pytest.param([actions(TYPED)], "'plain_text_input' here", id="typing among actions"),
    pytest.param(
        [actions({"type": "external_select", "action_id": "x"})], "not offered", id="external"
    ),
    pytest.param(
        [actions(select(2) | {"initial_option": option("9")})], "among the options", id="initial"
    ),
    pytest.param([{"type": "context", "elements": [PLAIN] * 11}], "no more than 10", id="context"),
    pytest.param(
        [{"type": "image", "image_url": "https://example.org/a.png"}], "alt_text", id="alt"
    ),
    pytest.param([{"type": "image", "alt_text": "x"}], "exactly one of image_url", id="no image"),
    pytest.param(
        [{"type": "image", "alt_text": "x", "slack_file": {"id": "F0NOWHERE00"}}],
        "invalid slack file [json-pointer:/blocks/0/slack_file]",
        id="no such file",
    ),
    pytest.param(
        [{"type": "image", "alt_text": "x", "slack_file": {"id": "F1", "url": "https://x.test"}}],
        "exactly one of id and url",
        id="a file named twice",
    ),
    pytest.param(
        [asks({"type": "file_input", "action_id": "x"})],
        "an input cannot be 'file_input' here",
        id="files in a message",
    ),
    pytest.param([section(block_id="x" * 256)], "less than 256", id="long block id"),
    pytest.param(
        [section(block_id="a"), section(block_id="a")], "more than once", id="same block id"
    ),
    pytest.param([{"type": "poem"}], "a block cannot be 'poem'", id="unknown block"),
    pytest.param([actions(BUTTON | {"confirm": {"title": PLAIN}})], "missing", id="half a confirm"),
]

BAD_VIEWS = [
    pytest.param(view(*[SECTION] * 101), "no more than 100 items", id="101 blocks"),
    pytest.param(view(title=LONG), "less than 25 characters", id="long title"),
    pytest.param(view(asks(TYPED)), "submit", id="an input without submit"),
    pytest.param(view(private_metadata="x" * 3001), "less than 3001", id="private_metadata"),
    pytest.param(view(callback_id="x" * 256), "less than 256", id="callback_id"),
    pytest.param(view(colour="red"), "unsupported property: colour", id="unknown property"),
    pytest.param({"type": "modal", "blocks": [SECTION]}, "title", id="no title"),
    pytest.param(
        view(section(accessory={"type": "image", "alt_text": "x", "slack_file": {"id": "F1"}})),
        "invalid slack file [json-pointer:/view/blocks/0/accessory/slack_file]",
        id="no such file",
    ),
    pytest.param(
        view(asks({"type": "file_input", "max_files": 11}), submit=PLAIN), "1 to 10", id="11 files"
    ),
    pytest.param(view(asks(TYPED | {"max_length": 3001}), submit=PLAIN), "3000", id="max_length"),
    pytest.param(
        view(asks(TYPED | {"placeholder": LONG | {"text": "x" * 151}}), submit=PLAIN),
        "less than 151",
        id="placeholder",
    ),
]


@pytest.mark.parametrize(("blocks", "complaint"), BAD_BLOCKS)
async def test_bad_blocks_are_refused_with_the_place_and_the_reason(
    workspace: Workspace, client: AsyncWebClient, blocks: list[Any], complaint: str
) -> None:
    room = workspace.add_channel("room", bot=True)
    with pytest.raises(SlackApiError) as refused:
        await client.chat_postMessage(channel=room.id, text="Hello", blocks=blocks)
    assert refused.value.response["error"] == "invalid_blocks"
    assert complaint in refused.value.response["response_metadata"]["messages"][0]
    assert not room.messages


@pytest.mark.parametrize(("bad", "complaint"), BAD_VIEWS)
async def test_bad_views_are_refused_with_the_place_and_the_reason(
    workspace: Workspace, client: AsyncWebClient, bad: dict[str, Any], complaint: str
) -> None:
    ada = workspace.add_user("ada")
    trigger = workspace.triggers.give(ada.id)
    with pytest.raises(SlackApiError) as refused:
        await client.views_open(trigger_id=trigger, view=bad)
    assert refused.value.response["error"] == "invalid_arguments"
    assert complaint in refused.value.response["response_metadata"]["messages"][0]
