"""Somebody's Markdown made safe for a site generator that can do more than show words."""

import re

_STRUCTURE = re.compile(r"(?P<indent> *)(?P<mark>#{1,6}|[-*+]|\d{1,3}[.)]|>)[ \t]+(?=\S)")
_LINK = re.compile(r"\[([^\[\]]+)\]\((https?://[^\s()<>|\"'\\`]+)\)")
_EMPHASIS = re.compile(r"(\*\*|\*|__|_)(?=\S)(.+?)(?<=\S)\1(?!\w)")
_ACTIVE = re.compile(r"[!\"#$%&'()*+,\-./:;<=>?@\[\\\]^_`{|}~]")
"""All punctuation that Markdown knows: escaped, each is itself."""
_DEEPEST = 8
"""Blanks of a list inside lists; more would be code."""


def block(markdown: str) -> str:
    """Keep paragraphs, headings below the title, lists, quotations, emphasis and web links."""
    return "\n".join(_line(raw.expandtabs(4).rstrip()) for raw in markdown.splitlines())


def line(text: str) -> str:
    """Show words on one line as they are, whatever they mean to a generator."""
    return _ACTIVE.sub(r"\\\g<0>", " ".join(text.split()))


def link(label: str, address: str) -> str:
    """Link a label, if the address is one on the web."""
    return f"[{line(label)}](<{address}>)" if _is_web(address) else line(label)


def _line(raw: str) -> str:
    found = _STRUCTURE.match(raw)
    if not found:
        return _inline(raw.strip())
    mark = "##" if found["mark"].startswith("#") else found["mark"]
    indent = found["indent"][:_DEEPEST] if mark[0] not in "#>" else ""
    return f"{indent}{mark} {_inline(raw[found.end() :])}"


def _inline(text: str) -> str:
    parts = []
    end = 0
    for found in _LINK.finditer(text):
        parts += [_emphasised(text[end : found.start()]), link(found[1], found[2])]
        end = found.end()
    return "".join([*parts, _emphasised(text[end:])])


def _emphasised(text: str) -> str:
    """Escape all but the marks around bold and italic words."""
    parts = []
    end = 0
    for found in _EMPHASIS.finditer(text):
        stars = "*" * len(found[1])
        inner = _emphasised(found[2]) if len(found[1]) > 1 else _escaped(found[2])
        parts += [_escaped(text[end : found.start()]), f"{stars}{inner}{stars}"]
        end = found.end()
    return "".join([*parts, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return _ACTIVE.sub(r"\\\g<0>", text)


def _is_web(address: str) -> bool:
    return bool(re.fullmatch(r"https?://[^\s()<>|\"'\\`]+", address))
