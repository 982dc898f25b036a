"""The form for a piece of guidance: to give one, to change one, to answer what was asked."""

from slack_sdk.models.views import View

from bot.domain.guidance import GUIDES
from bot.domain.pieces import LONGEST_BODY, LONGEST_LINE, Words
from bot.domain.review import LONGEST_REASON, Place
from bot.views import piece_fields as fields
from bot.views.blocks import cut, modal, quoted, section
from bot.views.fields import choice_field, radio_field, text_field
from bot.views.piece_fields import (
    ANSWER,
    CONTRIBUTE,
    EDIT,
    FACILITATORS,
    MIND,
    NAMED,
    NETWORK,
    OPEN,
    SUGGEST,
    UNNAMED,
)
from bot.views.plain import plain


def blank() -> View:
    """Build the empty form for a piece."""
    return _contribution()


def from_message(text: str, *, is_own: bool) -> View:
    """Start a piece from a message; of a colleague's it is asked whether they agree."""
    words = plain(text)
    hint = f"From the message you chose. {MIND}"
    if len(words) > LONGEST_BODY:
        hint += f" It was longer than {LONGEST_BODY:,} characters, so its end is missing here."
    return _contribution(body=cut(words, LONGEST_BODY), hint=hint, is_own=is_own)


def change(slug: str, words: Words) -> View:
    """Build the form in which anybody suggests other words for a piece that members read."""
    why = text_field(
        "why", "Why?", optional=True, multiline=True, longest=LONGEST_REASON, hint=_FOR_REVIEW
    )
    return modal(
        "Suggest a change",
        *fields.about(words),
        *fields.sorting(words),
        *fields.source(words.source),
        why,
        section(
            "*Who sees it:* facilitators, without your name. If they publish it, whoever may read "
            "the piece. I tell you what they decide."
        ),
        callback=SUGGEST,
        submit="Send for review",
        close="Cancel",
        metadata=slug,
    )


def answer(piece_id: int, words: Words, question: str) -> View:
    """Build the form in which who gave a piece answers what was asked about it."""
    return modal(
        "Your piece",
        section(f"*A facilitator asks:*\n{quoted(question)}"),
        *fields.about(words),
        *fields.sorting(words),
        *fields.source(words.source),
        fields.audience(words.audience, NETWORK, OPEN),
        section("*Who sees it:* facilitators, and nobody else before one of them publishes it."),
        callback=ANSWER,
        submit="Send for review",
        close="Cancel",
        metadata=str(piece_id),
    )


def edit(place: Place, words: Words, *, asks_author: bool) -> View:
    """Build a facilitator's form; what it is saved with is published, or put to its author."""
    result = (
        "Its author has agreed to exact words. I ask them about yours, and publish it when they "
        "agree."
        if asks_author
        else "What you save is published at once. The words before it are kept as a version."
    )
    return modal(
        "Edit this piece",
        *fields.about(words),
        *fields.sorting(words),
        *fields.source(words.source),
        fields.audience(words.audience, NETWORK, OPEN, FACILITATORS),
        text_field("licence", "Licence", initial=words.licence, longest=LONGEST_LINE),
        choice_field(
            "guide", "Guided set", list(GUIDES.items()), initial=words.guide, optional=True
        ),
        text_field(
            "step",
            "Its step in the set",
            initial=str(words.step) if words.step else None,
            longest=2,
            optional=True,
        ),
        section(result),
        callback=EDIT,
        submit="Ask the author" if asks_author else "Publish",
        close="Cancel",
        metadata=str(place),
    )


def received(*, credited: bool) -> View:
    """Confirm, in the form's place: who has it now, and what happens next."""
    name = "with your name" if credited else "without your name"
    return modal(
        "Thank you",
        section(
            f"The facilitators have it now, {name}. Nobody else reads it before one of them "
            "publishes it. I tell you in a direct message what they decide or ask."
        ),
    )


def suggested() -> View:
    return modal(
        "Thank you",
        section(
            "The facilitators have your change now. Until one of them publishes it, readers see "
            "the words as they were. I tell you in a direct message what they decide."
        ),
    )


_FOR_REVIEW = "For the facilitators only. What happened, or where is it written?"


def _contribution(*, body: str = "", hint: str | None = None, is_own: bool = True) -> View:
    return modal(
        "Give guidance",
        *fields.about(None, body=body, hint=hint),
        *([] if is_own else [fields.whose()]),
        *fields.sorting(None),
        *fields.source(None),
        fields.audience("network", NETWORK, OPEN),
        radio_field(
            "name",
            "Give it",
            [(UNNAMED, "Without my name"), (NAMED, "With my name")],
            initial=UNNAMED,
            hint="Without it neither readers nor facilitators are told who gave this.",
        ),
        section(
            "*Who sees it:* facilitators first, and nobody else before one of them publishes it. "
            "You can take it back at any time."
        ),
        callback=CONTRIBUTE,
        submit="Send for review",
        close="Cancel",
    )
