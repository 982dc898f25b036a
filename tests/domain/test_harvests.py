"""What a harvest drafts, when it asks, and what its author may agree to."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import InvalidInput
from bot.domain.harvests import (
    LONGEST_ANSWER,
    Answer,
    Draft,
    Told,
    as_it_stands,
    cleaned,
    drafted,
    due_after,
    extended,
    next_time,
    seen,
    words_of,
)
from bot.domain.hours import WorkingWeek
from bot.domain.pieces import LONGEST_BODY, LONGEST_SUMMARY, LONGEST_TITLE

TOLD = Told(
    title="Our board wants the word gone",
    context="Superintendent Okafor told me so. " * 3,
    question="How did others keep the goals?",
    what_helped="We wrote the commitments down with families, long before there was any vote.",
)
VOICE = ("student-voice",)
MONDAY = datetime(2026, 1, 5, 15, tzinfo=UTC)
long_words = st.text(alphabet=st.sampled_from("ab C.\n&é"), max_size=3000)


def test_a_draft_is_the_authors_own_words_under_headings_without_who_it_was():
    draft = drafted(TOLD, VOICE)
    assert draft.body.startswith("## What was hard\n\nThe superintendent told me so.")
    assert "Okafor" not in draft.body
    assert [(it.before, it.after) for it in draft.changes] == [
        ("Superintendent Okafor", "The superintendent")
    ]
    assert draft.summary == TOLD.what_helped
    assert "What was tried" not in draft.body, "what was left empty is not asked for"


@given(long_words, long_words, long_words)
def test_however_much_was_written_a_draft_fits_and_is_read_back(context, tried, helped):
    told = Told(title=context, context=context, question=tried, tried=tried, what_helped=helped)
    for draft in (it := drafted(told, VOICE), extended(it, told)):
        assert len(draft.body) <= LONGEST_BODY
        assert len(draft.title) <= LONGEST_TITLE
        assert len(draft.summary) <= LONGEST_SUMMARY
        assert Draft.from_json(draft.as_json()) == draft


def test_what_happened_since_is_added_to_what_was_agreed_to():
    agreed = Draft(title="Count first", summary="Count.", body="My own edit of it.", topics=VOICE)
    since = Told(title="", context="", question="", happened="It passed, Amara Okafor says.")
    assert extended(agreed, since).body == (
        "My own edit of it.\n\n## What happened\n\nIt passed, a colleague says."
    )


def test_answers_stand_in_it_word_for_word_under_the_name_that_was_given():
    draft = drafted(TOLD, VOICE)
    answers = [
        Answer(answer_id=1, words="Count first.\nThen ask."),
        Answer(answer_id=2, words="Bring a list.", name="Mae Specimen"),
    ]
    words = words_of(draft, answers, year=2026)
    assert words.body.endswith(
        "## What colleagues said\n\n> Count first.\n> Then ask.\n\nA colleague\n\n"
        "> Bring a list.\n\nMae Specimen"
    )
    assert str(words.source) == (
        "From the network, A problem of practice, shared with consent (2026)"
    )
    assert (words.audience, words.guide) == ("network", None)


def test_an_agreed_piece_is_taken_up_as_it_stands_without_what_colleagues_said():
    draft = drafted(TOLD, VOICE)
    answers = [Answer(answer_id=1, words="Count first.\nThen ask.", name="Mae Specimen")]
    words = words_of(draft, answers, year=2026)
    assert as_it_stands(draft, words, answers) == draft


def test_too_much_is_said_beside_the_answers():
    draft = drafted(TOLD, VOICE)
    answers = [Answer(answer_id=at, words="word " * 200) for at in range(4)]
    with pytest.raises(InvalidInput) as wrong:
        words_of(draft, answers, year=2026)
    assert "characters too long" in wrong.value.problems["answers"]


def test_a_long_answer_is_cut_before_its_writer_is_asked():
    words, _ = cleaned("word " * 900)
    assert len(words) <= LONGEST_ANSWER
    assert words.endswith("…")


def test_what_may_identify_is_marked_once_more_in_what_the_author_typed():
    draft = Draft(title="Count", summary="For Amara Okafor.", body="In Texas, with Amara Okafor.")
    assert draft.marked == ("Amara Okafor", "Texas")
    assert seen(draft.marked) == seen(("Texas", "Amara Okafor")) != seen(("Texas",))


def test_the_author_is_asked_at_the_end_after_three_weeks_and_after_eight_and_then_it_ends():
    after = [due_after(MONDAY, step) - MONDAY for step in range(4)]
    assert after == [timedelta(0), timedelta(weeks=3), timedelta(weeks=8), timedelta(weeks=12)]


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
    st.floats(0, 1),
    st.sampled_from(["America/Chicago", "Pacific/Auckland", "Asia/Kolkata", None]),
)
def test_who_is_asked_is_at_work_whatever_the_zone_and_the_luck(due, luck, zone):
    week = WorkingWeek(zone=zone)
    at = next_time(week, due, due, luck)
    assert at >= due
    assert week.next_open(at) == at
    assert at - due < timedelta(days=4)


def test_who_is_at_work_when_it_is_due_is_asked_then():
    assert next_time(WorkingWeek(zone="America/Chicago"), MONDAY, MONDAY, 0.7) == MONDAY
