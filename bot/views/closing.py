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


def resolve_form(
    problem_id: int, channel: str, *, is_author: bool, anonymous: bool, for_channel: bool = True
) -> View:
    """Build the form that `read` reads back; thanks and consent are the author's alone to give.

    What only mentors read never becomes guidance: nobody else has its words.
    """
    about = text_field("what_helped", LABELS["what_helped"], multiline=True, optional=True)
    shown = f"The post in <#{channel}> shows what helped, and followers are told."
    alone = "Nobody is shown what helped. Whoever you thank reads your thanks and the title."
    return modal(
        "Mark as resolved",
        about,
        *(_thanks(anonymous=anonymous) if is_author else ()),
        *(_consent() if is_author and for_channel else ()),
        section(shown if for_channel else alone),
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


def resolved(channel: str, *, for_channel: bool = True, may_become_guidance: bool = False) -> View:
    post = f"The post in <#{channel}> shows it in a moment. Its thread stays open to read."
    alone = "Whoever was asked and did not answer yet is told that it is closed."
    draft = (
        "A draft of a piece of guidance comes to you in a direct message. If answers helped, mark "
        "them now with *Mark as helpful*, in the menu of a reply: I ask whoever wrote one before "
        "their words are used."
    )
    return modal(
        "Resolved",
        section(post if for_channel else alone),
        *([section(draft)] if may_become_guidance else ()),
    )


def withdraw_form(problem_id: int, *, for_channel: bool = True) -> View:
    """Ask once more before a problem's words are gone for good."""
    public = (
        "Its words are removed from the post, from what I said in the thread, and from my "
        "database. Requests for help end. This cannot be undone."
    )
    alone = (
        "Its words are removed from my messages to mentors, and from my database. Requests for "
        "help end. This cannot be undone."
    )
    thread = "What colleagues wrote in the thread stays, and so do direct messages already sent."
    copies = "Slack or a district may have kept copies."
    return modal(
        "Withdraw this problem?",
        section(public if for_channel else alone),
        context(f"{thread} {copies}" if for_channel else copies),
        callback=WITHDRAW_FORM,
        submit="Withdraw",
        close="Keep it",
        metadata=str(problem_id),
    )


def withdrawn(*, for_channel: bool = True) -> View:
    post = "The post loses its words in a moment, and followers are told it was withdrawn."
    alone = "My messages about it lose its words in a moment."
    return modal("Withdrawn", section(post if for_channel else alone))


def _thanks(*, anonymous: bool) -> list[Any]:
    thanked = "They get a direct message with your thanks"
    return [
        people_field(
            "who_helped",
            "Who helped",
            hint=f"{thanked}, without your name." if anonymous else f"{thanked}.",
        ),
    ]


def _consent() -> list[Any]:
    return [
        radio_field(
            "consent",
            "May this become guidance for others?",
            [
                (_NO, "No"),
                (_YES, "Yes: make a draft without names, and show it to me first"),
            ],
            initial=_NO,
            hint="Only you see the draft. Nothing is published unless you agree to its exact words "
            "and a facilitator approves them. You can take this back at any time.",
        ),
    ]
