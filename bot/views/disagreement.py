"""The form in which a facilitator says that two pieces disagree, or takes it back."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from slack_sdk.models.blocks import (
    Block,
    InputBlock,
    OptionGroup,
    PlainTextObject,
    StaticSelectElement,
)
from slack_sdk.models.views import View

from bot.domain.freshness import LONGEST_ABOUT
from bot.domain.guidance import Contrary, Entry
from bot.domain.topics import TOPICS
from bot.views import mrkdwn
from bot.views.blocks import actions, button, confirm, context, modal, options, section
from bot.views.fields import text_field, typed

SAY_DISAGREEMENT = "say_disagreement"
"""The button's value is the piece's slug."""
TAKE_BACK = "take_back_disagreement"
"""The button's value is the other piece's slug."""
DISAGREEMENT_FORM = "disagreement"

_TITLE = "These two disagree"
_IN_GROUP = 100
"""Slack's limit."""
_MOST = 1000
"""Pieces to choose from, which keeps the form well under Slack's 250 KB."""
_LISTED = 20


def form(entry: Entry, known: Sequence[Contrary], entries: Sequence[Entry]) -> View:
    """Build the form that `read` reads back; `entries` are what the facilitator may read."""
    titles = {each.piece.slug: each.piece.title for each in entries}
    said = {each.slug for each in known}
    others = [it for it in entries if it.piece.slug not in {entry.piece.slug, *said}]
    if not others:
        return modal(_TITLE, section("There is no other piece yet."), *_known(known, titles))
    return modal(
        _TITLE,
        section(f"*{mrkdwn.line(entry.piece.title, 200)}*"),
        *_known(known, titles),
        _other(others, entry),
        text_field(
            "about",
            "What they disagree about",
            hint="One sentence. Readers of either piece see it, with a way to the other.",
            longest=LONGEST_ABOUT,
        ),
        context("Whoever may read both is told of it at once. Nobody is told that you said it."),
        callback=DISAGREEMENT_FORM,
        submit="Save",
        close="Back",
        metadata=entry.piece.slug,
    )


def read(view: dict[str, Any]) -> tuple[str, str, str]:
    """Read both slugs, and what they disagree about."""
    return view["private_metadata"], str(typed(view, "other")), str(typed(view, "about"))


def saved() -> View:
    words = "Saved. Each of the two pieces now says so, and leads to the other."
    return modal(_TITLE, section(words), close="Back")


def _known(known: Sequence[Contrary], titles: Mapping[str, str]) -> Iterator[Block]:
    for each in known[:_LISTED]:
        title = titles.get(each.slug, "A piece that is not in the library now")
        yield section(f"Disagrees with *{mrkdwn.line(title, 200)}*: {mrkdwn.line(each.about, 400)}")
        yield actions(
            button(
                TAKE_BACK,
                "Take this back",
                value=each.slug,
                label=f"Take back that it disagrees with {title}",
                confirm=confirm(
                    "Take this back?",
                    "Readers of the two pieces no longer see that they disagree.",
                    yes="Take it back",
                    no="Leave it",
                ),
            )
        )


def _other(entries: Sequence[Entry], entry: Entry) -> InputBlock:
    """Ask for the other piece, those on the same topics first."""
    near = sorted(
        entries, key=lambda it: (not it.piece.topics & entry.piece.topics, it.piece.title)
    )
    element = StaticSelectElement(
        action_id="other", placeholder="Choose a piece", option_groups=_groups(near[:_MOST])
    )
    return InputBlock(
        block_id="other", label=PlainTextObject(text="The other piece"), element=element
    )


def _groups(entries: Sequence[Entry]) -> list[OptionGroup]:
    """Sort pieces by the first of their topics, at most 100 in a group."""
    found = []
    for label, slug in [*((it.label, it.slug) for it in TOPICS), ("Other", None)]:
        here = [each for each in entries if _first_topic(each) == slug]
        for start in range(0, len(here), _IN_GROUP):
            choices = [(it.piece.slug, it.piece.title) for it in here[start : start + _IN_GROUP]]
            found.append(OptionGroup(label=label, options=options(choices)))
    return found


def _first_topic(entry: Entry) -> str | None:
    return next((it.slug for it in TOPICS if it.slug in entry.piece.topics), None)
