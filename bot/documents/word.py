"""Reads Word documents (.docx), after a look at how much is packed into them."""

import io
import re
from typing import Any
from zipfile import BadZipFile, ZipFile

import mammoth
from bs4 import BeautifulSoup

from bot.documents.markdown import cut
from bot.documents.web_page import markdown
from bot.domain.documents import Document, Unusable

MOST_UNPACKED = 100_000_000
MOST_PARTS = 2_000
_SAID = {
    "source_title": "dc:title",
    "source_author": "dc:creator",
    "source_year": "dcterms:created",
}
_STYLES = "p[style-name='Title'] => h1:fresh"
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = 1


def read(data: bytes) -> Document:
    if data.startswith(_OLD_OR_LOCKED):
        raise Unusable("has a password or is of Word's old kind: save it as .docx without one")
    try:
        with ZipFile(io.BytesIO(data)) as packed:
            _look_at(packed)
            says = _says(packed)
        html: str = mammoth.convert_to_html(
            io.BytesIO(data), convert_image=_no_picture, style_map=_STYLES
        ).value
    except (BadZipFile, NotImplementedError, KeyError):
        raise Unusable("is no Word document, whatever its name says, or is damaged") from None
    sections = tuple(cut(markdown(BeautifulSoup(html, "html.parser"))))
    return Document(sections=sections, says=says)


def _look_at(packed: ZipFile) -> None:
    parts = packed.infolist()
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise Unusable(
            f"unpacks to more than {MOST_UNPACKED // 1_000_000} MB, so it was not opened"
        )
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Unusable("has a password: save it without one")
    packed.getinfo("word/document.xml")


def _says(packed: ZipFile) -> dict[str, str]:
    """Read what Word keeps of the document: its title, who wrote it, and when."""
    try:
        core = BeautifulSoup(packed.read("docProps/core.xml"), "html.parser")
    except KeyError:
        return {}
    found = {key: core.find(name) for key, name in _SAID.items()}
    says = {key: " ".join(tag.get_text().split()) for key, tag in found.items() if tag}
    if "source_year" in says:
        year = re.match(r"\d{4}(?=-)", says["source_year"])
        says["source_year"] = year[0] if year else ""
    return {key: value for key, value in says.items() if value}


def _no_picture(_: Any) -> list[Any]:
    """Leave pictures where they are."""
    return []
