"""Reads PDF: lines put together to paragraphs, headings known by their size, pages kept."""

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from bot.documents.typeset import Line, sections, without_edges
from bot.domain.documents import Document, Unusable

MOST_PAGES = 500
_YEAR = re.compile(r"(?:19|20)\d\d")


def read(data: bytes) -> Document:
    if b"%PDF-" not in data[:1024]:
        raise Unusable("is no PDF, whatever its name says")
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unusable("has a password: save it without one")
        if len(reader.pages) > MOST_PAGES:
            raise Unusable(f"has more than {MOST_PAGES} pages: cut it into parts")
        pages = [list(_lines(page, at)) for at, page in enumerate(reader.pages, start=1)]
        says = _says(reader)
    except DependencyError:
        raise Unusable("has a lock that cannot be opened here: save it without one") from None
    except PyPdfError:
        raise Unusable("is damaged: save it again from the program that made it") from None
    if not any(line.text for page in pages for line in page):
        raise Unusable("holds only pictures of text: run it through text recognition first")
    return Document(sections=tuple(sections(without_edges(pages))), says=says)


def _lines(page: Any, number: int) -> Iterator[Line]:
    """Read a page line by line, with the size of its letters."""
    runs: list[tuple[str, float]] = []

    def seen(text: str, cm: list[float], tm: list[float], _: Any, size: float) -> None:
        scale = abs(tm[3] * cm[3]) or abs(tm[1] * cm[1]) or 1.0
        runs.append((text, size * scale))

    page.extract_text(visitor_text=seen)
    gathered: list[tuple[str, float]] = []
    for text, size in [*runs, ("\n", 0.0)]:
        first, *others = text.split("\n")
        gathered.append((first, size))
        for other in others:
            yield _line(gathered, number)
            gathered = [(other, size)]


def _line(runs: list[tuple[str, float]], number: int) -> Line:
    """Join the runs of a line; its size is that of most of its letters."""
    weights: dict[float, int] = {}
    for text, size in runs:
        weights[round(size, 1)] = weights.get(round(size, 1), 0) + len(text.strip())
    text = " ".join("".join(text for text, _ in runs).split())
    return Line(text=text, size=max(weights, key=lambda size: weights[size]), page=number)


def _says(reader: PdfReader) -> dict[str, str]:
    told: Mapping[str, Any] = reader.metadata or {}
    year = _YEAR.search(str(told.get("/CreationDate") or ""))
    says = {
        "source_title": str(told.get("/Title") or ""),
        "source_author": str(told.get("/Author") or ""),
        "source_year": year[0] if year else "",
    }
    return {key: " ".join(value.split()) for key, value in says.items() if value.strip()}
