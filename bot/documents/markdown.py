"""Reads Markdown: a whole piece with its front matter, or a text with headings."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import frontmatter
import yaml

from bot.documents.reading import words_of
from bot.domain.documents import Document, Section, Told, Unusable

_HEADING = re.compile(r"(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_DEEPEST = 3
"""The lowest heading that begins a section; lower ones are bold lines in it."""
_OF_A_PIECE = {"title", "kind", "topics", "summary", "source"}
_OF_A_TEXT = {
    "title": "source_title",
    "author": "source_author",
    "year": "source_year",
    "url": "source_url",
    "link": "source_url",
    "license": "licence",
}
"""What a text's own front matter calls what belongs to its source."""
_TAGS = re.compile(r"<(?:!--.*?--|/?[a-zA-Z][^<>]*)>", re.DOTALL)


def read(data: bytes) -> Document:
    """Read a file; one that tells all of a piece in its front matter is that piece."""
    try:
        told, body = frontmatter.parse(words_of(data))
    except yaml.YAMLError:
        raise Unusable("has front matter that cannot be read: check its YAML") from None
    says = _flat(dict(told))
    if set(told) >= _OF_A_PIECE:
        return Document(told=(Told(where="", fields=says | {"body": body.strip()}),), says={})
    sections = tuple(cut(_TAGS.sub("", body)))
    return Document(sections=sections, says={_OF_A_TEXT.get(key, key): says[key] for key in says})


def cut(markdown: str) -> Iterator[Section]:
    """Cut a text at its headings; text before the first has none."""
    heading: str | None = None
    lines: list[str] = []
    fenced = False
    for line in [*markdown.splitlines(), "# "]:
        fenced ^= bool(_FENCE.match(line))
        found = None if fenced else _HEADING.match(line)
        if line == "# " or (found and len(found[1]) <= _DEEPEST):
            if heading or any(map(str.strip, lines)):
                yield Section(heading=heading, markdown="\n".join(lines).strip())
            heading, lines = found and _plain(found[2]), []
        elif not _FENCE.match(line):
            lines.append(f"**{_plain(found[2])}**" if found else line.rstrip())


def _plain(heading: str) -> str:
    return re.sub(r"[*_`]+|\[([^\]]*)\]\([^)]*\)", r"\1", heading).strip()


def _flat(page: Mapping[str, Any]) -> dict[str, str]:
    """Lay the front matter out by the names of a piece's fields, without what is nested deeper."""
    source = page.get("source")
    told = {key: value for key, value in page.items() if key != "source"}
    if isinstance(source, Mapping):
        told |= {f"source_{key}": value for key, value in source.items()}
    flat = {str(key): _line(value) for key, value in told.items()}
    return {key: value for key, value in flat.items() if value}


def _line(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value if isinstance(each, str | int))
    return "" if value is None or isinstance(value, dict) else str(value).strip()
