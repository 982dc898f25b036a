"""How well two members suit each other for a talk, as a number and in words."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import combinations
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.domain.hours import overlap
from bot.domain.members import Person
from bot.domain.topics import in_words

Wish: TypeAlias = Literal["same_topic", "other_region", "experience"]
"""What a member asked for: a common topic, another region, or new with experienced."""

WISH = 30
"""For each of the two who gets what they asked for: it counts most."""
TOPIC = 10
"""For each topic in common, up to three: people in the same job talk about the work."""
HOURS = 10
"""For two hours or more a day in which both work: a talk that fits no calendar never happens."""
ALIKE = 5
"""For each of setting, size and sector in common: the advice carries over."""
AGAIN = -15
"""For having met before, longer ago than repeats are kept out: a new colleague is better."""

MOST_TOPICS = 3
NEW, EXPERIENCED = 1, 4
"""Years in the role: up to and including, and from."""
TIME_TO_TALK = timedelta(hours=2)

Fits: TypeAlias = NDArray[np.int64]
Mask: TypeAlias = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Peer:
    """A member who takes part, and what they asked for."""

    person: Person
    wish: Wish | None = None

    @property
    def member(self) -> str:
        return self.person.member


def may_meet(one: Peer, other: Peer, apart: Collection[frozenset[str]]) -> bool:
    """Whether two members may be paired: never within a district, never who is kept apart."""
    same = one.person.district_key and one.person.district_key == other.person.district_key
    return not same and frozenset((one.member, other.member)) not in apart


def reasons(group: Sequence[Peer], *, year: int) -> list[str]:
    """Say why these meet, in words that all of them may read; what holds for each two of them."""
    people = [peer.person for peer in group]
    together = frozenset.intersection(*(person.topics for person in people))
    pairs = list(combinations(people, 2))
    said = [
        f"All of you work on {in_words(together)}" if together and len(people) > 2 else "",  # noqa: PLR2004
        f"You both work on {in_words(together)}" if together and len(people) == 2 else "",  # noqa: PLR2004
        "You come from different regions" if all(_other_region(*pair) for pair in pairs) else "",
        "One of you is new in the role, and one has years in it"
        if any(_experience(*pair, year=year) for pair in pairs)
        else "",
        "Your districts are alike" if all(_alike(*pair) for pair in pairs) else "",
        "Your working hours overlap" if all(_can_talk(*pair, year=year) for pair in pairs) else "",
    ]
    return [each for each in said if each]


def fits(peers: Sequence[Peer], *, year: int) -> Fits:
    """Score all pairs at once: (n, n), symmetric; the higher, the better they suit each other."""
    people = [peer.person for peer in peers]
    topics, regions = _shared_topics(people), _differ([each.district.region for each in people])
    experience = _new_with_experienced(people, year)
    met = {"same_topic": topics > 0, "other_region": regions, "experience": experience}
    scores = TOPIC * np.minimum(topics, MOST_TOPICS)
    for wish, is_met in met.items():
        asked = np.array([peer.wish == wish for peer in peers])
        scores += WISH * (is_met & asked[:, None])
        scores += WISH * (is_met & asked[None, :])
    for name in ("setting", "size", "sector"):
        scores += ALIKE * _same([getattr(each.district, name) for each in people])
    scores += HOURS * _can_all_talk(people, year)
    return scores


def _shared_topics(people: Sequence[Person]) -> Fits:
    known = sorted(frozenset().union(*(person.topics for person in people)))
    has = np.array([[topic in person.topics for topic in known] for person in people], np.float32)
    return (has @ has.T).astype(np.int64)


def _codes(values: Sequence[str | None]) -> tuple[NDArray[np.int64], Mask]:
    known = {value: code for code, value in enumerate(sorted(filter(None, values)))}
    codes = np.array([known.get(value or "", -1) for value in values], np.int64)
    return codes, codes >= 0


def _same(values: Sequence[str | None]) -> Mask:
    codes, known = _codes(values)
    same: Mask = (codes[:, None] == codes[None, :]) & known[:, None]
    return same


def _differ(values: Sequence[str | None]) -> Mask:
    codes, known = _codes(values)
    differ: Mask = (codes[:, None] != codes[None, :]) & known[:, None] & known[None, :]
    return differ


def _new_with_experienced(people: Sequence[Person], year: int) -> Mask:
    since = np.array([_years(person, year) for person in people])
    new, experienced = since <= NEW, since >= EXPERIENCED
    return (new[:, None] & experienced[None, :]) | (experienced[:, None] & new[None, :])


def _years(person: Person, year: int) -> float:
    return np.nan if person.role_since is None else float(year - person.role_since)


def _can_all_talk(people: Sequence[Person], year: int) -> Mask:
    hours = [person.week.hours_of(_a_day(year)) for person in people]
    known = np.array([bool(person.week.zone) for person in people])
    starts, ends = (
        np.array([each[side].timestamp() if each else 0 for each in hours]) for side in (0, 1)
    )
    common = np.minimum(ends[:, None], ends[None, :]) - np.maximum(starts[:, None], starts[None, :])
    enough: Mask = common >= TIME_TO_TALK.total_seconds()
    enough &= known[:, None] & known[None, :]
    return enough


def _can_talk(one: Person, other: Person, *, year: int) -> bool:
    common = overlap(one.week, other.week, _a_day(year).date())
    known = one.week.zone and other.week.zone
    return bool(known and common and common[1] - common[0] >= TIME_TO_TALK)


def _a_day(year: int) -> datetime:
    """Take an ordinary Wednesday."""
    first = datetime(year, 3, 1, tzinfo=UTC)
    return first + timedelta(days=(2 - first.weekday()) % 7)


def _other_region(one: Person, other: Person) -> bool:
    mine, theirs = one.district.region, other.district.region
    return bool(mine and theirs and mine != theirs)


def _experience(one: Person, other: Person, *, year: int) -> bool:
    years = sorted((_years(one, year), _years(other, year)))
    return years[0] <= NEW and years[-1] >= EXPERIENCED


def _alike(one: Person, other: Person) -> bool:
    mine, theirs = one.district, other.district
    return bool(mine.setting and mine.size) and (mine.setting, mine.size) == (
        theirs.setting,
        theirs.size,
    )
