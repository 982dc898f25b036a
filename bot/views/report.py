"""The form with which somebody asks the facilitators to look at a problem."""

from typing import Any

from slack_sdk.models.views import View

from bot.views.blocks import modal, section
from bot.views.fields import text_field, typed

REPORT_FORM = "report_problem"


def form(problem_id: int) -> View:
    return modal(
        "Report to facilitators",
        text_field("reason", "What should facilitators look at?", multiline=True, longest=1500),
        section(
            "*Who will see it:* the facilitators of this network. They are not told that it was "
            "you, and the author is not told of it."
        ),
        callback=REPORT_FORM,
        submit="Send",
        close="Cancel",
        metadata=str(problem_id),
    )


def read(view: dict[str, Any]) -> str:
    return str(typed(view, "reason"))


def sent() -> View:
    return modal("Thank you", section("The facilitators have your report and will take a look."))
