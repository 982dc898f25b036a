"""A document that is broken, or made to do harm, ends with one sentence."""

import multiprocessing
from pathlib import Path

import pytest

from bot.documents import Desk
from bot.documents.reading import MOST_BYTES, read
from bot.domain.documents import Unusable
from tests.documents.making import FAMILIES, a_docx, a_pdf, a_zip

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
PARTS = "http://schemas.openxmlformats.org/package/2006/relationships"
RELATIONS = (
    f'<Relationships xmlns="{PARTS}"><Relationship Id="r" Type="{OFFICE}" '
    'Target="word/document.xml"/></Relationships>'
)


def a_docx_of(text: str, before: str = "", **more: bytes) -> bytes:
    body = f'{before}<w:document xmlns:w="{WORD}"><w:body>{text}</w:body></w:document>'
    parts: dict[str, bytes | str] = {"_rels__.rels": RELATIONS, "word__document.xml": body}
    return a_zip(**(parts | more))


def laughing() -> bytes:
    """Ten entities of ten of the one before: 10 GB of text."""
    lines = ['<!ENTITY l0 "ha">']
    lines += [f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)]
    return a_docx_of("<w:p><w:r><w:t>&l9;</w:t></w:r></w:p>", f"<!DOCTYPE x [{''.join(lines)}]>")


@pytest.mark.parametrize(
    ("suffix", "data", "sentence"),
    [
        (".exe", b"MZ", "is none of the kinds that can be read"),
        (".md", b" \n", "is empty"),
        (".md", b"words \0 " * 9, "is no text, whatever its name says"),
        (".md", b"caf\xe9", "is not in UTF-8"),
        (".md", b"---\na: [\n---\nwords", "has front matter that cannot be read"),
        (".md", b"---\na: !!python/object/apply:os.getcwd []\n---\nw", "has front matter that"),
        (".html", b"\x89PNG\r\n\x1a\n\0\0", "is not in UTF-8"),
        (".html", b"no page at all", "is no web page"),
        (".html", b"<meta charset=klingon><p>words", "is not in the encoding that it names"),
        (".html", b"<script>alert(1)</script><style>a</style>", "holds no words"),
        (".docx", b"words", "is no Word document"),
        (".docx", a_docx()[:3000], "is no Word document"),
        (".docx", a_zip(xl__workbook="<x/>"), "is no Word document"),
        (".docx", b"\xd0\xcf\x11\xe0 old", "has a password or is of Word's old kind"),
        (".docx", a_docx_of("", word__big=b"\0" * 101_000_000), "unpacks to more than 100 MB"),
        (".pdf", b"words", "is no PDF"),
        (".pdf", a_pdf()[:900], "is damaged"),
        (".pdf", a_pdf(password="open"), "has a password: save it without one"),
        (".csv", b"title,body,salary\na,b,1", "has a column “salary”: known are title, "),
        (".csv", b"title\na", "has no column “body”"),
        (".csv", b"title,body,title\na,b,c", "has a column twice"),
        (".csv", b'title,body\n"open', "cannot be read as CSV"),
        (".csv", b"title,body\na,b,c", "has more cells in row 2 than there are columns"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(suffix: str, data: bytes, sentence: str):
    with pytest.raises(Unusable) as refused:
        read(suffix, data)
    assert str(refused.value).startswith(sentence)
    assert "\n" not in str(refused.value)


def test_a_desk_outlives_what_is_read_on_it(tmp_path: Path):
    def told(name: str, data: bytes) -> str:
        (tmp_path / name).write_bytes(data)
        try:
            return desk.read(tmp_path / name).sections[0].markdown
        except Unusable as error:
            return str(error)

    harm = "cannot be read: it is damaged, or made to do harm"
    secret = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    with Desk() as desk:
        assert told("laughing.docx", laughing()) == harm
        assert told("deep.html", b"<div>" * 5000 + b"words") == harm
        assert told(
            "reaching.docx", a_docx_of("<w:p><w:r><w:t>&e;x</w:t></w:r></w:p>", secret)
        ) in (
            "x",
            harm,
        )
        assert told("large.md", b"w" * (MOST_BYTES + 1)).startswith("is larger than 20 MB")
        assert told("long.md", b"word " * 700_000).startswith("holds more text than")
        assert told("good.md", FAMILIES.encode()) == FAMILIES
        for child in multiprocessing.active_children():  # as the system does when memory is short
            child.kill()
            child.join()
        assert told("fallen.md", FAMILIES.encode()) == harm
        assert told("next.md", FAMILIES.encode()) == FAMILIES
    assert not multiprocessing.active_children()


def test_nothing_takes_longer_than_it_may(tmp_path: Path):
    (tmp_path / "slow.md").write_text(FAMILIES)
    with Desk(seconds=0) as desk, pytest.raises(Unusable, match="took longer than a minute"):
        desk.read(tmp_path / "slow.md")
    assert not multiprocessing.active_children()


def test_what_is_no_file_is_not_opened(tmp_path: Path):
    with Desk() as desk:
        for odd in (tmp_path, tmp_path / "missing.md"):
            with pytest.raises(Unusable, match="is no file"):
                desk.read(odd)
