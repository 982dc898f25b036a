"""Values of every kind that the views take, as wild as people and libraries can make them."""

from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime
from typing import Any, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from bot.domain.charts import Chart, Series
from bot.domain.checkins import CheckInChoices
from bot.domain.members import REGIONS, SECTORS, SETTINGS, SIZES, About, District
from bot.domain.mentors import LONGEST_EXPERIENCE, Offer
from bot.domain.pairings import RHYTHMS
from bot.domain.problems import LONGEST_TITLE
from bot.domain.profile import Profile
from bot.domain.reports import NAMES, PARTS, Line
from bot.domain.topics import TOPICS

ATTACKS = (
    "<!channel> look",
    "<@UVICTIM>",
    "<https://evil.example|Your bank>",
    "a & b < c > d",
    "&" * 3000,
    ">" * 3000,
    "*bold* _italic_ `code` ~gone~",
    "العدالة في المدارس" * 40,
    "\u202eright to left override",
    "👩🏽‍🏫 family 👨‍👩‍👧‍👦 " * 60,
    "word " * 700,
    "unbroken" * 380,
    "one\ntwo\n\nthree",
)

words = st.one_of(
    st.sampled_from(ATTACKS),
    st.text(min_size=1, max_size=40).filter(str.strip),
    st.builds(lambda text, times: (text * times)[:3000], st.sampled_from("a&<é👩"), st.just(3000)),
)
"""What somebody typed: up to 3,000 characters, which is all that a form takes."""
ids = st.sampled_from(["U0ADAEXAMPLE", "U0OTTO", "W0GRACE", "C0PROBLEMS"])
addresses = st.sampled_from(
    [
        "https://example.org/a?b=1&c=2",
        "https://example.org/" + "long" * 500,
        "javascript:alert(1)",
        "https://example.org/|<!channel>",
        "",
    ]
)
links = st.sampled_from(["https://lantern.slack.com/archives/C0PROBLEMS/p1700000000000100"])
slugs = st.sampled_from(["count-to-ten", "a" * 60])
_flags = st.booleans()
topics = st.lists(st.sampled_from([topic.slug for topic in TOPICS]), max_size=3, unique=True)

_SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: words,
    int: st.integers(0, 10**9),
    date: st.dates(date(2000, 1, 1), date(2099, 12, 31)),
    datetime: st.datetimes(datetime(2000, 1, 1), datetime(2099, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
}
_BY_NAME: dict[str, st.SearchStrategy[Any]] = {
    **dict.fromkeys(
        ("author", "mentor", "helper", "sender", "other", "channel", "about", "raised_by"), ids
    ),
    **dict.fromkeys(("who_helped", "facilitators"), st.lists(ids, max_size=60)),
    **dict.fromkeys(("tried", "what_helped"), st.one_of(st.just(""), words)),
    "members": st.lists(ids, min_size=2, max_size=3),
    "others": st.lists(ids, max_size=2),
    "partner": ids,
    "coach": ids,
    "by": ids,
    "title": words.map(lambda text: text[:LONGEST_TITLE]),
    "experience": words.map(lambda text: text[:LONGEST_EXPERIENCE]),
    "reason": words.map(lambda text: text[:1500]),
    "topics": topics,
    "slug": slugs,
    "rhythm": st.sampled_from(sorted(RHYTHMS)),
    "url": addresses,
    "link": links,
    "check_ins": st.builds(
        CheckInChoices, minute=st.none() | st.integers(0, 1439), reminders=st.integers(0, 2)
    ),
    "setting": st.sampled_from(sorted(SETTINGS)),
    "size": st.sampled_from(sorted(SIZES)),
    "region": st.sampled_from(sorted(REGIONS)),
    "sector": st.sampled_from(sorted(SECTORS)),
    "profile": st.deferred(lambda: _profile()),  # noqa: PLW0108  # not there yet
    "pieces": st.deferred(lambda: _several("FoundPiece")),
    "mentors": st.deferred(lambda: _several("SuggestedMentor")),
    "charts": st.deferred(lambda: st.lists(_chart(), max_size=8)),
    "lines": st.deferred(lambda: _lines()),  # noqa: PLW0108  # not there yet
    "unreached": st.lists(ids, max_size=60),
}


def made(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Make values of a dataclass, each field by its name or else by its type."""
    hints = get_type_hints(kind)
    parts = {each.name: _field(each.name, hints[each.name]) for each in fields(kind)}
    return st.builds(kind, **parts)


def _field(name: str, hint: Any) -> st.SearchStrategy[Any]:
    optional = type(None) in get_args(hint)
    known = _BY_NAME.get(name)
    value = known if known is not None else _typed(hint)
    return st.one_of(st.none(), value) if optional else value


def _typed(hint: Any) -> st.SearchStrategy[Any]:
    [first, *_] = [each for each in get_args(hint) if each is not type(None)] or [hint]
    if is_dataclass(hint):
        return made(hint)  # type: ignore[arg-type]
    if get_origin(hint) in (list, Sequence):
        return st.lists(_typed(first), max_size=20)
    if first in _SIMPLE:
        return _SIMPLE[first]
    return st.one_of(st.none(), made(first)) if is_dataclass(first) else st.from_type(hint)


def _lines() -> st.SearchStrategy[list[Line]]:
    """Make a report of any length; its periods are somebody's words."""
    values = st.none() | st.floats(0, 10**6)
    one = st.builds(
        Line,
        part=st.sampled_from([*PARTS]),
        name=st.sampled_from([*NAMES]),
        period=words,
        value=values,
    )
    return st.lists(one, max_size=3).map(lambda some: some * 60)


def _chart() -> st.SearchStrategy[Chart]:
    """Make a chart whose words are as wild as names are."""
    values = [None, 1.5, 3]
    return st.builds(
        Chart,
        shape=st.sampled_from(["line", "bars", "radar"]),
        title=words,
        labels=st.just(["Sep 7", "Sep 14", "Sep 21"]),
        series=st.just([Series(name="How heavy the week was", values=values)]),
        words=words,
    )


def _profile() -> st.SearchStrategy[Profile]:
    """Make a profile that a form would take."""
    of_some = st.lists(st.sampled_from([it.slug for it in TOPICS]), min_size=1, max_size=8)
    offer = st.builds(
        Offer, topics=of_some.map(tuple), experience=words.map(lambda it: it[:500]), paused=_flags
    )
    return st.builds(
        Profile, about=st.builds(About, district=made(District)), offer=st.none() | offer
    )


def _several(name: str) -> st.SearchStrategy[Any]:
    from bot.domain import notices  # noqa: PLC0415  # while the strategies are being defined

    return st.lists(made(getattr(notices, name)), max_size=3)
