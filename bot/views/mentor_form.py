"""The forms in which a member offers to mentor, and tells about their district."""

from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.members import SETTINGS, SIZES, District
from bot.domain.mentors import LONGEST_EXPERIENCE, MOST_AT_ONCE, MOST_TOPICS, Offer
from bot.domain.topics import TOPICS
from bot.views.blocks import context, modal, section
from bot.views.fields import choice_field, choices_field, radio_field, text_field, typed

OFFER_FORM = "mentor"
ABOUT_FORM = "district"

_UNTOLD = ("untold", "I would rather not say")
_TAKING = (("yes", "Suggest me when I fit"), ("no", "Pause: suggest me to nobody"))


def offer(known: Offer | None) -> View:
    """Build the form that `read_offer` reads back, with what the mentor offered before."""
    return modal(
        "Change my mentoring" if known else "Offer to mentor",
        section(
            "When a colleague's problem fits what you know, I suggest you to them. You decide "
            "each time."
        ),
        *_offered(known),
        context(
            "*Who sees it:* members whose problem fits your topics, and you. Your words stand "
            "beside your name. A pause leaves running conversations as they are.",
        ),
        callback=OFFER_FORM,
        submit="Save",
        close="Cancel",
    )


def _offered(known: Offer | None) -> list[Block]:
    numbers = [str(number) for number in range(1, MOST_AT_ONCE + 1)]
    return [
        choices_field(
            "topics",
            "What you know from your own work",
            [(topic.slug, topic.label) for topic in TOPICS],
            most=MOST_TOPICS,
            initial=known.topics if known else (),
            hint=f"Up to {MOST_TOPICS} topics.",
        ),
        text_field(
            "experience",
            "A sentence of experience",
            initial=known.experience if known else None,
            hint="What have you done or led? Name no student.",
            multiline=True,
            longest=LONGEST_EXPERIENCE,
        ),
        choice_field(
            "capacity",
            "How many colleagues at once",
            [(number, number) for number in numbers],
            initial=str(known.capacity) if known else "2",
        ),
        radio_field(
            "taking", "Just now", _TAKING, initial="no" if known and known.paused else "yes"
        ),
    ]


def read_offer(view: dict[str, Any]) -> Offer:
    """Read what was typed into `offer`; raise InvalidInput beside what needs another look."""
    return Offer(
        topics=tuple(typed(view, "topics")),
        experience=typed(view, "experience"),
        capacity=int(typed(view, "capacity") or 0),
        paused=typed(view, "taking") == "no",
    )


def offer_saved(saved: Offer) -> View:
    """Confirm what was saved, in the form's place."""
    text = (
        "Your offer is saved, and paused: I suggest you to nobody. Come back whenever it suits you."
        if saved.paused
        else "Thank you. When a colleague's problem fits, they may ask you, and you get a direct "
        "message with *Accept* and *Not now*. Both are fine."
    )
    return modal("My mentoring", section(text))


def about(known: District) -> View:
    """Build the form that `read_about` reads back, with what the member told before."""
    return modal(
        "About my district",
        section("I use this to find mentors whose district is like yours, and for nothing else."),
        choice_field(
            "setting",
            "Where it lies",
            [*SETTINGS.items(), _UNTOLD],
            initial=known.setting or _UNTOLD[0],
        ),
        choice_field(
            "size",
            "How many students",
            [*SIZES.items(), _UNTOLD],
            initial=known.size or _UNTOLD[0],
        ),
        context(
            "*Who sees it:* it is listed nowhere. If you mentor, colleagues may read that your "
            "district is like theirs. A mentor whom you ask with your name may read the same; one "
            "whom you ask without it never does.",
        ),
        callback=ABOUT_FORM,
        submit="Save",
        close="Cancel",
    )


def read_about(view: dict[str, Any]) -> District:
    """Read what was chosen in `about`."""
    told = {name: typed(view, name) for name in ("setting", "size")}
    return District(**{name: None if it == _UNTOLD[0] else it for name, it in told.items()})


def about_saved() -> View:
    """Confirm it, in the form's place."""
    return modal("About my district", section("Saved. It counts from your next problem on."))
