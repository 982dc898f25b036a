"""What the weekly question shows keeps Slack's limits, and says who learns what."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.checkins import AwayChoices, CheckInChoices, Pause, Progress
from bot.domain.errors import InvalidInput
from bot.domain.notices import CheckInAsked, CheckInReminded
from bot.views import away, check_in_choices, checkin
from tests.views.limits import check_view

DAY = date(2026, 3, 20)
CLOSES = datetime(2026, 3, 6, 21, tzinfo=UTC)


def asked(**how) -> CheckInAsked:
    known = {"cohort": "First years", "question": "Who noticed?", "short": "Who?"}
    return CheckInAsked(check_in_id=7, counts_until=CLOSES, **known | {"reveals": "who"} | how)


def labels(message) -> list[str]:
    blocks = [block.to_dict() for block in message.blocks]
    rows = [block["elements"] for block in blocks if block["type"] == "actions"]
    return [element["text"]["text"] for row in rows for element in row]


def words(message) -> str:
    return str([block.to_dict() for block in message.blocks])


@pytest.mark.parametrize(
    ("stand", "offered"),
    [
        ("open", ["Answer", "Later today", "Skip", "Pause until…"]),
        ("later", ["Answer now", "Skip"]),
        ("skipped", ["Answer after all"]),
        ("answered", ["Read or change my answer"]),
        ("away", ["I am back"]),
        ("closed", ["Answer"]),
    ],
)
def test_after_each_press_it_offers_what_is_still_possible(stand, offered):
    message = checkin.prompt(asked(stand=stand, away_until=DAY, back_at=CLOSES))
    assert labels(message) == offered
    assert "/checkin settings" in words(message)


@pytest.mark.parametrize("reveals", ["who", "nothing"])
def test_whoever_is_asked_or_reminded_reads_who_learns_what(reveals):
    reminder = CheckInReminded(
        check_in_id=7, question="Who noticed?", short="Who?", reveals=reveals, counts_until=None
    )
    for message in (checkin.prompt(asked(reveals=reveals)), checkin.reminded(reminder)):
        assert checkin.who_sees(reveals) in words(message)


def test_a_question_without_buttons_is_what_a_preview_shows():
    blocks = list(checkin.question(asked(commitment="Call <!channel>")))
    assert {block.type for block in blocks} == {"section", "context"}
    assert "&lt;!channel&gt;" in str([block.to_dict() for block in blocks])


def test_progress_names_what_is_sent_and_what_waits():
    seen = Progress(sent=1200, total=10_000, waiting=34, done_at=CLOSES)
    line = checkin.progress(seen)
    assert line.startswith("1,200 of 10,000 sent; done at about <!date^")
    assert line.endswith("; 34 get it when their own time or working hours come.")


def test_the_forms_keep_slacks_limits():
    for view in (
        away.form(AwayChoices(mentors=True, takes_part=True), check_in_id=7),
        away.form(AwayChoices()),
        away.paused(Pause(until=DAY, mentoring=True, peers=True)),
        away.away(DAY),
        check_in_choices.form(CheckInChoices(minute=0)),
        check_in_choices.saved(CheckInChoices(wanted=False)),
    ):
        check_view(view)


def test_a_pause_without_a_day_is_asked_about_beside_the_day():
    view = {"state": {"values": {}}, "private_metadata": "7"}
    with pytest.raises(InvalidInput) as wrong:
        away.read(view, today=DAY)
    assert list(wrong.value.problems) == ["until"]


def test_a_pause_is_offered_only_what_a_member_does():
    asks = [block.block_id for block in away.form(AwayChoices(mentors=True)).blocks]
    assert "also" in asks
    asks = [block.block_id for block in away.form(AwayChoices()).blocks]
    assert "also" not in asks
