"""Blocks: what Slack allows in a message, a modal and a Home tab."""

from typing import Any

from fakeslack.blocks.elements import (
    ID,
    IN_ACTIONS,
    IN_CONTEXT,
    IN_INPUT,
    IN_INPUT_OF_MODAL,
    IN_SECTION,
    PICTURE,
    one_of_both,
)
from fakeslack.blocks.shapes import (
    Check,
    anything,
    both,
    complain,
    flag,
    list_of,
    one_of,
    plain,
    shape,
    string,
    variant,
    words,
)

_BLOCK = {"block_id": ID}
_SECTION = {
    "text": words(3000),
    "fields": list_of(words(2000), 10),
    "accessory": IN_SECTION,
    "expand": flag,
}
_PICTURE = PICTURE | {"title": plain(2000)}
_INPUT = {"hint": plain(2000), "optional": flag, "dispatch_action": flag}


def _has_words(block: Any, place: str, found: list[str]) -> None:
    if not block.get("text") and not block.get("fields"):
        complain(found, place, "a section needs text or fields")


def _actions_differ(block: Any, place: str, found: list[str]) -> None:
    names = [
        element["action_id"]
        for element in block.get("elements") or []
        if isinstance(element, dict) and "action_id" in element
    ]
    if len(set(names)) != len(names):
        complain(found, place, "action_id must be unique within a block")


def _input(element: Check) -> Check:
    return shape({"label": plain(2000), "element": element}, _BLOCK | _INPUT)


_BLOCKS: dict[str, Check] = {
    "section": both(shape({}, _BLOCK | _SECTION), _has_words),
    "divider": shape({}, _BLOCK),
    "header": shape({"text": plain(150)}, _BLOCK),
    "image": both(
        shape({"alt_text": string(2000, 1)}, _BLOCK | _PICTURE),
        one_of_both("image_url", "slack_file"),
    ),
    "context": shape({"elements": list_of(IN_CONTEXT, 10)}, _BLOCK),
    "actions": both(shape({"elements": list_of(IN_ACTIONS, 25)}, _BLOCK), _actions_differ),
    "input": _input(IN_INPUT),
    "rich_text": shape({"elements": anything}, _BLOCK),
}
_ONLY_IN_MESSAGES: dict[str, Check] = {
    "markdown": shape({"text": string(12_000, 1)}, _BLOCK),
    "file": shape({"external_id": ID, "source": one_of("remote")}, _BLOCK),
}
_blocks_of_message = list_of(variant(_BLOCKS | _ONLY_IN_MESSAGES, "a block"), 50, 0)
_blocks_of_home = list_of(variant(_BLOCKS, "a block"), 100)
_blocks_of_modal = list_of(variant(_BLOCKS | {"input": _input(IN_INPUT_OF_MODAL)}, "a block"), 100)

_VIEW: dict[str, Check] = {
    "private_metadata": string(3000),
    "callback_id": ID,
    "external_id": ID,
}
_MODAL = {
    "submit": plain(24),
    "close": plain(24),
    "clear_on_close": flag,
    "notify_on_close": flag,
    "submit_disabled": flag,
}


def _has_submit(view: Any, place: str, found: list[str]) -> None:
    blocks = view.get("blocks") or []
    asks = any(isinstance(block, dict) and block.get("type") == "input" for block in blocks)
    if asks and not view.get("submit"):
        complain(found, place, "missing required field: submit, because there is an input block")


_view = variant(
    {
        "modal": both(
            shape({"title": plain(24), "blocks": _blocks_of_modal}, _VIEW | _MODAL), _has_submit
        ),
        "home": shape({"blocks": _blocks_of_home}, _VIEW),
    },
    "a view",
)


def _block_ids_differ(blocks: Any, place: str, found: list[str]) -> None:
    names = [
        block["block_id"] for block in blocks if isinstance(block, dict) and block.get("block_id")
    ]
    for name in {name for name in names if names.count(name) > 1}:
        complain(found, place, f"block_id {name} is used more than once")


def faults_of_message(blocks: Any) -> list[str]:
    """Say what Slack would not take about a message's blocks."""
    found: list[str] = []
    _blocks_of_message(blocks, "/blocks", found)
    if not found:
        _block_ids_differ(blocks, "/blocks", found)
    return found


def faults_of_view(view: Any) -> list[str]:
    """Say what Slack would not take about a view."""
    found: list[str] = []
    _view(view, "/view", found)
    if not found:
        _block_ids_differ(view["blocks"], "/view/blocks", found)
    return found
