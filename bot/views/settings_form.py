"""What facilitators decide for their network: how long a mentor has, and how much is asked."""

from typing import Any

from slack_sdk.models.views import View

from bot.domain.asking import Norms
from bot.domain.errors import InvalidInput
from bot.views.blocks import context, modal, section
from bot.views.fields import text_field, typed

SETTINGS_FORM = "network_settings"

_FIELDS = {
    "nudge_after": ("Remind a mentor after", "Hours. Once for a request."),
    "pass_after": ("Ask the next after", "Hours. More than for the reminder."),
    "tell_after": ("Tell facilitators after", "Hours. More than for asking the next."),
    "most_open": ("Searches of one author at once", "Problems they may look for a mentor with."),
}


def form(known: Norms) -> View:
    """Build the form that `read` reads back."""
    return modal(
        "Asking for help",
        section(
            "Hours count on the days a mentor works, whole: 24 hours after Friday at four is "
            "Monday at four. A problem with a near date goes faster."
        ),
        *(
            text_field(name, label, hint=hint, initial=str(getattr(known, name)), longest=3)
            for name, (label, hint) in _FIELDS.items()
        ),
        context("It counts from the next request on."),
        callback=SETTINGS_FORM,
        submit="Save",
        close="Cancel",
    )


def read(view: dict[str, Any]) -> Norms:
    """Read what was typed; raise InvalidInput beside what needs another look."""
    words = {name: str(typed(view, name)) for name in _FIELDS}
    wrong = {
        name: "Please write a whole number."
        for name, it in words.items()
        if not (it.isascii() and it.isdigit())
    }
    if wrong:
        raise InvalidInput(**wrong)
    return Norms(**{name: int(it) for name, it in words.items()})


def saved() -> View:
    return modal("Asking for help", section("Saved. It counts from the next request on."))
