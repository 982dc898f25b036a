"""The forms that keep pieces right keep Slack's limits, whatever is in the library."""

import json
from datetime import date

import pytest

from bot.domain.guidance import Contrary, Entry, Piece, Source
from bot.domain.states import STATES
from bot.domain.topics import TOPICS
from bot.views import disagreement, library_digest, upkeep
from tests.views.limits import check_view, drawn
from tests.views.made_up import ATTACKS

TODAY = date(2026, 1, 5)


def entry(slug="a-piece", title="A piece", *, topics=(), law=()):
    piece = Piece(
        slug=slug,
        title=title,
        kind="tip",
        topics=frozenset(topics),
        support=None,
        summary="",
        source=Source(title="A book", author="Ada Example", year=2020),
        licence="CC BY 4.0",
        reviewed=TODAY,
        body="",
    )
    return Entry(piece=piece, reviewed=TODAY, review_by=TODAY, law_changed=frozenset(law))


@pytest.mark.parametrize("title", ATTACKS)
def test_any_title_can_be_kept_right_and_disagreed_with(title):
    one = entry(title=title, law=STATES)
    check_view(upkeep.form(one, reviewer="U0ADA", every_days=45, overdue=True))
    check_view(upkeep.saved(title, None))
    check_view(upkeep.confirmed(title, new=False))
    others = [entry("other", title), entry("third", title)]
    known = [Contrary(slug="other", about=title[:200])]
    check_view(disagreement.form(one, known, [one, *others]))


def test_an_interval_that_an_import_set_is_offered_beside_the_usual_ones():
    shown = json.dumps(drawn(upkeep.form(entry(), reviewer=None, every_days=45, overdue=False)))
    assert "45 days" in shown
    assert "Once a year" in shown


def test_of_a_large_library_the_form_stays_small_and_the_same_topics_come_first():
    slugs = [topic.slug for topic in TOPICS]
    many = [
        entry(f"piece-{n:04}", f"Piece {n} " + "long " * 20, topics=[slugs[n % len(slugs)]])
        for n in range(2000)
    ]
    view = drawn(disagreement.form(many[16], [], many))
    assert len(json.dumps(view)) < 250_000
    [field] = [block for block in view["blocks"] if block.get("block_id") == "other"]
    groups = field["element"]["option_groups"]
    assert all(len(group["options"]) <= 100 for group in groups)
    offered = {option["value"] for group in groups for option in group["options"]}
    same = {it.piece.slug for it in many if slugs[16] in it.piece.topics}
    assert same - offered == {"piece-0016"}, "all but itself"


def test_alone_in_the_library_a_piece_has_nothing_to_disagree_with():
    one = entry()
    check_view(disagreement.form(one, [], [one]))


def test_the_small_forms_are_forms():
    for view in (
        upkeep.law_form(),
        upkeep.law_saved("TX", 0, doubted=True),
        upkeep.law_saved("TX", 1, doubted=False),
        disagreement.saved(),
        library_digest.form(wants=True, facilitates=True),
        library_digest.saved(wants=False),
    ):
        check_view(view)
