"""What a cohort looks like to who looks after it, and to who is in it."""

from datetime import date

from bot.domain.breaks import BreakSeen
from bot.domain.cohorts import CohortDraft, CohortSeen, Enrolled
from bot.views import breaks, cohort, cohort_form
from tests.views.limits import check_view
from tests.views.made_up import ATTACKS

ID = "U0123456789"
TODAY = date(2026, 1, 5)
COHORTS = [
    CohortSeen(
        cohort_id=number,
        name=name[:75],
        members=[ID] * 300,
        facilitators=[ID] * 30,
        coaches=[ID] * 30,
        zone="America/Denver",
        starts_on=TODAY,
        ends_on=TODAY,
        channel=ID,
        schedules=["Mondays at 9:00 AM, each member's time"] * 4,
    )
    for number, name in enumerate([*ATTACKS] * 12)
]


def words(view):
    return str(view.to_dict())


def test_every_view_keeps_slacks_limits():
    check_view(cohort.overview(COHORTS, makes_new=True))
    check_view(cohort.overview([], makes_new=True))
    check_view(cohort.mine(COHORTS[:4]))
    check_view(cohort.mine([]))
    for each in COHORTS[:6]:
        check_view(cohort.page(each))
        check_view(cohort_form.form(each))
        check_view(cohort_form.people(each))
    check_view(cohort_form.form(zone="Pacific/Chatham"))
    check_view(cohort_form.looking())
    found = Enrolled(added=1, already=12_000, unknown=[f"{'a' * 90}{n}@b.co" for n in range(99)])
    check_view(cohort_form.enrolled(found))
    seen = BreakSeen(break_id=1, name="W" * 75, whose="district", starts_on=TODAY, ends_on=TODAY)
    check_view(breaks.calendar(1, [seen] * 200, today=TODAY, news="A break is added."))
    check_view(breaks.calendar(1, [], today=TODAY))
    check_view(breaks.form(1))
    check_view(breaks.file_form(1))


def test_who_is_in_a_cohort_is_not_shown_to_its_members():
    one = CohortSeen(cohort_id=1, name="First years", members=["UOTHER"], facilitators=["UFAY"])
    assert "UOTHER" not in words(cohort.mine([one]))
    assert "UFAY" in words(cohort.mine([one]))


def test_a_form_too_small_for_its_members_leaves_them_as_they_are():
    assert "Who is in it" not in words(cohort_form.form(COHORTS[0]))
    assert "300 people are in it" in words(cohort_form.form(COHORTS[0]))


def test_a_channel_that_i_am_not_in_is_told_at_once():
    draft = CohortDraft(name="First years", channel="C0COHORT")
    assert "/invite @Lantern" in words(cohort.saved(draft, reached=False))
    assert "/invite" not in words(cohort.saved(draft, reached=True))
