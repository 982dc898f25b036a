"""What makes a piece fit to be reviewed, and what is decided about it."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInput, NotAllowed
from bot.domain.guidance import Source
from bot.domain.pieces import LONGEST_BODY, LONGEST_SUMMARY, Words, slug_of, summary_of
from bot.domain.review import Change, Place, require_no_wider, require_other
from bot.domain.wordings import compare

WORDS = Words(
    title="Ask the board one question at a time",
    summary="One question a meeting gets one answer a meeting.",
    body="Send one question to each board member before the meeting. " * 4,
    kind="tip",
    topics=("board-and-superintendent-relations",),
    source=Source(title="From practice", author="A member", year=2026),
)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("title", {"title": "Short"}),
        ("summary", {"summary": ""}),
        ("body", {"body": "Too few words."}),
        ("body", {"body": "word " * LONGEST_BODY}),
        ("kind", {"kind": "poem"}),
        ("topics", {"topics": ()}),
        ("topics", {"topics": ("athletics",)}),
        ("support", {"support": "luck"}),
        ("states", {"states": ("XX",)}),
        ("guide", {"step": 2}),
        ("step", {"guide": "define-narrate-act"}),
        ("source_author", {"source": replace(WORDS.source, author="")}),
        ("source_year", {"source": replace(WORDS.source, year=0)}),
        ("source_url", {"source": replace(WORDS.source, url="javascript:alert(1)")}),
    ],
)
def test_a_field_that_needs_another_look_is_named(field, wrong):
    with pytest.raises(InvalidInput) as refused:
        replace(WORDS, **wrong)
    assert set(refused.value.problems) == {field}


def test_words_survive_the_database_and_the_library():
    words = replace(WORDS, states=("OH", "TX"), guide="consultancy", step=2, support="alignment")
    assert Words.from_json(words.as_json()) == words
    shown = words.as_piece("network-1", reviewed=date(2026, 11, 1))
    assert Words.of(shown, words.audience) == words
    change = Change(
        words=words, why="It changed.", by="U0ADA", at=datetime(2026, 11, 1, tzinfo=UTC)
    )
    assert Change.from_json(change.as_json()) == change


def test_a_fingerprint_tells_any_two_wordings_apart():
    others = [
        replace(WORDS, title=f"{WORDS.title}."),
        replace(WORDS, audience="open"),
        replace(WORDS, source=replace(WORDS.source, year=2025)),
    ]
    assert len({each.fingerprint for each in [WORDS, *others]}) == 4
    assert replace(WORDS).fingerprint == WORDS.fingerprint


@given(st.text(min_size=1, max_size=600).filter(str.strip))
def test_a_summary_fits_however_the_body_begins(body):
    assert len(summary_of(body)) <= LONGEST_SUMMARY


def test_a_summary_is_whole_sentences_where_they_fit():
    assert summary_of("## Start\n- Ask **early**. Then wait. " + "word " * 90).endswith("wait.")


def test_a_slug_says_nothing_of_the_words_and_is_the_same_for_the_same_form():
    assert slug_of("V1") == slug_of("V1") != slug_of("V2")
    assert slug_of("V1").startswith("network-")


def _shown(difference):
    removed, added = (
        " ".join(f"[{s.text}]" if s.only_here else s.text for s in side)
        for side in (difference.removed, difference.added)
    )
    return f"{difference.field}: {removed} -> {added}"


def test_a_comparison_tells_what_was_removed_and_what_was_added():
    body = "Say it loudly. Then wait a week. Write down what you heard from each of the members. "
    old = replace(WORDS, body=body * 2)
    new = replace(
        old,
        title="Ask the whole board one question at a time",
        body=old.body.replace("loudly", "calmly", 1) + "Thank them.",
        audience="open",
    )
    everybody = "members, and everybody who reads an export"
    assert [_shown(each) for each in compare(old, new)] == [
        f"Title: {old.title} -> Ask the [whole] board one question at a time",
        "Words: Say it [loudly.] -> Say it [calmly.]",
        "Words:  -> [Thank them.]",
        f"Who may read it: [members of this network] -> [{everybody}]",
    ]
    assert compare(old, old) == []


def test_nobody_approves_their_own_words_where_somebody_else_can():
    with pytest.raises(NotAllowed):
        require_other("U0FAY", ["U0FAY"], ["U0FAY", "U0OTTO"])
    require_other("U0FAY", ["U0FAY"], ["U0FAY"])
    require_other("U0FAY", ["U0ADA", None], ["U0FAY", "U0OTTO"])


def test_what_was_given_to_the_network_does_not_leave_it_by_an_edit():
    with pytest.raises(InvalidInput) as refused:
        require_no_wider(WORDS, WORDS.given_to("open"), was_given=True)
    assert set(refused.value.problems) == {"audience"}
    require_no_wider(WORDS, WORDS.given_to("facilitators"), was_given=True)
    require_no_wider(WORDS, WORDS.given_to("open"), was_given=False)


def test_a_place_is_read_back_as_it_was_carried():
    place = Place(slug="network-1", seen="abc", in_queue=True)
    assert Place.read(str(place)) == place
