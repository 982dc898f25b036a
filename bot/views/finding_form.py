"""The form in which an officer asks for a mentor, and changes what they asked."""

from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.problems import LONGEST_ASKED, MOST_TOPICS, Draft, for_mentors
from bot.domain.topics import TOPICS
from bot.views.blocks import modal, section
from bot.views.fields import choices_field, date_field, radio_field, text_field, typed
from bot.views.problem_form import EDIT_FORM

FORM = "find_mentor"

_NAMED, _UNNAMED = "named", "unnamed"
_PASS_ON, _FIRST = "pass_on", "first"
_MIND = (
    "Never name a student. Words on a district account may be disclosable under public-records law."
)


def form(words: str = "", *, mentor: str | None = None) -> View:
    """Build the form that `read` reads back, with the words and the mentor that are known."""
    whom = f"<@{mentor}> is asked as soon as you send it. " if mentor else ""
    return modal(
        "Find a mentor",
        *_asked(question=words),
        _name(),
        _passing(),
        section(
            f"*Who will read it:* only mentors who are asked, one at a time. {whom}Nothing is "
            f"posted. Facilitators see its topics, not its words. {_MIND}"
        ),
        callback=FORM,
        submit="Send" if mentor else "Find mentors",
        close="Cancel",
        metadata=mentor,
    )


def edit_form(
    problem_id: int, *, question: str, context: str, topics: list[str], needed_by: date | None
) -> View:
    """Build the form for changing what only mentors read; never whether it carries a name."""
    return modal(
        "Edit your question",
        *_asked(question=question, context=context, topics=topics, needed_by=needed_by),
        section(
            "*Who will see it:* mentors who are asked. Whoever thinks about it, or talks with "
            f"you, sees the new words in place of the old. {_MIND}"
        ),
        callback=EDIT_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(problem_id),
    )


def read(view: dict[str, Any], *, earliest: date) -> Draft:
    """Read what was typed into either form; raise InvalidInput for what needs another look."""
    day, chosen = typed(view, "needed_by"), typed(view, "topics")
    return for_mentors(
        typed(view, "question"),
        context=typed(view, "context"),
        topics=tuple(topic.slug for topic in TOPICS if topic.slug in chosen),
        needed_by=date.fromisoformat(day) if day else None,
        anonymous=typed(view, "name") == _UNNAMED,
        earliest=earliest,
    )


def passes_on(view: dict[str, Any]) -> bool:
    """Whether the next is asked without asking the author again."""
    return bool(typed(view, "passing") != _FIRST)


def mentor_of(view: dict[str, Any]) -> str | None:
    """Name the mentor whom the form was opened for, if any."""
    return view.get("private_metadata") or None


def edited() -> View:
    return modal(
        "Your change is saved", section("Whoever was asked sees the new words in a moment.")
    )


def _asked(
    *,
    question: str = "",
    context: str = "",
    topics: list[str] | None = None,
    needed_by: date | None = None,
) -> list[Block]:
    return [
        *_words(question, context),
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


def _words(question: str, context: str) -> list[Block]:
    too_long = len(question) > LONGEST_ASKED
    return [
        text_field(
            "question",
            "Your question",
            initial=question,
            longest=LONGEST_ASKED,
            placeholder="What would you ask if they sat at your table?",
            hint=_CUT if too_long else None,
            multiline=True,
        ),
        text_field(
            "context",
            "What is hard",
            initial=context,
            longest=LONGEST_ASKED,
            placeholder="What is happening, and what you have tried",
            multiline=True,
            optional=True,
        ),
    ]


_CUT = (
    f"Your words were longer than {LONGEST_ASKED:,} characters, so their end is missing here: put "
    "it under What is hard."
)


def _name() -> Block:
    return radio_field(
        "name",
        "Ask",
        [(_NAMED, "With my name"), (_UNNAMED, "Without my name")],
        initial=_NAMED,
        hint="Without your name, you and the mentor talk through me. Your words might tell.",
    )


def _passing() -> Block:
    return radio_field(
        "passing",
        "If a mentor cannot, or does not answer in time",
        [(_PASS_ON, "Ask the next one for me"), (_FIRST, "Ask me first")],
        initial=_PASS_ON,
    )
