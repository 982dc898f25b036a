"""Slack's markup read back as plain words."""

import re
from collections.abc import Callable

_MARKUP = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
"""What Slack puts around mentions, links and dates; people's own angle brackets are escaped."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain(text: str, *, mention: Callable[[str, str], str]) -> str:
    """Turn a text, as Slack delivers it, into what a person would have typed.

    `mention` says what stands for a person or a channel, from `@U1` or `#C1` and Slack's label.
    """
    text = _MARKUP.sub(lambda found: _words(found[1], found[2] or "", mention), text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text.strip()


def _words(target: str, label: str, mention: Callable[[str, str], str]) -> str:
    """Put one piece of markup into words."""
    match target[0]:
        case "@" | "#":
            return mention(target, label)
        case "!":
            return label or f"@{target[1:].partition('^')[0]}"
    address = target.removeprefix("mailto:")
    return address if label in ("", target, address) else f"{label} ({address})"
