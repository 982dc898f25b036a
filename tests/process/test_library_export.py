"""Only what is open to everybody goes out, and what somebody wrote stays words."""

import asyncio
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr
from sqlalchemy.ext.asyncio import AsyncSession

from bot.commands import exporting
from bot.domain.guidance import Entry, Source, parse
from bot.domain.pieces import Words
from bot.services import pieces
from bot.services.starter import Starter
from bot.settings import CannotStart, StoreSettings
from models import PieceOrigin, PieceState
from tests.conftest import KEY, opened
from tests.documents.making import CHART, FAMILIES

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
_LOADED = re.compile(rb"<(?:script|img|iframe)[^>]*src=.https?:|<link[^>]*stylesheet[^>]*=.https?:")
"""What a browser would fetch from elsewhere."""
SOURCE = Source(title="A handbook", author="Ada Example", year=2024)
OPEN = Words(
    title="Marked open piece",
    summary="Ask [Ada](https://example.org/ada).",
    body=FAMILIES,
    kind="tip",
    topics=("student-voice",),
    source=SOURCE,
    audience="open",
    licence="CC BY 4.0",
)
SHIPPED = [
    replace(OPEN, title=f"Shipped {name}", body=f"{CHART} {name}").as_piece(
        name, reviewed=NOW.date()
    )
    for name in ("one", "two", "three")
]
_ACTIVE = """
**bold** [Ada](https://example.org/ada) <script>alert(1)</script> [run](javascript:alert(1))
![](https://example.org/a.png) {download}`conf.py` [file](../conf.py)

```{include} ../conf.py
```
:::{raw} html
<script>alert(2)</script>
:::
    indented
% comment
+++
(target)=
[ref]: ../conf.py
| a | b |
"""
_GIVEN: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    OPEN.title: ({"body": f"{FAMILIES}\n{_ACTIVE}"}, {}),
    "Marked credited": ({"body": CHART}, {"credited": True}),
    "Marked with a proposal": ({"body": f"{CHART} So."}, {"proposal": True}),
    **{
        f"XPRIVATEX {state}": ({"body": f"XPRIVATEX {state} {CHART}"}, {"state": state})
        for state in PieceState
        if state != PieceState.PUBLISHED
    },
    **{
        f"XPRIVATEX for {audience}": ({"body": f"XPRIVATEX {CHART}", "audience": audience}, {})
        for audience in ("network", "facilitators")
    },
}
"""Titles, what differs from OPEN, and what becomes of it."""


def test_only_what_is_open_to_everybody_leaves(sqlite_url: str, tmp_path: Path):
    async def everything() -> list[Entry]:
        await _fill(sqlite_url)
        settings = StoreSettings(
            _env_file=None, database_url=sqlite_url, lantern_keys=SecretStr(KEY)
        )
        return await exporting.entries(settings, None, Starter(SHIPPED, None))

    out = tmp_path / "out"
    exporting.write(asyncio.run(everything()), out, title="Guidance", by="A", today=NOW.date())
    written = {file: file.read_bytes() for file in out.rglob("*") if file.is_file()}
    text = b"\n".join([*written.values(), *(file.name.encode() for file in written)]).lower()
    for private in (b"xprivatex", b"umarked", KEY.encode().lower(), b"t0lantern"):
        assert private not in text
    pieces_out = {
        file.stem: parse(file.stem, file.read_text("utf-8"))
        for file in written
        if file.parent.name == "pieces" and file.suffix == ".md"
    }
    titles = {piece.title for piece in pieces_out.values()}
    assert titles == {SHIPPED[2].title, OPEN.title, "Marked credited", "Marked with a proposal"}
    assert pieces_out[SHIPPED[2].slug] == SHIPPED[2]
    _is_a_site(out, written)
    _shows_words_as_words(out)
    with pytest.raises(CannotStart, match="holds something else"):
        exporting.write([], tmp_path, title="Guidance", by="A", today=NOW.date())


async def _fill(url: str) -> None:
    """Put in whatever may not leave, each with a word that is nowhere else."""
    db = await opened(url)
    async with db.transaction() as session:
        for title, more in _GIVEN.items():
            await _give(session, replace(OPEN, title=title, **more[0]), **more[1])
        for came, state in zip(SHIPPED, (PieceState.HIDDEN, PieceState.PUBLISHED), strict=False):
            piece = await pieces.take_over(session, came, now=NOW)
            words = replace(Words.of(came), title=f"XPRIVATEX {came.slug}").given_to("network")
            await pieces.publish_words(session, piece, words, by="UMARKEDFAC", now=NOW)
            piece.state = state
    await db.dispose()


async def _give(
    session: AsyncSession,
    words: Words,
    *,
    state: PieceState = PieceState.PUBLISHED,
    credited: bool = False,
    proposal: bool = False,
) -> None:
    piece = await pieces.submit(
        session,
        words,
        origin=PieceOrigin.CONTRIBUTED,
        contributor="UMARKEDGIVER",
        credited=credited,
        form_id=words.title,
        now=NOW,
    )
    if state in {PieceState.PUBLISHED, PieceState.HIDDEN}:
        await pieces.publish_words(session, piece, words, by="UMARKEDFAC", now=NOW)
    piece.state = state
    piece.asked = "XPRIVATEX"
    if proposal:
        piece.proposal = replace(words, body=f"XPRIVATEX {CHART}").as_json()
    await session.flush()


def _is_a_site(out: Path, written: dict[Path, bytes]) -> None:
    """It has a search, stands on its own, and is made for phones, too."""
    assert b'"mark":' in written[out / "site" / "searchindex.js"]
    for file, data in written.items():
        if file.suffix == ".html":
            assert not _LOADED.search(data), file
            assert b'name="viewport"' in data
        if file.suffix == ".css":
            assert b"@import" not in data
            assert b"url(http" not in data


def _shows_words_as_words(out: Path) -> None:
    """Nothing that somebody wrote runs, loads, or reads another file."""
    (page,) = (out / "site" / "pieces").glob("marked-open-piece-*.html")
    shown = page.read_text("utf-8")
    for active in ("<script>alert", '<img src="http', "myst_enable", 'javascript:alert(1)"'):
        assert active not in shown
    assert "alert" in shown
    assert 'href="https://example.org/ada"' in shown
    assert "<strong>bold</strong>" in shown
