"""Slack's markup read back as the plain words of a form."""

import re

_MARKUP = re.compile(r"<(?P<sign>[@#!]?)(?P<target>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_UNKNOWN = {"@": "a colleague", "#": "a channel"}
"""What stands for somebody or somewhere that Slack gives no name of."""
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))


def plain(text: str) -> str:
    """Turn mentions, links and escapes into what a person would have typed."""
    text = _MARKUP.sub(_words, text)
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    return text.strip()


def _words(found: re.Match[str]) -> str:
    sign, target, label = found["sign"], found["target"], found["label"]
    if sign == "!":
        return label or f"@{target}"
    if sign:
        return f"{sign}{label.removeprefix(sign)}" if label else _UNKNOWN[sign]
    address = target.removeprefix("mailto:")
    return f"{label} ({address})" if label and label != address else address
