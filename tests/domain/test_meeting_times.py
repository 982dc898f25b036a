"""When people could meet: in hours in which all of them work, and never in anybody's night."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.hours import WorkingWeek
from bot.domain.meeting_times import AHEAD, NOTICE, SHOWN, meeting_times

MONDAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
CHICAGO, NEW_YORK = (WorkingWeek(zone=f"America/{city}") for city in ("Chicago", "New_York"))
TOKYO = WorkingWeek(zone="Asia/Tokyo")

weeks = st.builds(
    WorkingWeek,
    zone=st.sampled_from(["America/Chicago", "Europe/Berlin", "Asia/Tokyo", "Pacific/Auckland"]),
    starts=st.integers(5, 11).map(lambda hour: hour * 60),
    ends=st.integers(13, 21).map(lambda hour: hour * 60),
    days=st.frozensets(st.sampled_from(["mon", "tue", "wed", "thu", "fri"]), min_size=1),
)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 1), timezones=st.just(UTC))  # noqa: DTZ001


def test_it_is_what_both_days_have_in_common_from_the_next_day_on():
    first, *rest = meeting_times([CHICAGO, NEW_YORK], MONDAY)
    assert first == (
        datetime(2026, 1, 6, 15, tzinfo=UTC),
        datetime(2026, 1, 6, 22, tzinfo=UTC),
    )
    assert [starts.day for starts, _ in rest] == [7, 8]


def test_half_the_world_away_one_ones_monday_meets_the_others_tuesday():
    early = WorkingWeek(zone="America/Los_Angeles", ends=19 * 60)
    found = meeting_times([early, TOKYO], MONDAY)
    assert found, "five in the evening in California is nine the next morning in Tokyo"
    assert found[0][0] == datetime(2026, 1, 7, 0, tzinfo=UTC)


def test_where_there_is_nothing_in_common_there_is_no_time():
    assert meeting_times([CHICAGO, WorkingWeek(zone="Europe/Berlin", ends=14 * 60)], MONDAY) == []
    assert meeting_times([CHICAGO, NEW_YORK, TOKYO], MONDAY) == []


def test_an_hour_change_in_between_moves_one_of_them():
    before = meeting_times([CHICAGO], datetime(2026, 3, 4, 9, tzinfo=UTC))
    after = meeting_times([CHICAGO], datetime(2026, 3, 8, 9, tzinfo=UTC))
    assert (before[0][0].astimezone(UTC).hour, after[0][0].astimezone(UTC).hour) == (15, 14)


@given(people=st.lists(weeks, min_size=1, max_size=3), now=moments)
def test_everybody_is_at_work_in_every_stretch_that_is_named(people, now):
    found = meeting_times(people, now)
    assert len(found) <= SHOWN
    for starts, ends in found:
        assert now + NOTICE <= starts < now + NOTICE + AHEAD
        assert ends - starts >= timedelta(minutes=30)
        for week in people:
            assert week.next_open(starts) == starts
            assert week.next_open(ends - timedelta(seconds=1)) < ends
