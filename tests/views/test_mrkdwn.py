"""People's words made safe, and the library's Markdown in Slack's dialect."""

from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.views import mrkdwn
from tests.views.made_up import words


@given(words, st.integers(2, 3000))
def test_a_line_is_never_longer_than_it_may_be(text: str, limit: int):
    assert len(mrkdwn.line(text, limit)) <= limit


@given(words, st.integers(2, 300))
def test_a_line_is_cut_between_characters_never_inside_an_escape(text: str, limit: int):
    shown = mrkdwn.line(text, limit)
    kept = unescape(shown.removesuffix("…")) if len(shown) > 1 else ""
    assert " ".join(text.split()).startswith(kept)
    assert "<" not in shown
    assert ">" not in shown


def test_a_short_line_is_shown_whole():
    assert mrkdwn.line("  Tom & Jerry\n<3 ", 40) == "Tom &amp; Jerry &lt;3"


@pytest.mark.parametrize(
    ("markdown", "shown"),
    [
        ("## Where to begin", "*Where to begin*"),
        ("**Start small.** Then grow.", "*Start small.* Then grow."),
        ("**Where to begin**", "*Where to begin*"),
        ("A _quiet_ word and a *loud* one", "A _quiet_ word and a _loud_ one"),
        ("**Ask _why_ first**", "*Ask _why_ first*"),
        ("- one\n- two\n  and a half", "• one\n• two and a half"),
        ("1. first\n2. second", "1. first\n2. second"),
        ("Lines that\nbelong together", "Lines that belong together"),
        ("**bold over\ntwo lines**", "*bold over two lines*"),
        ("> Heard in a hallway.\n> Twice.", ">Heard in a hallway.\n>Twice."),
        ("See [the roadmap](https://example.org/a?b=1&c=2).", None),
        ("2 * 3 * 4 and snake_case_name", "2 * 3 * 4 and snake_case_name"),
        ("Q&A with <!channel>", "Q&amp;A with &lt;!channel&gt;"),
        ("[not safe](javascript:alert)", "[not safe](javascript:alert)"),
    ],
)
def test_markdown_becomes_mrkdwn(markdown: str, shown: str | None):
    expected = shown or "See <https://example.org/a?b=1&amp;c=2|the roadmap>."
    assert list(mrkdwn.sections(markdown)) == [expected]


def test_a_heading_stands_apart_from_what_follows_at_once():
    assert list(mrkdwn.sections("# Why\nBecause.")) == ["*Why*\n\nBecause."]


@given(st.lists(words, max_size=6))
def test_a_long_piece_is_cut_into_sections_and_no_word_is_lost(paragraphs: list[str]):
    markdown = "\n\n".join(paragraphs)
    cut = list(mrkdwn.sections(markdown))
    assert all(1 <= len(section) <= 3000 for section in cut)


def test_no_word_of_a_long_paragraph_is_lost():
    said = " ".join(f"word{number}" for number in range(2000))
    cut = list(mrkdwn.sections(said))
    assert len(cut) > 1
    assert " ".join(cut) == said


def test_a_link_is_not_cut_in_two():
    said = "x " * 1495 + "[a label of several words](https://example.org/here)"
    first, second = mrkdwn.sections(said)
    assert second == "<https://example.org/here|a label of several words>"
    assert "<" not in first


def test_an_address_that_is_none_is_not_linked():
    assert mrkdwn.link("javascript:alert(1)", "Read") == "Read"
    assert mrkdwn.link("https://example.org/|<!channel>", "Read") == "Read"
    assert mrkdwn.link(None, "Read") == "Read"
