"""A document becomes pieces of a size to read, with their source, or a sentence says why not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.cutting import Given, pieces
from bot.domain.documents import Document, Section, Told, Unusable
from bot.domain.pieces import FEWEST_WORDS, LONGEST_BODY
from bot.domain.sizing import sized

FAMILIES = "Ask families first, and let parents speak before the vote is taken. " * 7 + "So."
SOURCE = {"source_title": "A handbook", "source_author": "Ada Example", "source_year": "2024"}
NOTHING = Given()


def document(*sections: tuple[str | None, str], **says: str) -> Document:
    made = [Section(heading=heading, markdown=text) for heading, text in sections]
    return Document(sections=tuple(made), says=SOURCE | says)


def test_a_section_is_a_piece_with_its_source_and_its_place():
    (piece,) = pieces("file", document(("Letters to families", FAMILIES)), NOTHING)
    assert piece.title == "Letters to families"
    assert piece.topics == ("family-and-community-engagement",)
    assert str(piece.source) == "Ada Example, A handbook (2024), Letters to families"
    assert piece.summary.startswith("Ask families first")
    assert (piece.audience, piece.kind) == ("network", "tip")


def test_a_page_is_kept_where_there_is_one():
    section = Section(heading="Letters to families", markdown=FAMILIES, page="page 3")
    (piece,) = pieces("file", Document(sections=(section,), says=SOURCE), NOTHING)
    assert piece.source.page == "page 3"


def test_what_whoever_imports_says_counts_more_than_the_document():
    told = Given(author="Mae Specimen", year=2020, title="Notes", topics=("student-voice",))
    (piece,) = pieces("file", document(("Letters to families", FAMILIES)), told)
    assert str(piece.source) == "Mae Specimen, Notes (2020), Letters to families"
    assert piece.topics == ("student-voice",)


def test_a_short_section_goes_with_the_next_and_the_last_with_the_one_before():
    found = pieces(
        "file",
        document(
            ("A handbook", ""), ("First of all", "Breathe."), ("Then", FAMILIES), ("End", "Rest.")
        ),
        NOTHING,
    )
    assert [piece.title for piece in found] == ["First of all"]
    assert found[0].body == f"Breathe.\n\n**Then**\n\n{FAMILIES}\n\n**End**\n\nRest."


def test_a_heading_that_says_too_little_gets_the_documents_name():
    (piece,) = pieces("file", document(("Tips", FAMILIES)), NOTHING)
    assert piece.title == "A handbook: Tips"


def test_a_long_section_is_divided_and_numbered():
    found = pieces("file", document(("Letters to families", f"{FAMILIES}\n\n" * 8)), NOTHING)
    assert [piece.title for piece in found][:2] == [
        f"Letters to families ({number} of {len(found)})" for number in (1, 2)
    ]
    assert all(len(piece.body.split()) <= 300 for piece in found)


@settings(max_examples=20)
@given(
    st.lists(
        st.tuples(
            st.none() | st.text("ab ", max_size=200),
            st.lists(st.text("abc .\n", max_size=4000), max_size=3).map("\n\n".join),
        ),
        max_size=4,
    )
)
def test_no_word_is_lost_and_no_piece_is_too_long(sections: list[tuple[str | None, str]]):
    made = [Section(heading=heading, markdown=text) for heading, text in sections]
    found = list(sized(made))
    assert all(len(each.markdown) <= LONGEST_BODY * 2 for each in found)
    assert all(len(each.heading or "") <= 90 for each in found)
    letters = sum(text.count("c") for _, text in sections)
    kept = sum(each.markdown.count("c") for each in found)
    assert kept == letters or sum(len(text.split()) for _, text in sections) < FEWEST_WORDS


def test_a_row_is_a_piece_as_it_says():
    fields = SOURCE | {
        "title": "Letters first",
        "body": FAMILIES,
        "kind": "Prompt",
        "topics": "Student voice; racial-equity",
        "states": "tx, OH",
        "source_url": "https://example.org/a",
    }
    told = Document(told=(Told(where="row 2", fields=fields),), says={})
    (piece,) = pieces("file", told, NOTHING)
    assert (piece.kind, piece.states) == ("prompt", ("TX", "OH"))
    assert set(piece.topics) == {"student-voice", "racial-equity"}
    assert piece.source.url == "https://example.org/a"


@pytest.mark.parametrize(
    ("fields", "given_", "sentence"),
    [
        ({"source_author": ""}, NOTHING, "does not say its source's author: say it with --author"),
        ({"source_year": ""}, NOTHING, "does not say its source's year: say it with --year"),
        ({"source_year": "soon"}, NOTHING, "has a year that is not right (row 2): Give a number"),
        ({"kind": "rant"}, NOTHING, "has a kind that is not right (row 2): Choose one of these"),
        ({"topics": "athletics"}, NOTHING, "has a topics that is not right (row 2)"),
        ({"topics": ""}, NOTHING, "does not show what it is about: say it with --topic (row 2)"),
        ({"body": "Too short."}, NOTHING, "has a body that is not right (row 2): Say a little"),
        ({}, Given(audience="open"), "does not say under which licence everybody may have it"),
    ],
)
def test_what_is_lacking_is_a_sentence_that_says_where(
    fields: dict[str, str], given_: Given, sentence: str
):
    told = SOURCE | {"title": "Letters first", "body": FAMILIES, "topics": "student-voice"} | fields
    row = Told(where="row 2", fields={key: value for key, value in told.items() if value})
    with pytest.raises(Unusable) as refused:
        pieces("file", Document(told=(row,), says={}), given_)
    assert str(refused.value).startswith(sentence)


def test_too_few_words_make_no_piece():
    with pytest.raises(Unusable, match="fewer than 20 words"):
        pieces("file", document(("Letters to families", "Ask parents.")), NOTHING)
