"""Makes the static site with Sphinx, in a process of its own."""

import subprocess
import sys
import tempfile
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

from bot.publishing.book import Book
from bot.publishing.pages import pages

_SETTINGS = """\
project = {title!r}
author = {by!r}
copyright = {by!r}
language = "en"
extensions = ["myst_parser"]
exclude_patterns = []
html_theme = "furo"
html_title = {title!r}
html_copy_source = False
html_show_sourcelink = False
html_use_index = False
html_permalinks = False
html_theme_options = {{"top_of_page_buttons": []}}
myst_enable_extensions = []
myst_url_schemes = ["http", "https"]
templates_path = []
"""


class SiteFailed(Exception):
    """The site could not be made. The message says why, as the generator did."""


def make(book: Book, folder: Path) -> None:
    """Write the site into a folder that is not there yet."""
    for needed in ("sphinx", "myst_parser", "furo"):
        if find_spec(needed) is None:
            raise SiteFailed(f"it needs Lantern's extra “library”: {needed} is missing")
    with tempfile.TemporaryDirectory() as temporary:
        source = Path(temporary) / "source"
        for path, text in pages(book):
            file = source / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8")
        settings = _SETTINGS.format(title=book.title, by=book.by)
        (source / "conf.py").write_text(settings, "utf-8")
        _run(source, folder, Path(temporary) / "kept")


def _run(source: Path, folder: Path, kept: Path) -> None:
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "html", "-d", str(kept)]
    done = subprocess.run(  # noqa: S603  # our own interpreter, and paths we chose
        [*command, str(source), str(folder)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["no reason given"]
        raise SiteFailed(lines[-1])
    (folder / ".buildinfo").unlink(missing_ok=True)
    with suppress(OSError):  # it is left empty, if it is made at all
        (folder / "_sources").rmdir()
