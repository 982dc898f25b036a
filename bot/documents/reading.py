"""Chooses who reads a document, by the ending of its name, and keeps it within bounds."""

import importlib
import re
import warnings
from collections.abc import Callable
from typing import Any
from unicodedata import normalize

from bot.domain.documents import Document, Unusable

MOST_BYTES = 20_000_000
MOST_CHARACTERS = 3_000_000
"""Of what is read from one: some thousand pages."""
Reader = Callable[[bytes], Document]

_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\ud800-\udfff\ufeff]"
)
_READERS = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "web_page",
    ".htm": "web_page",
    ".docx": "word",
    ".pdf": "pdf",
    ".csv": "table",
}
SUFFIXES = frozenset(_READERS)
"""The endings of names that can be read, in small letters."""


def read(suffix: str, data: bytes) -> Document:
    """Read a document, or raise Unusable. Only in a process that may come to harm: see `apart`."""
    suffix = suffix.lower()
    if suffix not in _READERS:
        raise Unusable(f"is none of the kinds that can be read ({', '.join(sorted(SUFFIXES))})")
    if not data.strip():
        raise Unusable("is empty")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of libraries, about what is odd in a document
        document = Document.from_json(_cleaned(_reader(suffix)(data).as_json()))
    length = sum(len(each.markdown) for each in document.sections)
    if length > MOST_CHARACTERS:
        raise Unusable("holds more text than some thousand pages: cut it into parts")
    if not length and not document.told:
        raise Unusable("holds no words")
    return document


def _cleaned(told: Any) -> Any:
    """Take out what is no letter: control characters, and halves of characters."""
    match told:
        case str():
            return _CONTROL.sub("", normalize("NFC", told))
        case dict():
            return {key: _cleaned(value) for key, value in told.items()}
        case list() | tuple():
            return [_cleaned(each) for each in told]
    return told


def _reader(suffix: str) -> Reader:
    """Load a reader only when it is wanted: what they need is an extra, and slow to load."""
    name = _READERS[suffix]
    try:
        reader: Reader = importlib.import_module(f"bot.documents.{name}").read
    except ModuleNotFoundError as error:
        raise Unusable(
            f"needs Lantern's extra “library”, which is not installed: {error.name} is missing"
        ) from error
    return reader


def words_of(data: bytes) -> str:
    """Decode text, or raise Unusable where its letters cannot be told for certain."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise Unusable("is not in UTF-8: save it again with that encoding") from None
    if "\0" in text:
        raise Unusable("is no text, whatever its name says")
    return text
