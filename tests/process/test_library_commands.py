"""Documents come in whole or not at all, and what is wrong is a sentence."""

import asyncio
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select
from typer.testing import CliRunner, Result

from bot.__main__ import cli
from bot.services import starter
from bot.settings import CannotStart
from models import Audience, Piece, PieceOrigin, PieceState
from tests.conftest import KEY, opened
from tests.documents.making import CHART, FAMILIES, a_docx, a_page, a_pdf


@dataclass(frozen=True, slots=True)
class Desk:
    """An operator's folder, with a database that one workspace uses."""

    folder: Path
    url: str

    def lantern(self, *words: str, answer: str | None = None) -> Result:
        settings = {"DATABASE_URL": self.url, "LANTERN_KEYS": KEY}
        return CliRunner().invoke(cli, ["library", *words], env=settings, input=answer)

    def put(self, name: str, data: bytes) -> Path:
        (self.folder / name).write_bytes(data)
        return self.folder / name

    def rows(self) -> list[Piece]:
        async def read() -> list[Piece]:
            db = await opened(self.url)
            async with db.transaction() as session:
                found = list((await session.scalars(select(Piece).order_by(Piece.id))).all())
            await db.dispose()
            return found

        return asyncio.run(read())


@pytest.fixture
def desk(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    asyncio.run(_enter(sqlite_url))
    (tmp_path / "documents").mkdir()
    return Desk(tmp_path / "documents", sqlite_url)


async def _enter(url: str) -> None:
    await (await opened(url)).dispose()


def test_documents_are_shown_first_and_come_in_for_review_once(desk: Desk):
    desk.put("handbook.docx", a_docx())
    desk.put("copy of it.docx", a_docx())
    here = ("import", str(desk.folder), "--year", "2024")

    told = desk.lantern(*here, answer="n\n")
    assert "Ada Example, A handbook (2024) · For members of this network" in told.output
    assert "Skipped, for it is there already: Letters to families" in told.output
    assert "They wait for a facilitator" in told.output
    assert told.output.endswith("Nothing was imported.\n")
    assert not desk.rows()

    desk.put("notes.pdf", a_pdf())
    desk.put("page.html", a_page().replace(b"letter", b"draft"))
    told = desk.lantern(*here, answer="y\n")
    assert "words · page 1" in told.output
    assert "Imported 3 pieces." in told.output
    rows = desk.rows()
    assert len(rows) == 3
    assert {row.state for row in rows} == {PieceState.IN_REVIEW}
    assert {row.origin for row in rows} == {PieceOrigin.IMPORTED}
    assert {row.audience for row in rows} == {Audience.NETWORK}
    assert {row.contributor for row in rows} == {None}
    assert rows[0].source["page"] == "Letters to families"

    for other in ("notes.pdf", "page.html"):
        (desk.folder / other).unlink()
    again = desk.lantern(*here, "--yes")
    assert "There is nothing new. Nothing was imported." in again.output
    assert len(desk.rows()) == len(rows)


def test_one_document_that_cannot_be_read_keeps_all_others_out(desk: Desk):
    desk.put("good.md", f"# Letters to families\n{FAMILIES}".encode())
    desk.put("bad.docx", b"words")
    desk.put("old.csv", b"title,body,salary\na,b,c")
    told = desk.lantern("import", str(desk.folder), "--year", "2024", "--author", "A", "--yes")
    assert isinstance(told.exception, CannotStart)
    lines = str(told.exception).splitlines()
    assert [Path(line.split()[0]).name for line in lines] == ["bad.docx", "old.csv", "Nothing"]
    assert not desk.rows()


def test_what_is_published_at_once_is_what_members_read_and_the_starter_is_known(desk: Desk):
    came = next(iter(starter.FOLDER.glob("*.md")))
    desk.put(came.name, came.read_bytes())
    desk.put("chart.md", f"# One chart at a time\n{CHART}".encode())
    options = ("--year", "2024", "--author", "Ada Example", "--topic", "student-voice")
    here = ("import", str(desk.folder), *options, "--publish")
    unanswered = desk.lantern(*here, answer="")
    assert "They are published at once: all members of this network can read" in unanswered.output
    assert unanswered.output.endswith("Nothing was imported.\n")
    told = desk.lantern(*here, "--yes")
    assert "Skipped, for it is there already: " in told.output
    assert "Imported 1 piece." in told.output
    (row,) = desk.rows()
    assert (row.title, row.state, row.version) == ("One chart at a time", PieceState.PUBLISHED, 1)


@pytest.mark.parametrize("command", ["lint", "import", "export"])
def test_help_says_what_a_command_does(command: str):
    told = CliRunner().invoke(cli, ["library", command, "--help"])
    assert told.exit_code == 0
    assert told.output.split("\n\n")[1].strip()[0].isupper()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("import", "missing.md"), "There is no missing.md."),
        (("import", "documents"), "There are no documents"),
        (
            ("import", "documents/diary.txt", "--workspace", "T0OTHER"),
            "There is no workspace T0OTHER here",
        ),
        (("export", "documents"), "holds something else: name a folder that is empty"),
        (("lint", "documents"), "There are no pieces"),
    ],
)
def test_what_a_person_can_put_right_is_a_sentence(
    words: tuple[str, ...], sentence: str, desk: Desk
):
    desk.put("diary.txt", b"mine")
    told = desk.lantern(*words)
    assert isinstance(told.exception, CannotStart)
    assert sentence in str(told.exception)
    assert (desk.folder / "diary.txt").read_bytes() == b"mine"
