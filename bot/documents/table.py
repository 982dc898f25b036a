"""Reads CSV: a row is a piece, a column one of its fields."""

import csv
import io

from bot.documents.reading import words_of
from bot.domain.cutting import FIELDS
from bot.domain.documents import Document, Told, Unusable

_NEEDED = ("title", "body")


def read(data: bytes) -> Document:
    """Read rows; the first line names the columns, in any order."""
    text = words_of(data)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), _dialect(text), strict=True))
    except csv.Error:
        raise Unusable("cannot be read as CSV: check its quotation marks") from None
    columns = [name.strip().lower() for name in rows[0]]
    _check(columns)
    told = tuple(
        Told(where=f"row {number}", fields=_fields(columns, row, number))
        for number, row in enumerate(rows[1:], start=2)
        if any(cell.strip() for cell in row)
    )
    return Document(told=told, says={})


def _dialect(text: str) -> type[csv.Dialect]:
    """Tell commas from semicolons, which spreadsheets write in many countries, and from tabs."""
    first = text.partition("\n")[0]

    class Found(csv.excel):
        delimiter = max(",;\t", key=first.count)

    return Found


def _check(columns: list[str]) -> None:
    for name in columns:
        if name not in FIELDS:
            raise Unusable(f"has a column “{name[:40]}”: known are {', '.join(FIELDS)}")
    for name in _NEEDED:
        if name not in columns:
            raise Unusable(f"has no column “{name}”: name the columns in its first line")
    if len(set(columns)) < len(columns):
        raise Unusable("has a column twice")


def _fields(columns: list[str], row: list[str], number: int) -> dict[str, str]:
    if len(row) > len(columns):
        raise Unusable(f"has more cells in row {number} than there are columns")
    cells = zip(columns, row, strict=False)
    return {name: cell.strip() for name, cell in cells if cell.strip()}
