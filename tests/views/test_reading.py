"""What a member sees of a whole piece of guidance."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.guidance import Piece, Source, as_shipped
from bot.services import starter
from bot.views import guidance_usage, judging, reading
from bot.views.reading import Steps, Whole
from tests.views.limits import check_message, check_view, texts
from tests.views.made_up import made

TODAY = date(2026, 3, 1)
WHOLE = Piece(
    slug="count-to-ten",
    title="Count to ten before the board meeting",
    kind="tip",
    topics=frozenset({"pushback-and-politics"}),
    support="community-support",
    summary="A pause is a plan.",
    source=Source(
        title="A Year of Pauses",
        author="A Network of the North",
        year=2023,
        url="https://example.org/pauses",
    ),
    licence="CC BY 4.0",
    reviewed=date(2026, 2, 1),
    body="## Before\n\nBreathe **out** first.\n\n- Then in.\n- Then speak.",
)
ENTRY = as_shipped(WHOLE)
OTHER = as_shipped(replace(WHOLE, slug="count-to-two", title="Count to two"))


def read(whole: Whole) -> str:
    view = reading.reading(whole, today=TODAY).to_dict()
    check_view(reading.reading(whole, today=TODAY))
    return "\n".join(texts(view, "mrkdwn", "plain_text"))


def test_a_whole_piece_shows_its_body_its_source_its_licence_and_its_age():
    said = read(Whole(entry=ENTRY))
    assert "*Before*\n\nBreathe *out* first.\n\n• Then in.\n• Then speak." in said
    assert "<https://example.org/pauses|A Network of the North, A Year of Pauses (2023)>" in said
    assert "CC BY 4.0" in said
    assert "February 1, 2026" in said


def test_a_whole_piece_names_who_gave_it_only_where_they_wish():
    assert "Given by" not in read(Whole(entry=ENTRY))
    assert "Given by <@U0GRACE>" in read(Whole(entry=replace(ENTRY, contributor="U0GRACE")))


def test_pieces_that_disagree_stand_beside_each_other():
    said = read(Whole(entry=ENTRY, contrary=((OTHER, "How long to wait."),)))
    assert "Not everybody agrees" in said
    assert "*Count to two*\nHow long to wait." in said


@pytest.mark.parametrize("facilitates", [True, False])
def test_only_facilitators_are_offered_what_facilitators_do(facilitates: bool):
    said = read(Whole(entry=ENTRY, facilitates=facilitates))
    for theirs in ("Keep it right", "Another disagrees"):
        assert (theirs in said) is facilitates
    assert "Suggest a change" in said


def test_a_step_of_a_set_names_its_neighbours():
    step = replace(ENTRY, piece=replace(WHOLE, guide="define-narrate-act", step=1))
    said = read(Whole(entry=step, steps=Steps(number=1, of=2, back=None, on=OTHER)))
    assert "*Step 1 of 2* of Define, Narrate, Act" in said
    assert "Next step" in said
    assert "Previous step" not in said


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made(Piece))
def test_a_piece_of_any_length_can_be_read(piece: Piece):
    entry = as_shipped(piece)
    others = ((entry, piece.summary),) * 12
    steps = Steps(number=1, of=1, back=entry, on=entry)
    whole = Whole(entry=entry, contrary=others, steps=steps, facilitates=True)
    check_view(reading.reading(whole, today=TODAY, note=judging.thanks(useful=True)))


@pytest.mark.parametrize("useful", [True, False])
def test_thanks_say_that_the_word_can_be_changed(useful: bool):
    assert "change your mind" in judging.thanks(useful=useful)


def test_the_question_why_says_who_reads_the_answer():
    view = judging.why_form("count-to-ten")
    check_view(view)
    said = "\n".join(texts(view.to_dict(), "mrkdwn", "plain_text"))
    assert "Facilitators read what you say here and not who said it" in said


def test_every_guided_set_that_is_there_can_be_begun():
    first = replace(ENTRY, piece=replace(WHOLE, guide="first-ninety-days", step=1))
    message = guidance_usage.usage([[first, ENTRY], [], [first]], facilitates=False)
    check_message(message)
    said = "\n".join(texts([block.to_dict() for block in message.blocks], "mrkdwn", "plain_text"))
    assert "*The first ninety days*: 2 steps" in said
    assert said.count("Begin") == 2


@pytest.mark.parametrize("facilitates", [True, False])
def test_usage_names_what_facilitators_type_to_them_alone(facilitates: bool):
    message = guidance_usage.usage([], facilitates=facilitates)
    assert ("/guidance law" in message.text) is facilitates


def test_every_piece_of_the_starter_library_can_be_read():
    for piece in starter.load(None).pieces:
        check_view(reading.reading(Whole(entry=as_shipped(piece)), today=TODAY))
