"""What an officer sees who looks for a mentor: within Slack's limits, harmless, and true."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.notices import MentorsSuggested, SuggestedMentor
from bot.domain.notices.helping import AskingClock
from bot.views import clock, finding, finding_form, mentor
from tests.views.limits import check_blocks, check_message, check_view, drawn, texts
from tests.views.made_up import ATTACKS, made, words

GENTLE = settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
MAE = SuggestedMentor(
    mentor="U0MAE",
    reasons=["Has led board relations", "Free this week"],
    experience="Two boards, six years.",
    rather_not="Bargaining with unions",
)
SEARCH = MentorsSuggested(
    problem_id=7,
    title="Our board wants the word gone",
    channel="C0PROBLEMS",
    anonymous=False,
    mentors=[MAE],
)
UNTIL = datetime(2026, 1, 8, 15, tzinfo=UTC)
ASKING = AskingClock(state="asking", mentor="U0MAE", answer_by=UNTIL)


def labels(message) -> list[str]:
    """The buttons and options of a message or a view, in order."""
    blocks = message.blocks if hasattr(message, "text") else drawn(message)["blocks"]
    shown = [each if isinstance(each, dict) else each.to_dict() for each in blocks]
    return [
        element["text"]["text"]
        for block in shown
        for element in [*block.get("elements", ()), block.get("accessory") or {}]
        if element.get("type") == "button"
    ]


def said(search: MentorsSuggested) -> str:
    message = mentor.suggestions(search)
    return "\n".join(texts([block.to_dict() for block in message.blocks], "mrkdwn"))


@GENTLE
@given(text=words, mentors=st.lists(made(SuggestedMentor), max_size=3), skip=st.integers(0, 99))
def test_an_answer_to_words_keeps_slacks_limits(text, mentors, skip):
    check_message(finding.found(text, mentors, skip=skip, more=True))


@GENTLE
@given(search=made(MentorsSuggested))
def test_the_search_in_a_form_keeps_slacks_limits(search):
    check_view(finding.here(search, note="Please ask another one."))


@GENTLE
@given(search=made(MentorsSuggested), extra=made(SuggestedMentor))
def test_the_card_keeps_slacks_limits_however_many_were_asked_or_shown(search, extra):
    shown = [replace(extra, mentor=f"U0{number}") for number in range(40)]
    check_message(mentor.suggestions(replace(search, mentors=shown)))


@GENTLE
@given(text=words, more=words)
def test_the_forms_keep_slacks_limits(text, more):
    check_view(finding_form.form(text, mentor="U0MAE"))
    check_view(
        finding_form.edit_form(
            7, question=text, context=more, topics=["student-voice"], needed_by=date(2026, 1, 9)
        )
    )


def test_usage_names_every_way():
    check_blocks([{"type": "section", "text": {"type": "mrkdwn", "text": finding.usage()}}])
    for way in ("/mentor`", "/mentor offer", "/mentor coach", "/mentor help"):
        assert way in finding.usage()


@pytest.mark.parametrize("text", ATTACKS)
def test_words_come_back_from_a_button_as_they_were_typed(text):
    what, carried = finding.read_carried(finding.carry("U0MAE", text))
    assert what == "U0MAE"
    assert text.startswith(carried)
    assert carried == text or len(carried) == finding.CARRIED


def test_words_that_a_button_cannot_carry_whole_are_cut_and_it_is_said():
    long = finding.found("word " * 600, [MAE])
    assert "longer than 1,900 characters" in str([block.to_dict() for block in long.blocks])
    short = finding.found("word", [MAE])
    assert "longer than" not in str([block.to_dict() for block in short.blocks])


def test_words_too_long_for_the_form_are_cut_and_it_is_said():
    shown = str(drawn(finding_form.form("word " * 600)))
    assert "longer than 2,000 characters" in shown
    assert "longer than" not in str(drawn(finding_form.form("word")))


def test_the_form_says_who_reads_it_before_it_is_sent():
    shown = "\n".join(texts(drawn(finding_form.form("Help", mentor="U0MAE")), "mrkdwn"))
    assert "Who will read it:* only mentors who are asked" in shown
    assert "<@U0MAE> is asked as soon as you send it" in shown
    assert "Facilitators see its topics, not its words" in shown


def test_nobody_who_fits_leads_somewhere():
    shown = finding.found("A rare thing", [])
    assert "I find no mentor" in shown.text
    assert labels(shown) == ["Write it down"]
    after = finding.found("A rare thing", [], skip=3)
    assert "Those were all" in after.text
    assert labels(after) == ["Begin again", "Write it down"]


def test_a_card_says_what_a_mentor_would_rather_not_take():
    assert "Would rather not take: Bargaining with unions" in said(SEARCH)


def test_the_clock_tells_until_when_and_what_comes_then():
    passing = clock.what_is_next(ASKING, channel="C0", left=True)
    assert passing.startswith(f"<@U0MAE> has until <!date^{int(UNTIL.timestamp())}^")
    assert passing.endswith("I ask the next who fits.")
    first = clock.what_is_next(replace(ASKING, passes_on=False), channel="C0", left=True)
    assert first.endswith("you choose whom to ask next.")


@pytest.mark.parametrize(
    ("place", "words"),
    [(1, "is 1: nobody is before"), (2, "is 2: 1 question is"), (5, "is 5: 4 questions are")],
)
def test_a_place_in_the_line_is_told(place, words):
    waiting = AskingClock(state="waiting", place=place)
    assert words in clock.what_is_next(waiting, channel="C0", left=False)


BUTTONS = {
    "nobody was asked yet": (None, ["Ask", "More"]),
    "a mentor thinks": (ASKING, ["Withdraw the request", "Ask me first"]),
    "a mentor thinks, then the author chooses": (
        replace(ASKING, passes_on=False),
        ["Withdraw the request", "Go on without asking me"],
    ),
    "the author chooses": (AskingClock(state="choosing"), ["Ask", "More"]),
    "it waits in line": (
        AskingClock(state="waiting", place=2, may_call=True),
        ["Leave the line", "Ask me first", "Ask everybody"],
    ),
    "everybody is asked": (AskingClock(state="called"), ["Ask", "More"]),
    "somebody helps": (AskingClock(state="helped"), ["Ask", "More", "One more mentor"]),
    "it was taken back": (AskingClock(state="ended"), ["Ask", "More"]),
}


@pytest.mark.parametrize(("search", "buttons"), BUTTONS.values(), ids=BUTTONS)
def test_a_card_offers_what_can_be_done_as_things_stand(search, buttons):
    assert labels(mentor.suggestions(replace(SEARCH, clock=search))) == buttons
    closed = replace(SEARCH, clock=search, is_open=False)
    assert labels(mentor.suggestions(closed)) == []


def test_a_question_without_a_post_has_its_menu_on_the_card_and_names_no_channel():
    alone = replace(SEARCH, for_channel=False)
    card = mentor.suggestions(alone).blocks[0].to_dict()
    options = [each["value"] for each in card["accessory"]["options"]]
    assert options == ["edit:7", "resolve:7", "withdraw:7"]
    assert "C0PROBLEMS" not in said(alone)
    assert "C0PROBLEMS" not in said(replace(alone, mentors=[]))


def test_more_stops_where_the_message_is_full():
    nine = [replace(MAE, mentor=f"U0{number}") for number in range(9)]
    assert "More" not in labels(mentor.suggestions(replace(SEARCH, mentors=nine)))
