"""What a member is told of /checkin, and once an answer is saved: who reads it."""

from slack_sdk.models.views import View

from bot.domain.answering import HIDDEN_AMONG, SharedWith
from bot.views.blocks import actions, button, context, modal, section

HISTORY = "open_check_in_history"

USAGE = (
    "• `/checkin` answers now: the prompt that waits for you, or a check-in of your own accord.\n"
    "• `/checkin history` shows what you answered before, for you alone: edit and delete it there."
    "\n• `/checkin pause` stops prompts until a day you choose.\n"
    "• `/checkin settings` sets the time of day, and how often I remind you.\n"
    "• `/checkin supports` looks at how your district backs you, twice a year or when you like.\n"
    "Only you read an answer, unless you choose otherwise in its form."
)


def saved(shared: SharedWith) -> View:
    """Confirm an answer, and say who reads it."""
    return modal(
        "Saved",
        section(f"*Your answer is saved.* {_told(shared)}"),
        actions(button(HISTORY, "My check-ins")),
        context("You can change or delete it there at any time: `/checkin history`."),
    )


def _told(shared: SharedWith) -> str:
    posted = f"Your reflection is posted in <#{shared.reader}>"
    match shared.read_by:
        case "coach":
            return f"<@{shared.reader}>, your coach, reads it too."
        case "cohort":
            when = "now" if shared.at_once else "when the prompt closes"
            return f"{posted} {when}, with your name."
        case "cohort_unnamed" if shared.at_once:
            return f"{posted}, without your name."
        case "cohort_unnamed":
            return (
                f"{posted} when a prompt closes, without your name, if at least {HIDDEN_AMONG} "
                "people could have written it."
            )
        case _:
            return "Only you read it."
