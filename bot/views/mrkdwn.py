"""Words as Slack shows them: somebody's words made safe to fit, and the library's Markdown."""

import re
from collections.abc import Iterator
from itertools import accumulate, takewhile

from bot.views.blocks import SECTION, literal

_HEADING = re.compile(r"#{1,6}\s+(.+?)\s*#*$")
_ITEM = re.compile(r"(\s*)(?:[-*+]|(\d+)[.)])\s+(.+)$")
_QUOTE = re.compile(r">\s?(.*)$")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()<>|]+)\)")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_ITALIC = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_STRONG = "\x02"
"""Stands for Slack's asterisk while Markdown's own are still being read."""
_Line = tuple[str, str]
"""What a line begins with, and its words."""
_ADDRESS = re.compile(r"https?://[^\s<>|]{1,1000}")


def line(text: str, limit: int) -> str:
    """Show somebody's words on one line, safely, in at most `limit` characters.

    They are escaped before they are measured, and never cut inside an escape.
    """
    words = " ".join(text.split())
    if len(literal(words)) <= limit:
        return literal(words)
    ends = accumulate(len(literal(character)) for character in words)
    kept = sum(1 for _ in takewhile(lambda end: end < limit, ends))
    return literal(words[:kept].rstrip()) + "…"


def link(address: str | None, label: str) -> str:
    """Link a label that is safe already; an address that is none leaves the label alone."""
    if address and _ADDRESS.fullmatch(address):
        return f"<{literal(address)}|{label}>"
    return label


def sections(markdown: str) -> Iterator[str]:
    """Turn Markdown into as few mrkdwn texts as fit into a section block each."""
    gathered = ""
    for block in _blocks(markdown):
        for part in _parts(block):
            if gathered and len(gathered) + len(part) + 2 > SECTION:
                yield gathered
                gathered = ""
            gathered = f"{gathered}\n\n{part}".strip()
    if gathered:
        yield gathered


def _blocks(markdown: str) -> Iterator[str]:
    """Convert each heading, paragraph, list and quotation."""
    lines: list[_Line] = []
    for raw in [*markdown.splitlines(), ""]:
        heading = _HEADING.match(raw)
        if heading or not raw.strip():
            if lines:
                yield "\n".join(prefix + _inline(words) for prefix, words in lines)
            lines = []
        else:
            _add(lines, raw)
        if heading:
            yield f"*{_inline(heading[1]).replace('*', '')}*"


def _add(lines: list[_Line], raw: str) -> None:
    """Add a line of Markdown: a line of its own, or the rest of the one before."""
    if item := _ITEM.match(raw):
        bullet = f"{item[2]}." if item[2] else "•"
        lines.append((f"{' ' * len(item[1])}{bullet} ", item[3]))
    elif quote := _QUOTE.match(raw):
        lines.append((">", quote[1]))
    elif lines and lines[-1][0] != ">":
        prefix, words = lines[-1]
        lines[-1] = (prefix, f"{words} {raw.strip()}")
    else:
        lines.append(("", raw.strip()))


def _inline(text: str) -> str:
    """Convert bold, italic and links; everything else is shown as it stands."""
    text = _LINK.sub(lambda found: f"\x03{found[2]}\x04{found[1]}\x05", text)
    text = _BOLD.sub(rf"{_STRONG}\2{_STRONG}", literal(text))
    text = _ITALIC.sub(r"_\1_", text)
    return text.translate({2: "*", 3: "<", 4: "|", 5: ">"})


def _parts(text: str) -> Iterator[str]:
    """Cut what is longer than a section where a line or a word ends, and no link is open."""
    while len(text) > SECTION:
        end = max(text.rfind("\n", 0, SECTION), text.rfind(" ", 0, SECTION))
        while end > 0 and text.rfind("<", 0, end) > text.rfind(">", 0, end):
            end = text.rfind(" ", 0, end)
        end = end if end > 0 else SECTION
        yield text[:end].rstrip()
        text = text[end:].lstrip()
    if text:
        yield text
