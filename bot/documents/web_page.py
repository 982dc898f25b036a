"""Reads HTML: what a reader of the page would read, and nothing that it would run or load."""

import re
from typing import Any

from bs4 import BeautifulSoup, Tag
from markdownify import MarkdownConverter

from bot.documents.markdown import cut
from bot.documents.reading import words_of
from bot.domain.documents import Document, Unusable

_NOT_READ = (
    *("script", "style", "noscript", "template", "iframe", "object", "embed", "svg", "canvas"),
    *("form", "button", "input", "select", "textarea", "nav", "footer", "aside", "img", "video"),
    *("audio", "head", "link", "meta", "[hidden]", "[aria-hidden=true]"),
)
_TEXT = ("main", "[role=main]", "article", "body")
"""Where the text is, the likeliest first."""
_OPTIONS: dict[str, Any] = {
    "heading_style": "atx",
    "bullets": "-",
    "wrap": True,  # at no width: each paragraph is one line
    "wrap_width": None,
    "escape_asterisks": False,
    "escape_underscores": False,
    "escape_misc": False,
}
_WEB = re.compile(r"https?://[^\s()<>|]+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SAID = {
    "source_title": ("og:title", "dc.title", "citation_title"),
    "source_author": ("author", "dc.creator", "citation_author", "article:author"),
    "source_year": ("date", "dc.date", "article:published_time", "citation_publication_date"),
}


class _Plain(MarkdownConverter):
    """Markdown with no more in it than the library's pieces have."""

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Keep a link only where it leads to the web."""
        address = str(el.get("href") or "").strip()
        words = text.strip()
        return f"[{words}]({address})" if words and _WEB.fullmatch(address) else text

    def convert_table(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        """Read a table out row by row, for Slack shows none."""
        rows = (row.find_all(["td", "th"]) for row in el.find_all("tr"))
        lines = [" · ".join(" ".join(cell.get_text(" ").split()) for cell in row) for row in rows]
        return "\n\n" + "\n".join(f"- {line}" for line in lines if line) + "\n\n"

    def convert_code(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return text

    def convert_pre(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return f"\n\n{text.strip()}\n\n"

    def convert_hr(self, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: ARG002
        return "\n\n"


def read(data: bytes) -> Document:
    soup = BeautifulSoup(_decoded(data), "html.parser")
    if soup.find(True) is None:
        raise Unusable("is no web page, whatever its name says")
    says = _says(soup)
    return Document(sections=tuple(cut(markdown(soup))), says=says)


def markdown(soup: BeautifulSoup) -> str:
    """Turn the page's text into Markdown."""
    for unread in soup.select(", ".join(_NOT_READ)):
        unread.decompose()
    text = next((found for place in _TEXT if (found := soup.select_one(place))), soup)
    converted: str = _Plain(**_OPTIONS).convert_soup(text)
    return re.sub(r"\n{3,}", "\n\n", converted).strip()


def _decoded(data: bytes) -> str:
    """Take the encoding that the page declares, where it is not UTF-8."""
    declared = re.search(
        rb"<meta[^>]{0,200}charset=[\"']?([\w-]{1,40})", data[:4096], re.IGNORECASE
    )
    encoding = declared[1].decode() if declared else "utf-8"
    if encoding.lower().replace("-", "") in {"utf8", "utf16"}:
        return words_of(data)
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeDecodeError):
        raise Unusable("is not in the encoding that it names: save it as UTF-8") from None


def _says(soup: BeautifulSoup) -> dict[str, str]:
    """Read what the page's head says of it."""
    metas = {
        str(meta.get("name") or meta.get("property") or "").lower(): str(meta.get("content") or "")
        for meta in soup.find_all("meta")
    }
    says = {
        key: next((metas[n] for n in names if metas.get(n)), "") for key, names in _SAID.items()
    }
    says["source_title"] = says["source_title"] or (soup.title.get_text() if soup.title else "")
    year = _YEAR.search(says["source_year"])
    says["source_year"] = year[0] if year else ""
    for key, rel in (("source_url", "canonical"), ("licence", "license")):
        link = soup.find("link", rel=rel)
        says[key] = str(link.get("href") or "") if link else ""
    return {key: " ".join(value.split()) for key, value in says.items() if value.strip()}
