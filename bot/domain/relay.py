"""What may pass between two people of whom one gave no name: words, and nothing of Slack's."""

import re

from bot.domain import markup

LEFT_OUT = "(name left out)"


def plain(text: str, *, hide: str | None = None) -> str:
    """Turn a message, as Slack delivers it, into plain text.

    Mentions of people and channels stay as `<@U1>` and `<#C1>`. Wherever it names `hide`, the id
    of a member, something else stands.
    """
    text = markup.plain(text, mention=lambda target, _: f"<{target}>")
    if hide:
        text = re.sub(rf"<@{hide}>|\b{hide}\b", LEFT_OUT, text, flags=re.IGNORECASE)
    return text.strip()
