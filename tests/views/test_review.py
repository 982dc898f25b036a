"""What facilitators and contributors see keeps Slack's limits, however much there is."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bot.domain.guidance import Source
from bot.domain.pieces import LONGEST_BODY, Words
from bot.domain.review import Change, Listed, OwnPiece, Place, Queue, Reported, Standing, Waiting
from bot.domain.wordings import compare
from bot.views import deciding, own_pieces, piece_form, review, versions
from tests.views.limits import check_view
from tests.views.made_up import ATTACKS

NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
WILD = ("a & <b>. " * 400)[:LONGEST_BODY]
WORDS = Words(
    title="<!channel> & " * 6,
    summary="& " * 70,
    body=WILD,
    kind="tip",
    topics=("student-voice",),
    source=Source(title="&" * 200, author="<" * 200, year=2026, url="https://example.org/a"),
)
OTHER = replace(WORDS, body=WILD.replace("a", "some", 200)[:LONGEST_BODY], states=("OH", "TX"))
STANDING = Standing(slug="network-1", words=WORDS, stage="published", version=4)


def test_a_queue_of_any_length_fits():
    waiting = [
        Waiting(slug=f"network-{n}", title=ATTACKS[n % len(ATTACKS)][:90], kind="tip", since=NOW)
        for n in range(40)
    ]
    listed = [Listed(slug="warm-demander", title="T", review_by=date(2026, 1, 1))] * 40
    report = Reported(report_id=1, slug="s", title="T", why="Wrong", note="&" * 500, at=NOW)
    everything = Queue(
        new=waiting,
        changed=waiting,
        reported=[report] * 40,
        overdue=listed,
        starter_changed=listed,
        asked=waiting,
        hidden=listed,
    )
    check_view(review.queue(everything))
    check_view(review.queue(Queue()))


@pytest.mark.parametrize("stage", ["new", "asked", "published", "hidden"])
def test_a_piece_with_all_that_can_be_said_of_it_fits(stage):
    change = Change(words=OTHER, why="&" * 1500, by="U0ADA", at=NOW)
    for each in (change, None):
        standing = replace(STANDING, stage=stage, change=each, shipped=OTHER, can_be_asked=True)
        check_view(deciding.piece(standing, in_queue=True, note="Done."))


def test_every_form_fits_and_asks_back_what_it_was_given():
    place = Place(slug="network-1", seen=WORDS.fingerprint)
    for form in (
        piece_form.blank(),
        piece_form.from_message("word " * 2000, is_own=False),
        piece_form.change("network-1", WORDS),
        piece_form.answer(1, WORDS, "?" * 1500),
        piece_form.edit(place, replace(WORDS, audience="facilitators"), asks_author=True),
        deciding.ask_form(place),
        deciding.decline_form(place),
    ):
        check_view(form)


def test_versions_and_new_words_fit():
    kept = [versions.Version(number=n, at=NOW, by="U0FAY") for n in range(60, 0, -1)]
    found = compare(WORDS, OTHER)
    assert len(found) > 20
    check_view(versions.versions("network-1", kept, versions.between(1, 2, found)))
    check_view(own_pieces.new_words(1, WORDS, OTHER))


def test_what_a_member_gave_fits_however_much_it_is():
    pieces = [OwnPiece(piece_id=1, title="&" * 90, stage="asked", credited=True)] * 60
    check_view(own_pieces.own(pieces, note="Done."))
    check_view(own_pieces.own([]))
