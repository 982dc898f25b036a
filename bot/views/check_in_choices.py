"""How a member wants to be asked each week: in Home, and in the form behind it."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.checkins import CheckInChoices
from bot.domain.schedules import clock_time
from bot.views.blocks import context, modal, section
from bot.views.checkin import settings_button
from bot.views.fields import radio_field, time_field, typed

CHOICES_FORM = "check_in_choices"

_TITLE = "Weekly question"
_WANTED = (("yes", "Ask me"), ("no", "Ask me nothing; I open check-ins myself, with /checkin"))
_WHEN = (
    "Leave it empty to be asked when your cohort is. Outside your working hours it waits until "
    "they begin."
)
_REMINDERS = (("0", "None"), ("1", "One"), ("2", "Two"))


def in_home(chosen: CheckInChoices) -> Iterator[Block]:
    """Show what a member chose, with the way to change it; 1 block."""
    yield section(f"*{_TITLE}*\n{_stand(chosen)}", accessory=settings_button("Settings"))


def form(chosen: CheckInChoices) -> View:
    """Build the form that `read` reads back."""
    return modal(
        _TITLE,
        radio_field(
            "wanted",
            "The weekly question of your cohort",
            _WANTED,
            initial="yes" if chosen.wanted else "no",
        ),
        time_field(
            "minute",
            "At what time, on your own clock?",
            initial=chosen.minute,
            hint=_WHEN,
            optional=True,
        ),
        radio_field(
            "reminders",
            "Reminders of a question that is open, at most",
            _REMINDERS,
            initial=str(chosen.reminders),
            hint="They come on the days that your cohort's facilitators chose.",
        ),
        context("Nobody else sees what you choose here."),
        callback=CHOICES_FORM,
        submit="Save",
        close="Cancel",
    )


def read(view: dict[str, Any]) -> CheckInChoices:
    """Read what was chosen."""
    given = typed(view, "minute")
    hour, minute = map(int, given.split(":")) if given else (0, 0)
    return CheckInChoices(
        wanted=typed(view, "wanted") == "yes",
        minute=hour * 60 + minute if given else None,
        reminders=int(typed(view, "reminders") or 0),
    )


def saved(chosen: CheckInChoices) -> View:
    return modal(
        _TITLE, section(f"Saved. {_stand(chosen)}"), context("It counts from the next one on.")
    )


def _stand(chosen: CheckInChoices) -> str:
    if not chosen.wanted:
        return "I ask you nothing. `/checkin` opens a check-in whenever you want one."
    when = "when your cohort is asked"
    if chosen.minute is not None:
        when = f"at {clock_time(chosen.minute)}, your time, on the days of your cohort"
    reminders = ("without reminders", "with one reminder at most", "with two reminders at most")
    return f"It comes {when}, {reminders[chosen.reminders]}."
