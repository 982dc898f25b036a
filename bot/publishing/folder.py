"""Writes an export beside the folder, and puts it there only when it is whole."""

import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml

from bot.publishing.book import Book, Shelf
from bot.publishing.escaping import line
from bot.publishing.files import as_file
from bot.publishing.pages import attribution
from bot.publishing.site import make

MARKER = ".lantern-export"


class NotOurs(Exception):
    """The folder holds something that no export made, so it is left alone."""


def publish(book: Book, folder: Path) -> None:
    """Fill a folder that is empty, not there, or an earlier export. Raise NotOurs, SiteFailed."""
    check(folder)
    folder = folder.resolve()
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        new = beside / "new"
        _fill(book, new)
        _swap(folder, new, beside / "old")
    finally:
        shutil.rmtree(beside, ignore_errors=True)


def _swap(folder: Path, new: Path, old: Path) -> None:
    """Put the new one in place, or leave the old one there."""
    if not folder.exists():
        new.rename(folder)
        return
    folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        old.rename(folder)
        raise


def check(folder: Path) -> None:
    """Raise NotOurs where something would be lost."""
    if folder.exists() and (not folder.is_dir() or _is_foreign(folder)):
        raise NotOurs(str(folder))


def _is_foreign(folder: Path) -> bool:
    return any(folder.iterdir()) and not (folder / MARKER).is_file()


def _fill(book: Book, folder: Path) -> None:
    pieces = folder / "pieces"
    pieces.mkdir(parents=True)
    for entry in book.entries:
        (pieces / f"{entry.piece.slug}.md").write_text(as_file(entry), "utf-8")
    for name, text in {
        "README.md": _readme(book),
        "LICENCE.md": attribution(book),
        "CITATION.cff": _citation(book),
        "by-topic.md": _lists("By topic", book.topics()),
        "by-support.md": _lists("By support", book.supports()),
        MARKER: "Made by `lantern library export`, which replaces this folder as a whole.\n",
    }.items():
        (folder / name).write_text(text, "utf-8")
    make(book, folder / "site")
    (folder / "site" / ".nojekyll").touch()


def _readme(book: Book) -> str:
    opening = (
        f"{len(book.entries)} pieces of guidance for equity officers in school districts, "
        f"published by {line(book.by)}."
    )
    return "\n".join(
        [
            f"# {line(book.title)}",
            "",
            opening,
            "",
            "- `pieces/`: each piece as Markdown with front matter",
            "- `by-topic.md`, `by-support.md`: where to find what",
            "- `site/`: the same as a website with a search; put it on any web server",
            "- `LICENCE.md`: what you may do with them, and whose ideas they are",
            "- `CITATION.cff`: how to cite them",
            "",
        ]
    )


def _lists(title: str, shelves: Sequence[Shelf]) -> str:
    parts = [f"# {title}"]
    for shelf in shelves:
        items = [
            f"- [{line(piece.title)}](pieces/{piece.slug}.md): {line(piece.summary)}"
            for piece in (entry.piece for entry in shelf.entries)
        ]
        parts += [f"## {shelf.title}", "\n".join(items)]
    return "\n\n".join(parts) + "\n"


def _citation(book: Book) -> str:
    licences = {entry.piece.licence for entry in book.entries}
    told = {
        "cff-version": "1.2.0",
        "message": "Please cite the piece you use by its title, with its source.",
        "title": book.title,
        "type": "dataset",
        "authors": [{"name": book.by}],
        "date-released": book.made_on,
    }
    if licences == {"CC BY 4.0"}:
        told["license"] = "CC-BY-4.0"
    return yaml.safe_dump(told, sort_keys=False, allow_unicode=True)
