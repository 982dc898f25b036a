"""The forms that end a problem: resolved, or withdrawn."""

from typing import Any

from slack_sdk.models.views import View

from bot.domain.problems import Resolution
from bot.views.blocks import context, modal, section
from bot.views.fields import people_field, radio_field, text_field, typed
from bot.views.problem import LABELS

RESOLVE_FORM = "resolve_problem"
WITHDRAW_FORM = "withdraw_problem"
_YES, _NO = "yes", "no"


def resolve_form(problem_id: int, channel: str, *, is_author: bool, anonymous: bool) -> View:
    """Build the form that `read` reads back; thanks and consent are the author's alone to give."""
    about = text_field("what_helped", LABELS["what_helped"], multiline=True, optional=True)
    shown = f"The post in <#{channel}> shows what helped, and followers are told."
    return modal(
        "Mark as resolved",
        about,
        *(_for_author(anonymous=anonymous) if is_author else ()),
        section(shown),
        callback=RESOLVE_FORM,
        submit="Mark as resolved",
        close="Cancel",
        metadata=str(problem_id),
    )


def read(view: dict[str, Any]) -> Resolution:
    return Resolution(
        what_helped=typed(view, "what_helped"),
        who_helped=tuple(typed(view, "who_helped") or ()),
        may_become_guidance=typed(view, "consent") == _YES,
    )


def resolved(channel: str) -> View:
    return modal(
        "Resolved",
        section(f"The post in <#{channel}> shows it in a moment. Its thread stays open to read."),
    )


def withdraw_form(problem_id: int) -> View:
    """Ask once more before a problem's words are gone for good."""
    return modal(
        "Withdraw this problem?",
        section(
            "Its words are removed from the post, from what I said in the thread, and from my "
            "database. Requests for help end. This cannot be undone."
        ),
        context(
            "What colleagues wrote in the thread stays, and so do direct messages already sent. "
            "Slack or a district may have kept copies."
        ),
        callback=WITHDRAW_FORM,
        submit="Withdraw",
        close="Keep it",
        metadata=str(problem_id),
    )


def withdrawn() -> View:
    return modal(
        "Withdrawn",
        section("The post loses its words in a moment, and followers are told it was withdrawn."),
    )


def _for_author(*, anonymous: bool) -> list[Any]:
    thanked = "They get a direct message with your thanks"
    return [
        people_field(
            "who_helped",
            "Who helped",
            hint=f"{thanked}, without your name." if anonymous else f"{thanked}.",
        ),
        radio_field(
            "consent",
            "May this become guidance for others?",
            [
                (_NO, "No"),
                (_YES, "Yes, facilitators may write it up without names"),
            ],
            initial=_NO,
        ),
    ]
