"""The form of the self-assessment: a page of statements for each support."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.supports import LABELS, SCALE, STATEMENTS, keys_of, statement
from bot.views.blocks import actions, button, context, header, modal
from bot.views.fields import radio_field, typed

FORM = "supports_form"
BACK = "supports_back"
TITLE = "The five supports"
NOBODY = "*Who sees it:* only you. Facilitators learn nothing of it, and it counts in no figure."

_PAGES = list(STATEMENTS)
_KEYS = [key for support in _PAGES for key in keys_of(support)]
_NOT_SURE, _UNTOUCHED = 0, "-"
_MEANT = {
    "alignment": "The goals stand in writing, and stood there before you came.",
    "money-and-mentorship": "A budget, people, and somebody to talk with.",
    "every-department": "The work of the whole district, not of one office.",
    "seat-at-the-table": "You belong to who decides, and they cover you.",
    "community-support": "Shared terms, a shared reason, people who help.",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody is in the form, and what they answered so far."""

    number: int = 0
    answers: Mapping[str, int] = field(default_factory=dict)
    """By a statement's key; 0 where they chose *Not sure*."""

    @property
    def is_last(self) -> bool:
        return self.number == len(_PAGES) - 1

    def turned(self, by: int) -> "Place":
        return Place(number=self.number + by, answers=self.answers)


def form(place: Place) -> View:
    """Build one page of the form that `read` reads back; what was answered comes along."""
    support = _PAGES[place.number]
    return modal(
        TITLE,
        *(_opening() if place.number == 0 else ()),
        header(f"{place.number + 1} of {len(_PAGES)} · {LABELS[support]}"),
        context(_MEANT[support]),
        *(_asked(key, place.answers.get(key)) for key in keys_of(support)),
        *([actions(button(BACK, "Back"))] if place.number else []),
        callback=FORM,
        submit="See the result" if place.is_last else "Next",
        close="Cancel",
        metadata=f"{place.number}:{_carried(place.answers)}",
    )


def read(view: dict[str, Any]) -> Place:
    """Read a page, with what the pages before it brought."""
    number_of, _, marks = view["private_metadata"].partition(":")
    answers = {key: int(mark) for key, mark in zip(_KEYS, marks, strict=True) if mark != _UNTOUCHED}
    place = int(number_of)
    for key in keys_of(_PAGES[place]):
        if chosen := typed(view, key):
            answers[key] = int(chosen)
    return Place(number=place, answers=answers)


def last_field(place: Place) -> str:
    """Name the field beside which it is said that something is missing."""
    return keys_of(_PAGES[place.number])[-1]


def _opening() -> Iterator[Block]:
    yield context(
        f"{NOBODY} Afterwards you can share the five scores with your coach, if you have one.",
        "Twenty statements on five pages, ten minutes at most. Leave out what you like. Nothing is "
        "kept before the last page.",
    )


def _asked(key: str, given: int | None) -> Block:
    steps = [(str(step), f"{step} · {words}") for step, words in SCALE.items()]
    return radio_field(
        key,
        statement(key),
        [*steps, (str(_NOT_SURE), "Not sure")],
        initial=None if given is None else str(given),
    )


def _carried(answers: Mapping[str, int]) -> str:
    return "".join(str(answers.get(key, _UNTOUCHED)) for key in _KEYS)
