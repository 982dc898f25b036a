"""Slack's limits, as a message or a view must keep them before it is sent."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.views import View

from bot.views.blocks import Message

SIZES = {
    ("section", "text"): 3000,
    ("header", "text"): 150,
    ("button", "text"): 75,
    ("option", "text"): 75,
    ("context", "text"): 2000,
    ("confirm", "title"): 100,
    ("confirm", "text"): 300,
    ("confirm", "confirm"): 30,
    ("confirm", "deny"): 30,
    ("input", "label"): 2000,
    ("input", "hint"): 2000,
}
WHOLE_MESSAGE = 12_000


def check_message(message: Message) -> None:
    """A message has words for those who hear it, and Slack takes it."""
    blocks = [block.to_dict() for block in message.blocks]
    assert message.text.strip(), "a message needs a top-level text"
    assert len(message.text) <= 3000
    assert len(blocks) <= 50
    check_blocks(blocks)
    assert sum(map(len, texts(blocks, "mrkdwn", "plain_text"))) <= WHOLE_MESSAGE
    check_harmless(message.text)


def drawn(view: View | dict[str, Any]) -> dict[str, Any]:
    return view if isinstance(view, dict) else view.to_dict()


def check_view(view: View | dict[str, Any]) -> None:
    """A modal or a Home is one that Slack takes."""
    shown = drawn(view)
    assert len(shown["blocks"]) <= 100
    for part in ("title", "submit", "close"):
        assert len((shown.get(part) or {}).get("text", "")) <= 24
    assert len(shown.get("private_metadata") or "") <= 3000
    check_blocks(shown["blocks"])


def check_blocks(blocks: list[dict[str, Any]]) -> None:
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    assert len(ids) == len(set(ids))
    for block in blocks:
        check_part(block)
        for text in texts(block, "mrkdwn"):
            check_harmless(text)


def check_part(part: dict[str, Any]) -> None:
    """One block or element, and whatever is in it."""
    kind = part.get("type", "option" if "value" in part else "confirm")
    for name, inner in part.items():
        if isinstance(inner, dict) and "text" in inner and "value" not in inner:
            said = inner["text"]
            if isinstance(said, str):
                assert 1 <= len(said) <= SIZES.get((kind, name), 3000), (kind, name, len(said))
    check_element(kind, part)
    for inner in inside(part):
        check_part(inner)


def check_element(kind: str, part: dict[str, Any]) -> None:
    longest_value = 150 if kind == "option" else 2000
    assert len(part.get("value") or "") <= longest_value
    assert len(part.get("accessibility_label") or "") <= 75
    assert len(part.get("action_id") or "") <= 255
    match kind:
        case "actions":
            actions = [element["action_id"] for element in part["elements"]]
            assert 1 <= len(actions) <= 25
            assert len(actions) == len(set(actions))
        case "context":
            assert 1 <= len(part["elements"]) <= 10
            assert all(1 <= len(element["text"]) <= 2000 for element in part["elements"])
        case "overflow":
            assert 1 <= len(part["options"]) <= 5
        case "section":
            assert part.get("text") or part.get("fields")


def check_harmless(text: str) -> None:
    """Nobody's words call a channel or a person, or forge a link."""
    assert "<!channel" not in text
    assert "<!here" not in text
    assert "<!everyone" not in text
    assert "<@UVICTIM" not in text
    assert "<https://evil.example|" not in text


def inside(part: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Every block, element, option or dialog directly in this one; not plain texts."""
    for inner in part.values():
        for each in inner if isinstance(inner, list) else [inner]:
            if isinstance(each, dict) and each.get("type") not in ("plain_text", "mrkdwn"):
                yield each


def texts(part: Any, *kinds: str) -> Iterator[str]:
    """Every text of these kinds, `mrkdwn` or `plain_text`."""
    if isinstance(part, list):
        for each in part:
            yield from texts(each, *kinds)
    elif isinstance(part, dict):
        if part.get("type") in kinds:
            yield part["text"]
        for each in part.values():
            yield from texts(each, *kinds)
