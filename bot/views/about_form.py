"""The form in which a member tells about their district, their role and their week."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.hours import DAYS, WorkingWeek
from bot.domain.members import (
    LANGUAGES,
    LONGEST_NAME,
    MOST_APART,
    MOST_TOPICS,
    REGIONS,
    SECTORS,
    SETTINGS,
    SIZES,
    About,
    District,
)
from bot.domain.states import STATES
from bot.domain.topics import TOPICS
from bot.views import mrkdwn
from bot.views.blocks import context, modal, section
from bot.views.fields import choice_field, choices_field, people_field, text_field, typed

ABOUT_FORM = "district"

_TITLE = "My district and my week"
_UNTOLD = ("untold", "I would rather not say")
_EARLIEST = 1990
_STEP = 30
"""Minutes between two hours that can be chosen."""
_LIKENESS = "A colleague may read that theirs is like yours, as a reason why you two fit."


def about(known: About, *, apart: Sequence[str], year: int) -> View:
    """Build the form that `read_about` and `read_apart` read back, with what was told before.

    `apart` is the member's own list; `year` is the present one.
    """
    return modal(
        _TITLE,
        section(
            "I use this to find the mentors, colleagues and guidance that fit you, and for nothing "
            "else. "
            "Leave out what you like, and change it whenever you like."
        ),
        context(
            "*Who sees it:* below each field; it is listed nowhere. A mentor whom you ask without "
            "your name is told none of it."
        ),
        *_district(known),
        *_work(known, year),
        *_week(known.week),
        _not_with(apart),
        callback=ABOUT_FORM,
        submit="Save",
        close="Cancel",
    )


def _district(known: About) -> Iterator[Block]:
    yield text_field(
        "district_name",
        "My district, or where I work",
        initial=known.district_name or None,
        hint="Encrypted, and shown to nobody. I only use it to keep colleagues of one district "
        "apart: they are never matched.",
        optional=True,
        longest=LONGEST_NAME,
    )
    told = known.district
    yield _told("setting", "Where it lies", SETTINGS, told.setting)
    yield _told("size", "How many students it serves", SIZES, told.size)
    yield _told("region", "Region", REGIONS, told.region)
    yield _told("sector", "Sector", SECTORS, told.sector)
    yield choice_field(
        "state",
        "State",
        [_UNTOLD, *STATES.items()],
        initial=known.state or _UNTOLD[0],
        hint="Encrypted, and shown to nobody. You read guidance for your state first, since law "
        "differs between states.",
    )


def _told(name: str, label: str, choices: Mapping[str, str], known: str | None) -> Block:
    return choice_field(
        name, label, [*choices.items(), _UNTOLD], initial=known or _UNTOLD[0], hint=_LIKENESS
    )


def _work(known: About, year: int) -> Iterator[Block]:
    years = [(str(each), str(each)) for each in range(year, _EARLIEST, -1)]
    yield choice_field(
        "role_since",
        "In a role like mine since",
        [_UNTOLD, *years, (str(_EARLIEST), f"{_EARLIEST} or earlier")],
        initial=str(known.role_since) if known.role_since else _UNTOLD[0],
        hint="A colleague may read for how many years, as a reason why you two fit.",
    )
    yield choices_field(
        "topics",
        "What I work on just now",
        [(topic.slug, topic.label) for topic in TOPICS],
        most=MOST_TOPICS,
        initial=known.topics,
        hint=f"Up to {MOST_TOPICS}. Peers you are matched with read what you have in common.",
        optional=True,
    )
    yield choices_field(
        "languages",
        "Languages I can talk in, besides English",
        list(LANGUAGES.items()),
        most=len(LANGUAGES),
        initial=known.languages,
        hint="A colleague may read that you two share one.",
        optional=True,
    )


def _week(week: WorkingWeek) -> Iterator[Block]:
    yield choices_field(
        "works_on",
        "The days on which I work",
        list(DAYS.items()),
        most=len(DAYS),
        initial=tuple(week.days),
        hint="Shown to nobody. Colleagues read only what follows: by when an answer is due, and "
        "when two of you could meet.",
    )
    for name, label, minutes in (
        ("works_from", "My day begins at", week.starts),
        ("works_until", "My day ends at", week.ends),
    ):
        yield choice_field(
            name, label, _hours(), initial=str(minutes), hint="As the days: shown to nobody."
        )
    yield context(_zone(week.zone))


def _zone(zone: str | None) -> str:
    if zone is None:
        return "Slack does not tell me your time zone. Set it in Slack's preferences."
    return (
        f"These are hours in your time zone as Slack tells it: {mrkdwn.line(zone, 60)}. Change it "
        "in Slack's preferences, and I follow."
    )


def _not_with(apart: Sequence[str]) -> Block:
    return people_field(
        "not_with",
        "Do not match me with",
        initial=apart,
        most=MOST_APART,
        hint="Private: only you ever see this list. Facilitators do not, and those on it are "
        "never told. Neither of you is offered to the other.",
    )


def read_about(view: dict[str, Any]) -> About:
    """Read what was typed into `about`; raise InvalidInput beside what needs another look."""
    told = {name: _chosen(view, name) for name in ("setting", "size", "region", "sector")}
    since = _chosen(view, "role_since")
    return About(
        district_name=typed(view, "district_name"),
        district=District(**told),
        state=_chosen(view, "state"),
        role_since=int(since) if since else None,
        topics=tuple(typed(view, "topics")),
        languages=tuple(typed(view, "languages")),
        week=WorkingWeek(
            starts=int(typed(view, "works_from") or 0),
            ends=int(typed(view, "works_until") or 0),
            days=frozenset(typed(view, "works_on")),
        ),
    )


def read_apart(view: dict[str, Any]) -> list[str]:
    """Read with whom the member is not to be matched."""
    return list(typed(view, "not_with"))


def about_saved() -> View:
    """Confirm it, in the form's place."""
    return modal(_TITLE, section("Saved. It counts from now on, for whatever is matched next."))


def _chosen(view: dict[str, Any], name: str) -> str | None:
    told: str | None = typed(view, name)
    return None if told == _UNTOLD[0] else told


def _hours() -> list[tuple[str, str]]:
    return [(str(minutes), _clock(minutes)) for minutes in range(0, 24 * 60 + 1, _STEP)]


def _clock(minutes: int) -> str:
    """Show minutes after midnight as people in the network write them."""
    if minutes in (0, 24 * 60):
        return "Midnight"
    hour, rest = divmod(minutes, 60)
    return f"{(hour - 1) % 12 + 1}:{rest:02} {'am' if hour < 12 else 'pm'}"  # noqa: PLR2004
