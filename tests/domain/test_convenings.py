"""When a convening is spoken of, what one needs, and how its time reads on other clocks."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.celebrations import CelebrationDraft
from bot.domain.convenings import ConveningDraft, clocks, following, planned_on, times
from bot.domain.errors import InvalidInput

NOW = datetime(2026, 3, 2, 15, tzinfo=UTC)
NEW_YORK, CHICAGO, DETROIT = "America/New_York", "America/Chicago", "America/Detroit"
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def draft(**changes):
    usual = {"title": "Spring session", "day": date(2026, 3, 12), "minute": 540, "length": 60}
    return ConveningDraft(**usual | {"zone": NEW_YORK, "now": NOW} | changes)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("title", {"title": ""}),
        ("day", {"day": None}),
        ("minute", {"minute": None}),
        ("length", {"length": 61}),
        ("zone", {"zone": "Mars/Olympus"}),
        ("day", {"day": date(2026, 3, 1)}),
        ("minute", {"day": date(2026, 3, 2), "minute": 9 * 60}),
        ("day", {"day": date(2028, 3, 1)}),
    ],
)
def test_what_is_wrong_is_told_by_field(field, changes):
    with pytest.raises(InvalidInput) as refused:
        draft(**changes)
    assert list(refused.value.problems) == [field]


def test_a_time_that_the_clock_leaves_out_is_moved_and_one_shown_twice_is_the_first():
    left_out = draft(day=date(2026, 3, 8), minute=150)
    assert left_out.is_moved
    assert left_out.starts_at == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)
    twice = draft(day=date(2026, 11, 1), minute=90)
    assert not twice.is_moved
    assert twice.starts_at == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert twice.ends_at - twice.starts_at == HOUR


def test_alike_clocks_stand_together_and_another_day_is_named():
    moment = datetime(2026, 3, 13, 1, tzinfo=UTC)  # the evening of the twelfth in New York
    told = clocks(moment, [CHICAGO, DETROIT, None, "Pacific/Guam"], NEW_YORK)
    assert told == [
        "8:00 PM Central time (Chicago)",
        "9:00 PM Eastern time (New York) / Detroit",
        "Friday 11:00 AM Chamorro time (Guam)",
    ]


@given(
    st.datetimes(datetime(2024, 1, 1), datetime(2030, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    st.sampled_from([NEW_YORK, "Pacific/Honolulu", "Pacific/Kiritimati", "Europe/Dublin"]),
    st.sampled_from([30, 480]),
)
def test_what_is_said_comes_in_order_and_the_day_before_is_a_working_day(starts_at, zone, length):
    its = times(starts_at, starts_at + timedelta(minutes=length), zone)
    moments = [at for at, _ in its.values()]
    assert moments == sorted(moments)
    assert all(at < until for at, until in its.values())
    day = its["day"][0].astimezone(ZoneInfo(zone))
    assert day.weekday() < 5
    assert timedelta(hours=22) < starts_at - its["day"][0] < 3 * DAY + 2 * HOUR
    assert planned_on(its["hour"][0] + HOUR, zone) == planned_on(starts_at, zone)


def test_what_is_over_already_is_left_out():
    starts_at = NOW + 5 * HOUR
    its = times(starts_at, starts_at + HOUR, NEW_YORK)
    assert following(its, NOW) == ("hour", starts_at - HOUR)
    assert following(its, starts_at + HOUR) == ("ask", starts_at + 2 * HOUR)
    assert following(its, starts_at + 30 * DAY) is None


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("name", {"member": None}),
        ("name", {"name": "Principal Example"}),
        ("member", {"member": "U0ADA"}),
        ("did", {"did": ""}),
        ("cohort", {"cohort_id": None}),
    ],
)
def test_a_celebration_is_of_one_other_person_for_something(field, changes):
    usual = {"by": "U0ADA", "cohort_id": 1, "member": "U0OTTO", "name": "", "did": "Spoke up."}
    CelebrationDraft(**usual)
    with pytest.raises(InvalidInput) as refused:
        CelebrationDraft(**usual | changes)
    assert list(refused.value.problems) == [field]
