"""Block Kit as this workspace takes it in: checked, and every part with a name."""

import json
import secrets
from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

from fakeslack.blocks.layout import faults_of_message, faults_of_view
from fakeslack.reading import readable
from fakeslack.refusal import Refusal
from fakeslack.rules import Rules
from fakeslack.state import Json

__all__ = ["elements_of", "files_shown", "interactive", "read_message_blocks", "read_view"]

IsPicture: TypeAlias = Callable[[Json], bool]
"""Tells whether an image may show this `slack_file`."""

_SILENT = frozenset({"image", "plain_text", "mrkdwn"})


def read_message_blocks(blocks: Any, rules: Rules, is_picture: IsPicture) -> list[Json]:
    """Check a message's blocks and name their parts."""
    if found := faults_of_message(blocks) or _no_pictures(blocks, "/blocks", is_picture):
        raise Refusal("invalid_blocks", *found, errors=[line[8:] for line in found])
    if sum(map(len, readable(blocks))) > rules.message_chars:
        raise Refusal("msg_blocks_too_long")
    return _named(blocks)


def read_view(view: Any, kind: str, rules: Rules, is_picture: IsPicture) -> Json:
    """Check a view for its surface and name its parts."""
    if not isinstance(view, dict) or view.get("type") != kind:
        raise Refusal(
            "invalid_arguments", f"[ERROR] the view must be a {kind} [json-pointer:/view]"
        )
    if len(json.dumps(view)) > rules.view_bytes:
        raise Refusal("view_too_large")
    if found := faults_of_view(view) or _no_pictures(view["blocks"], "/view/blocks", is_picture):
        raise Refusal("invalid_arguments", *found)
    return {**view, "blocks": _named(view["blocks"])}


def elements_of(block: Json) -> Iterator[Json]:
    """Walk the elements of a block, whatever it calls them."""
    if block.get("accessory"):
        yield block["accessory"]
    if block.get("element"):
        yield block["element"]
    if block["type"] in {"actions", "context"}:
        yield from block["elements"]


def files_shown(blocks: list[Json]) -> Iterator[tuple[str, Json]]:
    """Walk each `slack_file` that an image shows, with its place in the blocks."""
    for at, block in enumerate(blocks):
        if block.get("slack_file"):
            yield f"/{at}", block["slack_file"]
        for element in elements_of(block):
            if element["type"] == "image" and element.get("slack_file"):
                yield f"/{at}/{_part_of(block, element)}", element["slack_file"]


def interactive(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Walk everything that can be pressed, chosen or typed into, each with its block."""
    for block in blocks:
        for element in elements_of(block):
            if element["type"] not in _SILENT:
                yield block, element


def _part_of(block: Json, element: Json) -> str:
    if element is block.get("accessory"):
        return "accessory"
    return f"elements/{block['elements'].index(element)}"


def _no_pictures(blocks: list[Json], place: str, is_picture: IsPicture) -> list[str]:
    """Complain of each file that Slack would not show as a picture."""
    return [
        f"[ERROR] invalid slack file [json-pointer:{place}{where}/slack_file]"
        for where, slack_file in files_shown(blocks)
        if not is_picture(slack_file)
    ]


def _named(blocks: list[Json]) -> list[Json]:
    """Copy the blocks, giving an id to each block and element that has none."""
    named = []
    for block in blocks:
        copy = {**block, "block_id": block.get("block_id") or secrets.token_hex(3)}
        for part in ("accessory", "element"):
            if copy.get(part):
                copy[part] = _with_action(copy[part])
        if copy["type"] == "actions":
            copy["elements"] = [_with_action(element) for element in copy["elements"]]
        named.append(copy)
    return named


def _with_action(element: Json) -> Json:
    if element["type"] in _SILENT or element.get("action_id"):
        return element
    return {**element, "action_id": secrets.token_hex(3)}
