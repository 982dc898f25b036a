"""A round's modals keep Slack's limits, however many people there are."""

from datetime import UTC, date, datetime

import pytest

from bot.domain.cohorts import CohortSeen
from bot.domain.peers import GroupSeen, PeerChoices, RoundSeen
from bot.views import round as views
from bot.views import round_draft, round_form
from tests.views.limits import check_blocks, check_view, drawn
from tests.views.made_up import ATTACKS

NOW = datetime(2026, 1, 5, 9, tzinfo=UTC)
ID = "U0123456789"


def seen(groups: int, **changes) -> RoundSeen:
    known = {
        "round_id": 1,
        "state": "draft",
        "version": 3,
        "cohorts": [],
        "no_repeat_within": 6,
        "made_by": ID,
        "made_at": NOW,
        "groups": [
            GroupSeen(group_id=n, members=[ID] * 3, reasons=["You both work on it"], met_ago=2)
            for n in range(groups)
        ]
        + [GroupSeen(group_id=n, members=[ID], reasons=["Not this time"]) for n in range(groups)],
        "newcomers": 3,
        "sends_at": NOW,
        "sent_at": NOW,
        "asked": 3,
        "said": {"met": 1},
        "want_another": [ID] * 300,
    }
    return RoundSeen(**known | changes)


@pytest.mark.parametrize("state", ["draft", "sending", "sent"])
@pytest.mark.parametrize("groups", [0, 1, 29, 31, 600])
def test_every_page_of_a_round_is_one_that_slack_takes(groups, state):
    shown = seen(groups, state=state, cohorts=list(ATTACKS)[:8])
    for page in (-1, 0, 1, 1000):
        check_view(round_draft.show(shown, page=page, told="Somebody changed it."))


def test_each_group_stands_on_one_page():
    shown = seen(100)
    pages = [str(drawn(round_draft.show(shown, page=page))) for page in range(7)]
    for number in (1, 30, 31, 99, 100):
        assert sum(f"'{number}. <@" in page for page in pages) == 1


def test_only_a_draft_can_be_changed_and_only_what_waits_be_taken_back():
    buttons = {
        state: {
            element["action_id"]
            for block in drawn(round_draft.show(seen(2, state=state)))["blocks"]
            for element in [*block.get("elements", ()), block.get("accessory") or {}]
            if "action_id" in element
        }
        for state in ("draft", "sending", "sent")
    }
    assert buttons["sending"] == {round_draft.TAKE_BACK}
    assert buttons["sent"] == set()
    assert round_draft.SEND in buttons["draft"]
    assert round_draft.GROUP in buttons["draft"]


def test_the_forms_keep_slacks_limits():
    cohorts = [
        CohortSeen(cohort_id=number, name=name[:75], members=[ID] * 200)
        for number, name in enumerate([*ATTACKS] * 12)
    ]
    check_view(round_form.start(cohorts, [seen(0)] * 10))
    check_view(round_form.start([], []))
    place = round_form.Place(10**9, 10**6, 300)
    check_view(round_form.swap(place, ID))
    check_view(round_form.leave_out(place, [ID] * 300))
    check_view(round_draft.drawing(7))
    assert round_form.Place.read(str(place)) == place


@pytest.mark.parametrize(
    "chosen",
    [
        PeerChoices(),
        PeerChoices(takes_part=True),
        PeerChoices(takes_part=True, wish="experience", paused_until=date(2026, 3, 1)),
    ],
)
def test_a_members_choices_are_shown_in_home_and_in_their_form(chosen):
    blocks = [block.to_dict() for block in views.in_home(chosen)]
    assert len(blocks) <= 10
    check_blocks(blocks)
    check_view(views.form(chosen))
    check_view(views.saved(chosen))
