"""Calendar files: reads breaks from one that somebody gives, and writes one for a meeting."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

import icalendar
import recurring_ical_events

from bot.domain.errors import InvalidInput

LARGEST = 1_000_000
"""Bytes."""
MOST, MOST_REPEATED, MOST_DAYS = 200, 100, 2000
"""Breaks that one file may give, entries in it that repeat, and times that all come together."""
MOST_STEPS = 50_000
"""Days or weeks that are counted through from where daily and weekly entries began."""
AHEAD = timedelta(days=548)
LONGEST_NAME = 75
UNNAMED = "Break"
_OFTEN = {"HOURLY", "MINUTELY", "SECONDLY"}
_DAY = timedelta(days=1)
_NONE = "This is no calendar file. Its name usually ends in .ics."
_TOO_MUCH = (
    "This calendar holds far more than breaks. Export the breaks alone, please: "
    f"at most {MOST} in the next 18 months."
)


class Unreadable(InvalidInput):
    """This file cannot be read as a calendar of breaks. The message says why, and what to do."""

    def __init__(self, why: str) -> None:
        """Stand beside the field for the file, whose block is `calendar`."""
        super().__init__(calendar=why)


@dataclass(frozen=True, slots=True, order=True)
class FoundBreak:
    """An entry of a calendar, in whole days."""

    starts_on: date
    ends_on: date
    """The last day of it."""
    name: str


def read_breaks(content: bytes, *, today: date) -> list[FoundBreak]:
    """Read what goes on from today, or begins in the next 18 months, the next first.

    Days of one name that follow each other are one break. Raise Unreadable.
    """
    if len(content) > LARGEST:
        raise Unreadable("This file is larger than 1 MB. Export the breaks alone, please.")
    calendar = _parsed(content)
    _check_repeated([entry for entry in calendar.walk("VEVENT") if "RRULE" in entry], today)
    try:
        found = sorted(_joined(sorted(set(_entries(calendar, today)))))
    except Unreadable:
        raise
    except Exception as error:  # whatever a file may hold that its reader did not expect
        raise Unreadable("This calendar has an entry whose dates cannot be read.") from error
    if len(found) > MOST:
        raise Unreadable(_TOO_MUCH)
    return found


def _parsed(content: bytes) -> icalendar.Calendar:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", errors="replace")
    try:
        [calendar, *_] = icalendar.Calendar.from_ical(text, multiple=True)
    except (ValueError, IndexError, KeyError) as error:
        raise Unreadable(_NONE) from error
    if not isinstance(calendar, icalendar.Calendar):
        raise Unreadable(_NONE)
    return calendar


def _check_repeated(entries: Sequence[Any], today: date) -> None:
    """Refuse what would take long to count out, or has no end."""
    rules = [(each, rule) for each in entries for rule in _rules(each)]
    if any(_is_too_often(rule) for _, rule in rules):
        raise Unreadable("Something in this calendar repeats more than once a day.")
    if len(rules) > MOST_REPEATED or sum(_steps(*each, today) for each in rules) > MOST_STEPS:
        raise Unreadable(_TOO_MUCH)


def _rules(entry: Any) -> list[Any]:
    rules = entry["RRULE"]
    return rules if isinstance(rules, list) else [rules]


def _is_too_often(rule: Any) -> bool:
    names = {str(each).upper() for each in rule.get("FREQ", [])}
    times = [rule.get(part, []) for part in ("BYHOUR", "BYMINUTE", "BYSECOND")]
    is_still = any(each < 1 for each in rule.get("INTERVAL", []))
    return is_still or bool(names & _OFTEN) or any(len(each) > 1 for each in times)


def _steps(entry: Any, rule: Any, today: date) -> int:
    starts = getattr(entry.get("DTSTART"), "dt", today)
    days = (today - (starts.date() if isinstance(starts, datetime) else starts)).days
    by = {"DAILY": 1, "WEEKLY": 7}.get(str(rule.get("FREQ", [""])[0]).upper(), 365)
    return max(days, 0) // by


def _entries(calendar: icalendar.Calendar, today: date) -> Iterator[FoundBreak]:
    for entry in _between(calendar, today, today + AHEAD):
        if str(entry.get("STATUS", "")).upper() == "CANCELLED":
            continue
        starts, ends = entry["DTSTART"].dt, entry["DTEND"].dt
        first = starts.date() if isinstance(starts, datetime) else starts
        last = max(_last_day(ends), first)
        if last >= today:
            name = " ".join(str(entry.get("SUMMARY", "")).split())
            yield FoundBreak(first, last, _cut(name) or UNNAMED)


def _between(calendar: icalendar.Calendar, first: date, last: date) -> list[Any]:
    query, found = recurring_ical_events.of(calendar), list[Any]()
    window = [datetime.combine(each, time()) for each in (first, last)]
    for series in query.series:
        found += series.between(*window)
        if len(found) > MOST_DAYS:
            raise Unreadable(_TOO_MUCH)
    return [each.as_component(False) for each in found]


def _last_day(ends: date) -> date:
    """Tell the last day before an end, which is no part of the entry."""
    if not isinstance(ends, datetime):
        return ends - _DAY
    return ends.date() - _DAY if ends.time() == time() else ends.date()


def _joined(entries: Iterable[FoundBreak]) -> Iterator[FoundBreak]:
    open_by_name: dict[str, FoundBreak] = {}
    for each in entries:
        before = open_by_name.get(each.name)
        if before and each.starts_on <= before.ends_on + _DAY:
            longer = max(before.ends_on, each.ends_on)
            open_by_name[each.name] = replace(before, ends_on=longer)
            continue
        if before:
            yield before
        open_by_name[each.name] = each
    yield from open_by_name.values()


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1].rstrip() + "…"


def uid_of(team_id: str, convening_id: int) -> str:
    """Name a convening for calendars: always the same, and nothing is read from it."""
    of = hashlib.sha256(f"{team_id}:convening:{convening_id}".encode()).hexdigest()
    return f"{of[:32]}@lantern"


def invitation(
    *,
    uid: str,
    version: int,
    title: str,
    starts_at: datetime,
    ends_at: datetime,
    place: str | None,
    about: str | None,
    written_at: datetime,
    cancelled: bool = False,
) -> bytes:
    """Write a meeting for anybody's calendar; a higher version takes the place of a lower.

    Times are written in UTC, so that each calendar shows its owner's own. Nobody is named as
    its organizer, and nobody is asked to answer there.
    """
    event = icalendar.Event()
    event.add("uid", uid)
    event.add("sequence", version)
    event.add("dtstamp", written_at)
    event.add("last-modified", written_at)
    event.add("dtstart", starts_at)
    event.add("dtend", ends_at)
    event.add("summary", _plain(title))
    event.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    for name, text in (("location", place), ("description", about)):
        if text:
            event.add(name, _plain(text))
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//Lantern//Convenings//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def _plain(text: str) -> str:
    """Leave out what no calendar takes."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(each for each in lines if each == "\n" or each.isprintable())
