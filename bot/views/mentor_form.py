"""The form in which a member offers to mentor."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.mentors import (
    LONGEST_EXPERIENCE,
    LONGEST_RATHER_NOT,
    MOST_A_WEEK,
    MOST_AT_ONCE,
    MOST_TOPICS,
    Offer,
)
from bot.domain.topics import TOPICS
from bot.views.blocks import context, day, modal, section
from bot.views.fields import (
    choice_field,
    choices_field,
    date_field,
    radio_field,
    text_field,
    typed,
)

OFFER_FORM = "mentor"

_TOPICS = [(topic.slug, topic.label) for topic in TOPICS]
_TAKING = (("yes", "Suggest me when I fit"), ("no", "Pause: suggest me to nobody"))
_SHOWN = "Shown to members whose problem fits you."


def offer(known: Offer | None) -> View:
    """Build the form that `read_offer` reads back, with what the mentor offered before."""
    return modal(
        "Change my mentoring" if known else "Offer to mentor",
        section(
            "When a colleague's problem fits what you know, I suggest you to them. You decide "
            "each time."
        ),
        context(
            "*Who sees it:* below each field. What is shown stands beside your name; what is "
            "for the matching alone is shown to nobody."
        ),
        *_known(known),
        *_limits(known),
        *_time(known),
        callback=OFFER_FORM,
        submit="Save",
        close="Cancel",
    )


def _known(known: Offer | None) -> Iterator[Block]:
    led = known.led if known else ()
    done = [topic for topic in known.topics if topic not in led] if known else ()
    yield choices_field(
        "topics",
        "I have done this",
        _TOPICS,
        most=MOST_TOPICS,
        initial=done,
        hint=f"Topics from your own work, up to {MOST_TOPICS} in all. {_SHOWN}",
        optional=True,
    )
    yield choices_field(
        "led",
        "I have led this",
        _TOPICS,
        most=MOST_TOPICS,
        initial=led,
        hint=f"Topics on which others worked with you in the lead. {_SHOWN}",
        optional=True,
    )
    yield text_field(
        "experience",
        "A few sentences of experience",
        initial=known.experience if known else None,
        hint=f"What came of it, and what you would do again? Name no student. {_SHOWN}",
        multiline=True,
        longest=LONGEST_EXPERIENCE,
    )


def _limits(known: Offer | None) -> Iterator[Block]:
    yield text_field(
        "rather_not",
        "What I would rather not take",
        initial=known.rather_not if known else None,
        hint=f"For example: nothing that needs an answer within a day. {_SHOWN}",
        multiline=True,
        optional=True,
        longest=LONGEST_RATHER_NOT,
    )
    yield choices_field(
        "never",
        "Never match me on",
        _TOPICS,
        most=len(_TOPICS),
        initial=known.never if known else (),
        hint="It counts more than the topics above. For the matching alone: shown to nobody.",
        optional=True,
    )


def _time(known: Offer | None) -> Iterator[Block]:
    yield choice_field(
        "capacity",
        "How many colleagues at once",
        _numbers(MOST_AT_ONCE),
        initial=str(known.capacity) if known else "2",
        hint="Facilitators see it, and how many it is just now.",
    )
    yield choice_field(
        "weekly",
        "How many new requests in a week",
        _numbers(MOST_A_WEEK),
        initial=str(known.weekly) if known else "2",
        hint="For the matching alone: shown to nobody.",
    )
    yield radio_field(
        "taking",
        "Just now",
        _TAKING,
        initial="no" if known and known.paused else "yes",
        hint="A pause leaves running conversations as they are. Facilitators see it.",
    )
    yield date_field(
        "paused_until",
        "Back on",
        initial=known.paused_until if known else None,
        hint="The pause ends by itself on this day. Empty: when you say so. Facilitators see it.",
    )


def read_offer(view: dict[str, Any], *, today: date) -> Offer:
    """Read what was typed into `offer`; raise InvalidInput beside what needs another look."""
    led, back = typed(view, "led"), typed(view, "paused_until")
    return Offer(
        topics=tuple(dict.fromkeys((*typed(view, "topics"), *led))),
        experience=typed(view, "experience"),
        led=tuple(led),
        capacity=int(typed(view, "capacity") or 0),
        weekly=int(typed(view, "weekly") or 0),
        rather_not=typed(view, "rather_not"),
        never=tuple(typed(view, "never")),
        paused=typed(view, "taking") == "no",
        paused_until=date.fromisoformat(back) if back else None,
        today=today,
    )


def offer_saved(saved: Offer) -> View:
    """Confirm what was saved, in the form's place."""
    return modal(
        "My mentoring",
        section(_paused(saved) if saved.paused else _ready()),
        context("Your working hours are in *My district and my week*, in my Home tab."),
    )


def _ready() -> str:
    return (
        "Thank you. When a colleague's problem fits, they may ask you, and you get a direct "
        "message with *Accept* and *Not now*. Both are fine."
    )


def _paused(saved: Offer) -> str:
    if saved.paused_until:
        until = f"until {day(saved.paused_until)}. The pause ends by itself on that day."
    else:
        until = "until you press *I'm back* in my Home tab."
    return f"Your offer is saved, and paused: I suggest you to nobody {until}"


def _numbers(most: int) -> list[tuple[str, str]]:
    return [(str(number), str(number)) for number in range(1, most + 1)]
