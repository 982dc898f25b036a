"""What a member sees of the library."""

from dataclasses import replace
from datetime import date

from hypothesis import HealthCheck, given, settings

from bot.domain.guidance import Sentence
from bot.domain.notices import FoundPiece, GuidanceFound, MessageAnswered
from bot.views import guidance
from bot.views.piece_card import fitting
from tests.views.limits import check_message, check_view, texts
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
PLACE = guidance.Place("https://example.org/actions/1", "1700000000.000100")


def shown(message) -> str:
    return "\n".join(texts([block.to_dict() for block in message.blocks], "mrkdwn", "plain_text"))


def buttons(message) -> list[str]:
    rows = [block.to_dict() for block in message.blocks if block.type == "actions"]
    return [each["text"]["text"] for row in rows for each in row["elements"]]


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
        "Read",
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


def test_the_sentence_that_fits_is_bold_where_it_stands():
    passage = "First breathe. Then *count* to ten. Then speak."
    piece = replace(PIECE, passage=passage, sentence=Sentence(15, 35))
    assert fitting(piece) == "First breathe. *Then \u2217count\u2217 to ten.* Then speak."


def test_of_a_long_passage_the_part_around_the_sentence_is_shown():
    lead, best = "Much comes before. " * 100, "Then <count> to ten."
    sentence = Sentence(len(lead), len(lead) + len(best))
    shown_of_it = fitting(replace(PIECE, passage=f"{lead}{best} And on.", sentence=sentence))
    assert shown_of_it.startswith("Much comes before. Much")
    assert shown_of_it.endswith("*Then &lt;count&gt; to ten.* And on.")
    assert len(shown_of_it) < 400


def test_lines_stay_lines_and_a_bullet_is_not_part_of_what_is_bold():
    passage = "On Monday\n• Count to ten.\n\n• Then   speak."
    piece = replace(PIECE, passage=passage, sentence=Sentence(10, 25))
    assert fitting(piece) == "On Monday\n• *Count to ten.*\n• Then speak."


def test_a_long_passage_ends_after_a_sentence():
    shown_of_it = fitting(replace(PIECE, passage="A pause is a plan. " * 40))
    assert 300 < len(shown_of_it) < 450
    assert shown_of_it.endswith("A pause is a plan.")


def test_a_long_sentence_ends_after_a_word():
    shown_of_it = fitting(replace(PIECE, passage="so we paused " * 60))
    assert shown_of_it.rstrip("…").split()[-1] in {"so", "we", "paused"}
    assert shown_of_it.endswith("…")


def test_a_card_says_how_old_it_is_where_it_holds_and_who_disagrees():
    doubted = replace(
        PIECE,
        overdue=True,
        from_network=True,
        states=("TX",),
        law_changed=("TX",),
        contrary=("Whether a pause is read as weakness.",),
    )
    said = shown(guidance.results("a vote", [doubted], more=False))
    assert "February 1, 2026" in said
    assert "due for another look" in said
    assert "From the network" in said
    assert "For Texas" in said
    assert ">*The law may have changed in Texas* since it was reviewed." in said
    assert "Whether a pause is read as weakness." in said
    plain = shown(guidance.results("a vote", [PIECE], more=False))
    assert "Reviewed " in plain
    assert not any(word in plain for word in ("due for", "For Texas", "changed", "disagrees"))


def test_only_what_everybody_may_read_can_be_shared():
    secret = replace(PIECE, may_share=False)
    assert "Share here" in buttons(guidance.results("a vote", [PIECE], more=False))
    message = guidance.results("a vote", [secret], more=False)
    assert "Share here" not in buttons(message)
    assert "Only facilitators see it" in shown(message)


def test_more_carries_the_words_and_where_to_go_on():
    more = guidance.results("a vote", [PIECE] * 5, more=True)
    assert more.blocks[-2].to_dict()["elements"][0]["value"] == "5:a vote"
    last = guidance.results("a vote", [PIECE], skip=5, more=False)
    assert buttons(last)[-1] == "Begin again"
    for message in (more, last, guidance.results("a vote", [], skip=5, more=False)):
        check_message(message)


def test_a_search_that_found_nothing_says_so_and_what_is_noted():
    message = guidance.results("<!channel> parking", [], more=False)
    assert "Nothing in the network's library fits “&lt;!channel&gt; parking”" in message.text
    assert buttons(message) == ["Share as a problem"]
    assert "at least five people" in shown(message)


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


def test_what_is_shared_says_by_whom_and_offers_no_further_sharing():
    message = guidance.shared(PIECE, by="U0ADA")
    assert "<@U0ADA> shares this" in message.text
    assert buttons(message) == ["Read", "Useful", "Not useful"]


def test_a_modal_remembers_where_its_message_stands():
    view = guidance.for_message("a vote", [PIECE], PLACE, more=True).to_dict()
    assert guidance.Place.of(view) == PLACE


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(made(FoundPiece))
def test_any_five_pieces_keep_slacks_limits(piece: FoundPiece):
    pieces = [piece] * guidance.AT_ONCE
    check_message(guidance.results("a vote " * 400, pieces, more=True))
    check_view(guidance.for_message("a vote " * 400, pieces, PLACE, more=True))
    check_message(guidance.shared(piece, by="U0ADA"))
