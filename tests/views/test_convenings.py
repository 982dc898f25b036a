"""The forms and lists about convenings and celebrations keep Slack's limits, and lose nothing."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.celebrations import Celebrated, CohortWithChannel
from bot.domain.convenings import (
    COMING,
    USEFUL,
    Attending,
    ConveningDraft,
    NextConvening,
    OnOffer,
    Planned,
)
from bot.views import celebration, convening, convening_after, convening_form, nomination
from bot.views import convening_list as listing
from bot.views.convening_form import Carried, Clocks
from tests.views.limits import check_view, drawn, texts
from tests.views.made_up import made, words

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
DRAFT = ConveningDraft(
    title="Spring",
    day=date(2026, 3, 12),
    minute=540,
    length=90,
    zone="America/New_York",
    place="Room 4",
    agenda="Two\nlines",
    materials="A page",
    now=NOW,
)
CARRIED = Carried(cohort_id=3, convening_id=None, everybodys=True, seen="")
OVER = Planned(
    convening_id=1,
    cohort_id=None,
    title="Spring",
    starts_at=NOW,
    ends_at=NOW + timedelta(hours=1),
    stand="over",
    answers={},
    invited=3,
    came=2,
)
MANY = [f"U0{number:08}" for number in range(400)]
quick = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def filled(view):
    """What a form would send if nothing were changed."""
    shown = drawn(view)
    state = {}
    for block in shown["blocks"]:
        if block["type"] == "input":
            element = dict(block["element"])
            for name in ("date", "time", "option", "user", "value"):
                element[f"selected_{name}"] = element.get(f"initial_{name}")
            element["value"] = element.get("initial_value")
            state[block["block_id"]] = {block["block_id"]: element}
    return shown | {"state": {"values": state}}


def clocks(draft):
    lines = ["8:00 AM Central time (Chicago)"]
    return Clocks(starts_at=draft.starts_at, is_moved=True, people=2, lines=lines)


def test_what_was_typed_comes_back_with_the_times_and_another_time_is_shown_first():
    first = convening_form.form(CARRIED, cohort="North", zone="UTC", known=DRAFT)
    assert not convening_form.is_shown(DRAFT, convening_form.carried(filled(first)))
    seen = convening_form.form(
        convening_form.saw(DRAFT, CARRIED),
        cohort="North",
        zone="UTC",
        known=DRAFT,
        clocks=clocks(DRAFT),
    )
    check_view(seen)
    assert convening_form.read(filled(seen), now=NOW) == DRAFT
    carried = convening_form.carried(filled(seen))
    assert convening_form.is_shown(DRAFT, carried)
    assert not convening_form.is_shown(replace(DRAFT, minute=600), carried)
    assert not convening_form.is_shown(replace(DRAFT, everybody=True), carried)


@quick
@given(words, st.lists(words, max_size=40))
def test_the_form_keeps_slacks_limits(text, lines):
    draft = replace(DRAFT, title=text, place=text, agenda=text, materials=text)
    shown = replace(clocks(draft), lines=lines)
    check_view(convening_form.form(CARRIED, cohort=text, zone=None, known=draft, clocks=shown))
    check_view(convening_form.form(CARRIED, cohort=text, zone="Pacific/Kiritimati"))


@quick
@given(words, st.booleans())
def test_the_list_keeps_slacks_limits(text, everybodys):
    planned = [
        replace(OVER, title=text, stand=stand) for stand in ("coming", "over", "called_off") * 15
    ]
    check_view(listing.listing(1, text, planned, everybodys=everybodys, news="Saved."))


@quick
@given(words, st.booleans(), st.integers(0, 400))
def test_who_comes_and_who_came_keep_slacks_limits(text, is_noted, count):
    people = dict.fromkeys((*COMING, "none"), MANY[:count])
    seen = Attending(
        convening_id=1, title=text, by_answer=people, came=MANY[:count], is_noted=is_noted
    )
    check_view(listing.who_comes(seen))
    form = listing.who_came(seen, 3)
    check_view(form)
    shown = filled(form)
    shown["state"]["values"]["came"]["came"]["selected_users"] = MANY[:2]
    kept = MANY[: count * (1 if is_noted else 2)] if count <= 50 else None
    convening_id, cohort_id, came, before = listing.read_came(shown)
    assert (convening_id, cohort_id, came) == (1, 3, MANY[:2])
    assert kept is None or set(before) == set(kept[:count])


@quick
@given(
    st.lists(made(NextConvening), max_size=10),
    st.lists(made(OnOffer), max_size=8),
    words,
    st.sampled_from([None, *USEFUL]),
)
def test_what_members_open_keeps_slacks_limits(coming, offered, text, useful):
    assert len(list(convening.in_list(coming))) == 2 * len(coming)
    check_view(nomination.form(1, text, offered))
    check_view(nomination.ask_form("1:3", offered))
    check_view(convening_after.worth_form(1, text, useful=useful, words=text))


@quick
@given(st.lists(made(CohortWithChannel), max_size=5), st.lists(made(Celebrated), max_size=12))
def test_the_form_of_a_celebration_keeps_slacks_limits(cohorts, known):
    check_view(celebration.form(cohorts, known))


def test_a_no_looks_as_no_answer_does():
    one = Celebrated(
        celebration_id=1, partner="U0OTTO", name="", did="It", is_shared=False, mine=True
    )
    said = "\n".join(texts(celebration.form([], [one]).to_dict(), "mrkdwn"))
    assert "not shared" in said
    assert "no." not in said.lower().partition("yours, and about you")[2]


def test_who_came_to_the_networks_own_is_noted_by_its_facilitators():
    assert "Who came" not in str(listing.listing(1, "North", [OVER], everybodys=False).to_dict())
    assert "Who came" in str(listing.listing(1, "North", [OVER], everybodys=True).to_dict())
