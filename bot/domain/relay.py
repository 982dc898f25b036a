"""What may pass between two people of whom one gave no name: words, and nothing of Slack's."""

import re

LEFT_OUT = "(name left out)"
_MARKUP = re.compile(r"<([^<>|]+)(?:\|([^<>]*))?>")
"""What Slack puts around mentions, links and dates; people's own angle brackets are escaped."""


def plain(text: str, *, hide: str | None = None) -> str:
    """Turn a message, as Slack delivers it, into plain text.

    Mentions of people and channels stay as `<@U1>` and `<#C1>`. Wherever it names `hide`, the id
    of a member, something else stands.
    """
    text = _MARKUP.sub(_word, text)
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    if hide:
        text = re.sub(rf"<@{hide}>|\b{hide}\b", LEFT_OUT, text, flags=re.IGNORECASE)
    return text.strip()


def _word(found: re.Match[str]) -> str:
    """Put one piece of markup into words."""
    target, label = found[1], found[2] or ""
    match target[0]:
        case "@" | "#":
            return f"<{target}>"
        case "!":
            return label or f"@{target[1:].split('^')[0]}"
    address = target.removeprefix("mailto:")
    return address if label in ("", target, address) else f"{label} ({address})"
