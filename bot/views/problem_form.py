"""The form for a problem of practice: to share one, and to edit it."""

from datetime import date
from functools import cache
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.notices import ProblemPosted
from bot.domain.problems import LONGEST_TITLE, MOST_TOPICS, Draft
from bot.domain.topics import TOPICS
from bot.views.blocks import SECTION, context, cut, modal, section
from bot.views.fields import choices_field, date_field, radio_field, text_field, typed
from bot.views.plain import plain
from bot.views.problem import FORM, LABELS

EDIT_FORM = "edit_problem"
_NAMED, _UNNAMED = "named", "unnamed"
_MIND = (
    "Never name a student. Messages on a district account may be disclosable under "
    "public-records law."
)


def form(channel: str, *, title: str = "", context: str = "", hint: str | None = None) -> View:
    """Build the form that `read` reads back."""
    return modal(
        "Problem of practice",
        *_fields(title=title, context=context, hint=hint),
        _name(),
        section(f"*Who will see it:* everyone in <#{channel}>. {_MIND}"),
        callback=FORM,
        submit="Post",
        close="Cancel",
    )


@cache
def blank(channel: str) -> dict[str, Any]:
    """Draw the empty form once: it is asked for often, and its topics take long to draw."""
    drawn: dict[str, Any] = form(channel).to_dict()
    return drawn


def from_words(channel: str, words: str) -> View:
    """Start the form from the words after a command; too many for a title are the context too."""
    title = plain(words)
    if len(title) <= LONGEST_TITLE:
        return form(channel, title=title)
    return form(channel, title=cut(title, LONGEST_TITLE), context=title)


def from_message(channel: str, text: str) -> View:
    """Start the form from a message, whoever wrote it."""
    words = plain(text)
    hint = "From the message you chose. Take out names, and what is not yours to share."
    if len(words) > SECTION:
        hint += f" It was longer than {SECTION:,} characters, so its end is missing here."
    return form(channel, context=cut(words, SECTION), hint=hint)


def edit_form(problem: ProblemPosted, channel: str) -> View:
    """Build the form for changing a problem's words.

    It leaves out whether the problem carries a name, so that nobody reveals theirs by a slip.
    """
    return modal(
        "Edit this problem",
        *_fields(
            title=problem.title,
            context=problem.context,
            tried=problem.tried,
            question=problem.question,
            topics=problem.topics,
            needed_by=problem.needed_by,
        ),
        section(
            f"*Who will see it:* everyone in <#{channel}>; the post is marked as edited, and "
            f"followers are told. {_MIND}"
        ),
        callback=EDIT_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(problem.problem_id),
    )


def read(view: dict[str, Any], *, earliest: date) -> Draft:
    """Read what was typed into either form; raise InvalidInput for what needs another look.

    Topics come in the list's order, so that reopening a form does not change them.
    """
    day, chosen = typed(view, "needed_by"), typed(view, "topics")
    return Draft(
        title=typed(view, "title"),
        context=typed(view, "context"),
        tried=typed(view, "tried"),
        question=typed(view, "question"),
        topics=tuple(topic.slug for topic in TOPICS if topic.slug in chosen),
        needed_by=date.fromisoformat(day) if day else None,
        anonymous=typed(view, "name") == _UNNAMED,
        earliest=earliest,
    )


@cache
def saved(channel: str, *, anonymous: bool) -> dict[str, Any]:
    """Confirm, in the form's place: what happens next, where, and what stays private."""
    view = modal(
        "Your problem is saved",
        section(
            f"*In <#{channel}>* it appears in a moment. If guidance in the library fits, I add it "
            "in the thread. Colleagues answer there."
        ),
        section(
            "*In a direct message*, which only you see, I tell you which mentors may fit. "
            "Nobody is asked before you ask them."
        ),
        section(_UNNAMED_NOW if anonymous else _NAMED_NOW),
        context("The menu under the post edits, resolves or withdraws it; so does my Home tab."),
    )
    drawn: dict[str, Any] = view.to_dict()
    return drawn


def edited(channel: str) -> View:
    return modal(
        "Your change is saved",
        section(f"The post in <#{channel}> shows it in a moment."),
    )


_NAMED_NOW = "*Your name* stands on the post. Whom you ask for help is between you and them."
_UNNAMED_NOW = (
    "*Your name* is on nothing that others see. I tell you of replies: press *Reply without my "
    "name* there or in my Home tab. If you write in the thread yourself, your name shows."
)


def _fields(
    *,
    title: str = "",
    context: str = "",
    hint: str | None = None,
    tried: str = "",
    question: str = "",
    topics: list[str] | None = None,
    needed_by: date | None = None,
) -> list[Block]:
    return [
        text_field(
            "title",
            "Title",
            initial=title,
            longest=LONGEST_TITLE,
            placeholder="What is hard, in one line",
        ),
        text_field("context", LABELS["context"], initial=context, hint=hint, multiline=True),
        text_field("tried", LABELS["tried"], initial=tried, multiline=True, optional=True),
        text_field(
            "question",
            LABELS["question"],
            initial=question,
            placeholder="What would you ask if they sat at your table?",
            multiline=True,
        ),
        choices_field(
            "topics",
            f"Topics, up to {MOST_TOPICS}",
            [(topic.slug, topic.label) for topic in TOPICS],
            most=MOST_TOPICS,
            initial=topics or (),
            placeholder="Choose topics",
        ),
        date_field("needed_by", "Answer needed by", initial=needed_by),
    ]


def _name() -> Block:
    return radio_field(
        "name",
        "Post this",
        [(_NAMED, "With my name"), (_UNNAMED, "Without my name")],
        initial=_NAMED,
        hint="Without your name, nothing that others see leads to you, but your words might.",
    )
