"""The answer to a member's word on a piece, and the question why it was not useful."""

from typing import Any

from slack_sdk.models.views import View

from bot.domain.feedback import LONGEST_NOTE, WHYS, Why
from bot.views.blocks import context, modal, section
from bot.views.fields import choice_field, text_field, typed

WHY_FORM = "why_not_useful"


def thanks(*, useful: bool) -> str:
    """Thank a member for their word on a piece; only they see it."""
    said, other = ("useful", "Not useful") if useful else ("not useful", "Useful")
    return (
        f"Thank you: I noted that this was {said} to you. Nobody sees who said it. "
        f"Press *{other}* if you change your mind."
    )


def why_form(slug: str) -> View:
    """Ask why, once it is noted; `read` reads it back."""
    return modal(
        "Not useful",
        section(thanks(useful=False)),
        context(
            "*If you like, say why.* Facilitators read what you say here and not who said it. "
            "They see to what is wrong; a piece that names somebody they look at first."
        ),
        choice_field("why", "Why", list(WHYS.items()), optional=True),
        text_field(
            "note",
            "In your words",
            hint="Leave out names, your own too: facilitators read these words as they stand.",
            multiline=True,
            optional=True,
            longest=LONGEST_NOTE,
        ),
        callback=WHY_FORM,
        submit="Send",
        close="Skip",
        metadata=slug,
    )


def read(view: dict[str, Any]) -> Why:
    """Read what was told; raise InvalidInput beside what needs another look."""
    return Why(why=typed(view, "why"), note=typed(view, "note") or None)


def told() -> View:
    """Confirm it, in the form's place."""
    return modal(
        "Not useful",
        section("Thank you. Facilitators read why, and not who said it."),
    )
