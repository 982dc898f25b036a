"""What a member sees of the library."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings

from bot.domain.guidance import Piece, Source
from bot.domain.notices import FoundPiece, GuidanceFound, MessageAnswered
from bot.services import starter
from bot.views import guidance
from tests.views.limits import check_view, texts
from tests.views.made_up import made

PIECE = FoundPiece(
    slug="count-to-ten",
    title="Count to ten before the board meeting",
    kind="tip",
    passage="A pause is a plan.",
    sentence=None,
    reviewed=date(2026, 2, 1),
    why="On pushback and politics",
    source="A Network of the North, A Year of Pauses (2023)",
    url="https://example.org/pauses",
)
WHOLE = Piece(
    slug="count-to-ten",
    title="Count to ten before the board meeting",
    kind="tip",
    topics=frozenset({"pushback-and-politics"}),
    support="community-support",
    summary="A pause is a plan.",
    source=Source(
        title="A Year of Pauses", author="A Network of the North", year=2023, url=PIECE.url
    ),
    licence="CC BY 4.0",
    reviewed=date(2026, 2, 1),
    body="## Before\n\nBreathe **out** first.\n\n- Then in.\n- Then speak.",
)


def shown(message) -> str:
    return "\n".join(texts([block.to_dict() for block in message.blocks], "mrkdwn", "plain_text"))


def test_a_thread_gets_each_piece_with_why_and_source_and_the_same_in_words():
    message = guidance.found(GuidanceFound(problem_id=1, pieces=[PIECE]))
    for said in (shown(message), message.text):
        assert PIECE.title in said
        assert PIECE.passage in said
        assert PIECE.why in said
        assert PIECE.source in said
    assert f"<{PIECE.url}|" in shown(message)


def test_each_piece_can_be_read_and_judged():
    message = guidance.found(GuidanceFound(problem_id=1, pieces=[PIECE]))
    [row] = [block.to_dict() for block in message.blocks if block.type == "actions"]
    assert [button["text"]["text"] for button in row["elements"]] == [
        "Read all",
        "Useful",
        "Not useful",
    ]
    assert {button["value"] for button in row["elements"]} == {PIECE.slug}
    assert all(PIECE.title[:40] in button["accessibility_label"] for button in row["elements"])


def test_a_line_stands_between_pieces_so_that_a_title_is_not_taken_for_the_one_before():
    message = guidance.found(GuidanceFound(problem_id=1, pieces=[PIECE, PIECE, PIECE]))
    kinds = [block.type for block in message.blocks]
    card = ["section", "context", "actions"]
    assert kinds == ["section", *card, "divider", *card, "divider", *card, "context"]


def test_a_direct_message_that_nothing_fits_is_told_so_and_shown_a_way_on():
    message = guidance.answer(MessageAnswered(text="Where do I park?", pieces=[]))
    assert "Nothing in the network's library fits" in message.text
    assert "Share as a problem" in shown(message)
    assert "Only you see this" in shown(message)


def test_the_button_takes_the_members_words_along_to_the_form():
    message = guidance.answer(MessageAnswered(text="x" * 3000, pieces=[PIECE]))
    button = message.blocks[-2].to_dict()["elements"][0]
    assert button["value"] == "x" * 2000


def test_a_message_without_words_is_told_what_the_bot_can_do():
    message = guidance.answer(MessageAnswered(text=" ", pieces=[]))
    assert "/problem" in message.text
    assert "value" not in message.blocks[-2].to_dict()["elements"][0]


def test_a_whole_piece_shows_its_body_its_source_its_licence_and_its_age():
    view = guidance.reading(WHOLE).to_dict()
    said = "\n".join(texts(view, "mrkdwn", "plain_text"))
    assert "*Before*\n\nBreathe *out* first.\n\n• Then in.\n• Then speak." in said
    assert "<https://example.org/pauses|A Network of the North, A Year of Pauses (2023)>" in said
    assert "CC BY 4.0" in said
    assert "February 1, 2026" in said


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made(Piece))
def test_a_piece_of_any_length_can_be_read(piece: Piece):
    check_view(guidance.reading(piece))


@pytest.mark.parametrize("useful", [True, False])
def test_thanks_say_that_the_word_can_be_changed(useful: bool):
    assert "change your mind" in guidance.thanks(useful=useful)


def test_every_piece_of_the_starter_library_can_be_read():
    for piece in starter.load(None).pieces:
        check_view(guidance.reading(piece))
