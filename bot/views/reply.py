"""The form with which an author who gave no name writes in the thread."""

from typing import Any

from slack_sdk.models.views import View

from bot.views.blocks import modal, section
from bot.views.fields import text_field, typed

REPLY_FORM = "reply_without_name"


def form(problem_id: int, channel: str) -> View:
    return modal(
        "Reply without my name",
        text_field("text", "Your reply", multiline=True),
        section(
            f"*Who will see it:* everyone in <#{channel}>, as words of “the author of this "
            "problem”. Your name is not on it, but how you write may tell."
        ),
        callback=REPLY_FORM,
        submit="Reply",
        close="Cancel",
        metadata=str(problem_id),
    )


def read(view: dict[str, Any]) -> str:
    return str(typed(view, "text"))


def sent() -> View:
    return modal("Your reply is saved", section("It appears in the thread in a moment."))
