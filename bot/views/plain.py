"""What somebody wrote in Slack, as the plain words of a form."""

from bot.domain import markup

_UNKNOWN = {"@": "a colleague", "#": "a channel"}
"""What stands for somebody or somewhere that Slack gives no name of."""


def plain(text: str) -> str:
    """Turn mentions, links and escapes into what a person would have typed."""
    return markup.plain(text, mention=_named)


def _named(target: str, label: str) -> str:
    sign = target[0]
    return f"{sign}{label.removeprefix(sign)}" if label else _UNKNOWN[sign]
