"""The form, the history and the offer keep Slack's limits and say who reads what."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.answering import Answer, AnswerForm, Asked, PastCheckIn, SharedWith
from bot.domain.notices import CareOffered
from bot.domain.topics import TOPICS
from bot.views import answered, answering, care, history
from tests.views.limits import check_view, drawn, texts
from tests.views.made_up import words

AT = datetime(2026, 9, 7, 9, tzinfo=UTC)
SLUGS = [topic.slug for topic in TOPICS]
answers = st.builds(
    Answer,
    words=words.map(lambda text: text[:3000]),
    load=st.none() | st.integers(1, 5),
    support=st.none() | st.integers(1, 5),
    topics=st.lists(st.sampled_from(SLUGS), max_size=3, unique=True).map(tuple),
    commitment=words.map(lambda text: text[:300]),
    kept=st.none() | st.sampled_from(["done", "partly", "not"]),
    read_by=st.sampled_from(["me", "coach", "cohort", "cohort_unnamed"]),
)


def asked(**changes) -> Asked:
    return Asked(
        **{
            "question": "What gave you energy?",
            "cohort": "Cohort Example",
            "channel": None,
            "tells_who": True,
            "is_closed": False,
        }
        | changes
    )


def said(view) -> str:
    return "\n".join(texts(drawn(view)["blocks"], "mrkdwn", "plain_text"))


@settings(max_examples=12, derandomize=True)
@given(
    st.builds(
        AnswerForm,
        check_in_id=st.none() | st.integers(1, 10**9),
        asked=st.none() | words.map(lambda text: asked(question=text, channel="C0COHORT")),
        commitment=st.none() | words.map(lambda text: text[:300]),
        coach=st.none() | st.just("U0COLE"),
        goals=st.lists(words, max_size=50),
        given=st.none() | answers,
    )
)
def test_the_form_is_one_that_slack_takes(form):
    check_view(answering.form(form))


@settings(max_examples=12, derandomize=True)
@given(st.lists(answers, max_size=12), st.integers(0, 3))
def test_the_history_is_one_that_slack_takes(given, number):
    past = [
        PastCheckIn(check_in_id=each, answered_at=AT, question="Why?", answer=answer, became="not")
        for each, answer in enumerate(given, start=1)
    ]
    check_view(history.history(past, number=number))


def test_only_readers_whom_there_are_can_be_chosen():
    def readers(form: AnswerForm) -> list[str]:
        blocks = drawn(answering.form(form))["blocks"]
        (field,) = [block for block in blocks if block.get("block_id") == "read_by"]
        assert field["element"]["initial_option"]["value"] == "me"
        return [option["value"] for option in field["element"]["options"]]

    assert readers(AnswerForm()) == ["me"]
    assert readers(AnswerForm(asked=asked())) == ["me"]
    assert readers(AnswerForm(coach="U0COLE")) == ["me", "coach"]
    assert readers(AnswerForm(asked=asked(channel="C0COHORT"))) == [
        "me",
        "cohort",
        "cohort_unnamed",
    ]
    lost = Answer(words="Once for my coach.", read_by="coach")
    assert readers(AnswerForm(given=lost)) == ["me"]


@pytest.mark.parametrize(
    ("form", "told"),
    [
        (AnswerForm(), "Nobody is told that you checked in"),
        (AnswerForm(asked=asked()), "that you answered, not what"),
        (AnswerForm(asked=asked(tells_who=False)), "not even whether you answered"),
        (AnswerForm(asked=asked(is_closed=True)), "counts nowhere"),
        (AnswerForm(asked=asked(channel="C0COHORT")), "posted in <#C0COHORT>"),
    ],
)
def test_the_form_says_who_learns_what_before_it_is_sent(form, told):
    words_shown = said(answering.form(form))
    assert told in words_shown
    assert "not a crisis service" in words_shown


@pytest.mark.parametrize("read_by", ["me", "coach", "cohort", "cohort_unnamed"])
@pytest.mark.parametrize("at_once", [True, False])
def test_what_is_saved_says_who_reads_it(read_by, at_once):
    shared = SharedWith(read_by=read_by, reader="U0SOMEBODY", at_once=at_once)
    view = answered.saved(shared)
    check_view(view)
    assert ("Only you read it" in said(view)) is (read_by == "me")


def test_bars_stand_beside_their_numbers_from_the_oldest_to_the_newest():
    past = [
        PastCheckIn(
            check_in_id=week,
            answered_at=AT - timedelta(weeks=week),
            question=None,
            answer=Answer(load=load),
        )
        for week, load in enumerate((5, 2, 4))
    ]
    shown = said(history.history(past))
    chart = shown[shown.index("How heavy") :].splitlines()[1:4]
    assert [line[:14] for line in chart] == ["`████░` 4 of 5", "`██░░░` 2 of 5", "`█████` 5 of 5"]
    assert "How supported" not in shown


def test_what_the_coach_will_read_is_shown_word_for_word():
    form = care.tell_form(1, coach="U0COLE", author="U0ADA")
    check_view(form)
    assert care.words_for_coach("U0ADA") in said(form)


@pytest.mark.parametrize("state", ["open", "told", "put_away"])
def test_where_to_turn_at_any_hour_stays_whatever_is_pressed(state):
    shown = care.offered(CareOffered(offer_id=1, coach="U0COLE", state=state))
    assert "988" in "\n".join(texts([block.to_dict() for block in shown.blocks], "mrkdwn"))
