"""A document of each kind is read into its sections, with what it says of itself."""

import pytest

from bot.documents.reading import read
from bot.domain.documents import Document
from tests.documents.making import CHART, FAMILIES, a_docx, a_page, a_pdf


def under(document: Document, heading: str) -> str:
    (found,) = [each.markdown for each in document.sections if each.heading == heading]
    return found


def test_a_word_document():
    document = read(".DOCX", a_docx())
    assert [each.heading for each in document.sections] == [
        "A handbook",
        "Letters to families",
        "One chart",
    ]
    assert under(document, "Letters to families") == f"{FAMILIES}\n\n- Ask first."
    assert under(document, "One chart") == f"**{CHART}**\n\n- North · 3 in 100"
    assert document.says["source_title"] == "A handbook"
    assert document.says["source_author"] == "Ada Example"


def test_a_pdf_with_its_pages_and_without_its_running_heads():
    document = read(".pdf", a_pdf())
    assert [(each.heading, each.page) for each in document.sections] == [
        ("Letters to families", "page 1"),
        ("One chart", "page 2"),
        ("Rest", "page 3"),
    ]
    assert under(document, "Letters to families") == f"{FAMILIES}\n\n- Ask first."
    assert document.says["source_author"] == "Ada Example"


def test_a_web_page_without_what_runs_in_it():
    document = read(".html", a_page())
    assert [each.heading for each in document.sections] == [
        "A handbook",
        "Letters to families",
        "One chart",
    ]
    text = under(document, "Letters to families")
    assert text == f"{FAMILIES} [Read](https://example.org/a) press\n\n- Ask first."
    assert under(document, "One chart") == f"**{CHART}**\n\n- North · 3 in 100"
    assert not [each for each in document.sections if "RUN" in each.markdown]
    assert document.says == {
        "source_title": "A handbook",
        "source_author": "Ada Example",
        "source_year": "2024",
        "source_url": "https://example.org/handbook",
    }


def test_a_text_in_markdown():
    text = f"---\nauthor: Ada Example\nyear: 2024\n---\n# A handbook\n\n## Letters\n{FAMILIES}\n"
    document = read(".md", (text + "\n```\n# no heading\n```\n<b>bold</b>").encode())
    assert [each.heading for each in document.sections] == ["A handbook", "Letters"]
    assert under(document, "Letters") == f"{FAMILIES}\n\n# no heading\nbold"
    assert document.says == {"source_author": "Ada Example", "source_year": "2024"}


def test_a_file_that_tells_all_of_a_piece_is_that_piece():
    text = (
        "---\ntitle: Letters first\nkind: tip\ntopics: [student-voice, racial-equity]\n"
        "summary: Ask.\nsource: {title: A handbook, author: Ada Example, year: 2024}\n---\n"
    )
    (told,) = read(".md", (text + FAMILIES).encode()).told
    assert told.fields == {
        "title": "Letters first",
        "kind": "tip",
        "topics": "student-voice, racial-equity",
        "summary": "Ask.",
        "source_title": "A handbook",
        "source_author": "Ada Example",
        "source_year": "2024",
        "body": FAMILIES,
    }


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_has_a_piece_in_each_row(mark: str):
    rows = [["Title", "body", "topics"], ["Letters first", FAMILIES, ""], ["", "", ""]]
    text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in rows)
    (told,) = read(".csv", b"\xef\xbb\xbf" + text.encode()).told
    assert (told.where, told.fields) == ("row 2", {"title": "Letters first", "body": FAMILIES})


def test_letters_that_no_reader_sees_are_taken_out():
    text = f"# Letters\n{FAMILIES}\u202e\u200b\x07"
    assert under(read(".md", text.encode()), "Letters") == FAMILIES
