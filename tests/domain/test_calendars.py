"""Breaks are read from calendar files of any make; a meeting is written for any calendar."""

from datetime import UTC, date, datetime

import icalendar
import pytest

from bot.calendars import FoundBreak, Unreadable, invitation, read_breaks, uid_of

TODAY = date(2026, 9, 1)


def calendar(*entries: str) -> bytes:
    parts = "".join(
        f"BEGIN:VEVENT\nUID:{number}\nDTSTAMP:20260101T000000Z\n{entry}\nEND:VEVENT\n"
        for number, entry in enumerate(entries)
    )
    text = f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Example//EN\n{parts}END:VCALENDAR\n"
    return text.replace("\n", "\r\n").encode()


def found(*entries: str) -> list[FoundBreak]:
    return read_breaks(calendar(*entries), today=TODAY)


def whole_days(first: str, after: str, name: str = "Winter break") -> str:
    return f"SUMMARY:{name}\nDTSTART;VALUE=DATE:{first}\nDTEND;VALUE=DATE:{after}"


def test_the_day_on_which_a_break_ends_is_no_part_of_it():
    assert found(whole_days("20261221", "20270102")) == [
        FoundBreak(date(2026, 12, 21), date(2027, 1, 1), "Winter break")
    ]


def test_an_entry_without_an_end_is_one_day():
    entry = "SUMMARY:Veterans Day\nDTSTART;VALUE=DATE:20261111"
    [day] = found(entry)
    assert day.starts_on == day.ends_on == date(2026, 11, 11)


@pytest.mark.parametrize(
    ("ends", "last"),
    [("20261130T000000", date(2026, 11, 29)), ("20261129T120000", date(2026, 11, 29))],
)
def test_a_break_with_hours_takes_the_days_that_it_touches(ends: str, last: date):
    zone = "TZID=America/Chicago"
    [days] = found(f"SUMMARY:Fall\nDTSTART;{zone}:20261125T120000\nDTEND;{zone}:{ends}")
    assert (days.starts_on, days.ends_on) == (date(2026, 11, 25), last)


def test_days_of_one_name_that_follow_each_other_are_one_break():
    days = [whole_days(f"2027040{n}", f"2027040{n + 1}", "Spring") for n in (5, 6, 7)]
    assert found(*days) == [FoundBreak(date(2027, 4, 5), date(2027, 4, 7), "Spring")]
    daily = "SUMMARY:Spring\nDTSTART;VALUE=DATE:20270405\nRRULE:FREQ=DAILY;COUNT=3"
    assert found(daily) == found(*days)


def test_what_comes_every_year_is_found_as_often_as_it_comes_in_18_months():
    yearly = "SUMMARY:Holiday\nDTSTART;VALUE=DATE:20001225\nRRULE:FREQ=YEARLY"
    assert [each.starts_on for each in found(yearly)] == [date(2026, 12, 25), date(2027, 12, 25)]


def test_what_is_over_or_called_off_is_left_out_and_what_goes_on_is_not():
    past, going_on = whole_days("20260801", "20260901"), whole_days("20260801", "20260902")
    called_off = whole_days("20261221", "20261222") + "\nSTATUS:CANCELLED"
    assert found(past, called_off) == []
    assert len(found(going_on)) == 1


def test_a_file_in_another_encoding_is_read():
    content = calendar(whole_days("20261221", "20261222", "Été")).decode().encode("cp1252")
    assert read_breaks(content, today=TODAY)[0].name == "Été"


@pytest.mark.parametrize("content", [b"", b"hello", b"\x89PNG" * 40, b"BEGIN:VCALENDAR"])
def test_what_is_no_calendar_is_said_to_be_none(content: bytes):
    with pytest.raises(Unreadable, match="no calendar file"):
        read_breaks(content, today=TODAY)


def test_a_large_file_is_not_read():
    with pytest.raises(Unreadable, match="1 MB"):
        read_breaks(b"x" * 1_000_001, today=TODAY)


@pytest.mark.parametrize(
    "rule",
    ["FREQ=HOURLY", "FREQ=SECONDLY", "FREQ=DAILY;BYHOUR=8,12", "FREQ=DAILY;INTERVAL=0"],
)
def test_what_repeats_more_than_once_a_day_is_no_calendar_of_breaks(rule: str):
    with pytest.raises(Unreadable, match="more than once a day"):
        found(f"SUMMARY:Bell\nDTSTART:20261125T120000Z\nRRULE:{rule}")


@pytest.mark.parametrize(
    "entries",
    [
        [whole_days("20261221", "20261222", f"Day {n}") for n in range(201)],
        ["DTSTART;VALUE=DATE:20261221\nRRULE:FREQ=YEARLY"] * 101,
        [f"SUMMARY:{n}\nDTSTART;VALUE=DATE:20261221\nRRULE:FREQ=DAILY" for n in range(9)],
        ["DTSTART;VALUE=DATE:00010101\nRRULE:FREQ=DAILY"],
    ],
    ids=["many", "many that repeat", "many times", "since ever"],
)
def test_a_calendar_of_everything_is_asked_for_with_breaks_alone(entries: list[str]):
    with pytest.raises(Unreadable, match="breaks alone"):
        found(*entries)


@pytest.mark.parametrize("entry", ["SUMMARY:No day", "DTSTART;VALUE=DATE:2026AB"])
def test_dates_that_are_none_are_said_to_be_unreadable(entry: str):
    with pytest.raises(Unreadable, match="dates cannot be read"):
        found(entry)


def invited(**changes) -> icalendar.Event:
    details = {
        "uid": uid_of("T0LANTERN", 7),
        "version": 2,
        "title": "Boards; and, headlines",
        "starts_at": datetime(2026, 10, 1, 15, tzinfo=UTC),
        "ends_at": datetime(2026, 10, 1, 16, tzinfo=UTC),
        "place": "https://example.org/room",
        "about": "One problem.\r\nTwo questions.\x00",
        "written_at": datetime(2026, 9, 1, tzinfo=UTC),
    }
    content = invitation(**(details | changes))
    [event] = icalendar.Calendar.from_ical(content.decode()).walk("VEVENT")
    return event


def test_a_calendar_reads_what_was_written():
    event = invited()
    assert event["SUMMARY"] == "Boards; and, headlines"
    assert event["DESCRIPTION"] == "One problem.\nTwo questions."
    assert event["DTSTART"].dt == datetime(2026, 10, 1, 15, tzinfo=UTC)
    assert event["STATUS"] == "CONFIRMED"
    assert "ORGANIZER" not in event


def test_a_change_takes_the_place_of_what_a_calendar_has():
    before, after = invited(version=2), invited(version=3, cancelled=True)
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["STATUS"] == "CANCELLED"


def test_a_meeting_has_a_name_of_its_own():
    assert uid_of("T0LANTERN", 7) != uid_of("T0LANTERN", 8)
    assert "T0LANTERN" not in uid_of("T0LANTERN", 7)
