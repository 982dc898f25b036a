"""The lint says in one line what is wrong with a piece, and what to do about it."""

from datetime import date

import pytest

from bot.domain import linting
from bot.domain.reading_grade import grade, syllables

TODAY = date(2026, 11, 2)
BODY = " ".join(f"Ask number {n} of your own people." for n in range(30))
GOOD = """\
---
title: "A title"
kind: tip
topics: [student-voice]
support: alignment
summary: "What it says."
source: {title: "A book", author: "Ada Example", year: 2020, url: https://example.org/a}
licence: CC BY 4.0
reviewed: 2026-11-01
---

"""


def page(body: str = BODY, **changes: str) -> bytes:
    """Give a good piece with lines of its front matter changed, or taken away by an empty one."""
    lines = GOOD.strip().splitlines()
    for key, value in changes.items():
        kept = [line for line in lines if not line.startswith(f"{key}:")]
        lines = [*kept[:-1], *([f"{key}: {value}"] if value else []), kept[-1]]
    return ("\n".join(lines) + "\n\n" + body).encode()


def faults(**files: bytes) -> list[str]:
    named = {f"{name.replace('_', '-')}.md": data for name, data in files.items()}
    return [str(fault) for fault in linting.lint(named, TODAY)]


def test_a_good_piece_has_no_fault():
    assert (
        faults(
            good=page(),
            guided=page(
                "We act now. " * 50, guide="consultancy", step="1", title="Other", summary="None."
            ),
        )
        == []
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"summary": ""}, "no summary"),
        ({"mood": "calm"}, "mood is not known"),
        ({"kind": "rant"}, "kind rant: choose one of tip, "),
        ({"topics": "[athletics]"}, "topic athletics"),
        ({"topics": "[]"}, "topics: name one to three"),
        ({"topics": "student-voice"}, "topics: name one to three"),
        ({"support": "love"}, "support love"),
        ({"states": "[ZZ]"}, "state ZZ: use postal codes"),
        ({"guide": "consultancy"}, "guide without step"),
        ({"guide": "cooking", "step": "1"}, "guide cooking"),
        ({"guide": "consultancy", "step": "0"}, "step 0: count from 1"),
        ({"licence": "mine"}, "licence mine"),
        ({"reviewed": "2026-11-03"}, "reviewed 2026-11-03"),
        ({"reviewed": "soon"}, "reviewed soon"),
        ({"title": "a" * 91}, "title of 91 characters"),
        ({"summary": "a" * 161}, "summary of 161 characters"),
        ({"title": "Stop!"}, "an exclamation mark"),
        ({"source": "{title: A, author: B}"}, "source: give title, author and year"),
        ({"source": "{title: A, author: B, year: 2027}"}, "source of the year 2027"),
        ({"source": "{title: '', author: B, year: 2020}"}, "source: say its title"),
        ({"source": "{title: A, author: B, year: 2020, url: 'http://a.b'}"}, "link http://a.b"),
        ({"body": "Short."}, "1 words: write 120 to 300"),
        ({"body": f"{BODY} [here](javascript:x)"}, "link javascript:x"),
        ({"body": f"{BODY} https://example.org"}, "a bare address"),
        ({"body": f"{BODY}\n\n| a | b |"}, "a table"),
        ({"body": f"{BODY}\n\n`a`"}, "code"),
        ({"body": f"{BODY}\n\n![a](https://example.org/a.png)"}, "a picture"),
        ({"body": f"{BODY}\n\n<b>a</b>"}, "HTML"),
        ({"body": f"{BODY}\n\n---\n"}, "a rule"),
        ({"body": f"# Top\n\n{BODY}"}, "a heading other than ##"),
        ({"body": f"{BODY}\n\n* a"}, "a bullet other than -"),
        ({"body": f"{BODY}\n\n- a\n  - b"}, "a list inside a list"),
        ({"body": "Institutional considerations necessitate deliberation " * 40}, "reads at grade"),
        ({"kind": "anecdote"}, "an anecdote that may be one district's"),
        ({"topics": "[wellbeing-and-sustainability]"}, "wellbeing without 988"),
    ],
)
def test_a_fault_is_one_line(changes: dict[str, str], said: str):
    found = faults(piece=page(**changes))
    assert [line for line in found if line.startswith(f"piece.md: {said}")], found
    assert all("\n" not in line for line in found)


@pytest.mark.parametrize("data", [b"\xff\xfe", b"---\ntitle: [\n---\nWords."])
def test_what_cannot_be_read_is_a_fault_and_the_rest_is_looked_at(data: bytes):
    found = faults(broken=data, other=page(kind="rant"))
    assert [line.partition(":")[0] for line in found] == ["broken.md", "other.md"]


def test_a_file_name_is_a_slug():
    assert "file name" in str(linting.lint({"My Piece.md": page()}, TODAY)[0])


def test_two_pieces_that_say_the_same_are_named_together():
    found = faults(one=page(), other=page(f"Begin. {BODY}", title="Another", summary="Else."))
    assert found == ["other.md: body is nearly that of one.md: say what is new, or join them"]


def test_two_pieces_are_not_the_same_step():
    guided = {"guide": "consultancy", "step": "2"}
    other = page("We act now. " * 50, title="Other", summary="None.", **guided)
    assert any("step 2 is also one.md" in line for line in faults(one=page(**guided), two=other))


def test_long_words_and_long_sentences_raise_the_grade():
    plain = "We ask. They tell us. Then we act on it."
    assert grade(plain) < grade("We ask, they tell us, and then we act on it.")
    assert grade(plain) < grade("Superintendents ask. Communities tell us. Then we act on it.")
    assert grade("- Ask\n- Act\n") == grade("Ask. Act.")
    assert grade("") == 0


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "school asked rules names whole schools"),
        (
            2,
            "people wanted table little because every leader being agreed special client",
        ),
        (3, "equity offices policies idea area video dialogue families various racism evidence"),
        (4, "community educator situation experience society"),
        (5, "superintendent association evaluation"),
    ],
)
def test_syllables_are_counted_by_the_letters(count: int, words: str):
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)
