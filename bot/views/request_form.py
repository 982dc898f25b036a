"""What a mentor may add to *Not now*: why, which topics never again, and who might help instead."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.views import View

from bot.domain.topics import labels
from bot.views.blocks import context, modal, section
from bot.views.fields import choices_field, person_field, radio_field, typed

WHY_FORM = "why_not_now_form"
NEVER_FORM = "never_topic_form"
SUGGEST_FORM = "suggest_somebody_form"

WHYS = {
    "busy": "I have no time just now",
    "not_my_subject": "It is not my subject",
    "too_close": "It is too close to me",
    "other": "Something else",
}
"""Why not now: what is stored, and what is shown."""
_UNSEEN = "*Who sees it:* nobody. It only helps me to ask you what fits you."


def why_form(request_id: int) -> View:
    return modal(
        "Why not now",
        radio_field("why", "What comes closest", list(WHYS.items()), initial="busy"),
        context(_UNSEEN),
        callback=WHY_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(request_id),
    )


def read_why(view: dict[str, Any]) -> str:
    return str(typed(view, "why"))


def never_form(request_id: int, topics: Sequence[str]) -> View:
    """Ask for which of a problem's topics its mentor does not want to be asked any more."""
    choices = list(zip(topics, labels(topics), strict=True))
    return modal(
        "Not this topic again",
        choices_field(
            "topics", "I never want to be asked about", choices, most=len(choices), initial=topics
        ),
        section("You can take it back whenever you change your mentoring, in my Home."),
        context(_UNSEEN),
        callback=NEVER_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(request_id),
    )


def read_topics(view: dict[str, Any]) -> list[str]:
    return list(typed(view, "topics"))


def suggest_form(request_id: int) -> View:
    return modal(
        "Suggest somebody",
        person_field("person", "Who might help with this?"),
        context(
            "*Who sees it:* the author may read the name among the mentors they can ask, with the "
            "word that a colleague who read it thought of them. Whom you name hears nothing of it."
        ),
        callback=SUGGEST_FORM,
        submit="Suggest",
        close="Cancel",
        metadata=str(request_id),
    )


def read_person(view: dict[str, Any]) -> str:
    return str(typed(view, "person") or "")


def noted() -> View:
    return modal("Thank you", section("I keep it in mind when I look for who should be asked."))


def suggested() -> View:
    """Say the same whoever was named, so that it tells nothing of anybody."""
    text = "Thank you. If they fit and have room, I show them to the author."
    return modal("Thank you", section(text))
