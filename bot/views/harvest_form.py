"""The forms that turn a resolved problem into guidance, filled in by its author alone."""

import json
from collections.abc import Sequence
from typing import Any, cast

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.guidance import KINDS as KIND_NAMES
from bot.domain.guidance import AudienceName
from bot.domain.harvests import (
    KINDS,
    LONGEST_NAME,
    LONGEST_TOLD,
    MOST_ANSWERS,
    Answer,
    Draft,
)
from bot.domain.pieces import LONGEST_BODY, LONGEST_SUMMARY, LONGEST_TITLE, MOST_TOPICS
from bot.domain.topics import TOPICS
from bot.views import mrkdwn
from bot.views.blocks import actions, button, context, cut, literal, modal, section
from bot.views.fields import checks_field, choices_field, radio_field, text_field, typed
from bot.views.harvest import NEVER, OPEN, changes

DRAFT_FORM = "harvest_draft"
OUTCOME_FORM = "harvest_outcome"
NAME_FORM = "helpful_name"
CONSENT = "harvest_consent"

_MARKED = 30
_AUDIENCES = [
    ("network", "Members of this network"),
    ("open", "Everybody: it may also be published outside"),
]


def draft(
    harvest_id: int,
    it: Draft,
    answers: Sequence[Answer],
    *,
    marked: Sequence[str] = (),
    looked: str = "",
) -> View:
    """Build the form with everything to edit; `marked` are words to look at once more."""
    return modal(
        "Edit and agree",
        *_look_again(marked),
        *_words(it),
        *_answers(answers, it),
        *(changes(it.changes) if not marked else ()),
        *_sorting(it),
        section(
            "*Who sees it:* facilitators next, without your name. Members read it when one of "
            "them approves exactly these words. You can take it back at any time."
        ),
        callback=DRAFT_FORM,
        submit="Agree to these words",
        close="Not yet",
        metadata=json.dumps({"harvest": harvest_id, "looked": looked}),
    )


def _words(it: Draft) -> list[Block]:
    return [
        text_field("title", "Title", initial=it.title, longest=LONGEST_TITLE),
        text_field("summary", "In a sentence", initial=it.summary, longest=LONGEST_SUMMARY),
        text_field(
            "body",
            "What others can learn from it",
            initial=it.body,
            multiline=True,
            longest=LONGEST_BODY,
            hint="What I took out, you can put back. Never name a student.",
        ),
    ]


def _sorting(it: Draft) -> list[Block]:
    kinds = [(kind, KIND_NAMES[kind]) for kind in KINDS]
    return [
        radio_field("kind", "What it is", kinds, initial=it.kind),
        choices_field(
            "topics",
            "Topics",
            [(each.slug, each.label) for each in TOPICS],
            most=MOST_TOPICS,
            initial=it.topics,
        ),
        radio_field("audience", "Who may read it", _AUDIENCES, initial=it.audience),
    ]


def read_draft(view: dict[str, Any]) -> tuple[int, Draft, str]:
    """Read the harvest, what the author agrees to, and which marked words they have looked at."""
    carried = json.loads(view["private_metadata"])
    it = Draft(
        title=str(typed(view, "title")),
        summary=str(typed(view, "summary")),
        body=str(typed(view, "body")),
        kind=str(typed(view, "kind")),
        topics=tuple(typed(view, "topics") or ()),
        audience=cast(AudienceName, typed(view, "audience")),
        answers=tuple(int(each) for each in typed(view, "answers") or ()),
    )
    return carried["harvest"], it, carried["looked"]


def agreed() -> View:
    return modal(
        "Thank you",
        section(
            "It waits for a facilitator, who reads it without your name. I tell you when it is "
            "published. My message to you has a button that takes it back."
        ),
    )


def outcome(harvest_id: int) -> View:
    return modal(
        "What happened?",
        text_field(
            "tried", "What did you try?", multiline=True, optional=True, longest=LONGEST_TOLD
        ),
        text_field("happened", "What happened?", multiline=True, longest=LONGEST_TOLD),
        section(
            "*Who sees it:* you alone. I put it into a draft and show it to you; nobody reads it "
            "unless you agree to its exact words."
        ),
        callback=OUTCOME_FORM,
        submit="Make a draft",
        close="Cancel",
        metadata=str(harvest_id),
    )


def read_outcome(view: dict[str, Any]) -> tuple[int, str, str]:
    words = (str(typed(view, name)) for name in ("tried", "happened"))
    return int(view["private_metadata"]), *words  # type: ignore[return-value]


def outcome_kept() -> View:
    return modal("Thank you", section("The draft is in my message to you. Nobody else has it."))


def name(answer_id: int) -> View:
    return modal(
        "With your name",
        text_field(
            "name",
            "How should your name appear?",
            longest=LONGEST_NAME,
            hint="For example your name alone, or with your role.",
        ),
        section(
            "*Who sees it:* every reader of the piece, which may also be published outside this "
            "network if its author agrees. Until then nobody but its author and facilitators."
        ),
        callback=NAME_FORM,
        submit="Yes, with this name",
        close="Cancel",
        metadata=str(answer_id),
    )


def read_name(view: dict[str, Any]) -> tuple[int, str]:
    return int(view["private_metadata"]), str(typed(view, "name"))


def named() -> View:
    return modal("Thank you", section("I noted it. My message to you takes it back if you like."))


def stand(problem_id: int, harvest_id: int | None, *, is_agreed: bool, has_draft: bool) -> View:
    """Tell the author of a resolved problem how it stands with guidance, and what they can do."""
    if harvest_id is None:
        text = (
            "This problem is not used as guidance. If you like, I make a draft of your own words "
            "and show it to you alone. Nothing is published unless you agree to its exact words "
            "and a facilitator approves them; your name is not on it."
        )
        doors = [button(CONSENT, "Make a draft for me", value=problem_id, style="primary")]
    else:
        text = _stand(is_agreed=is_agreed, has_draft=has_draft)
        doors = [button(NEVER, "Take my consent back", value=harvest_id, style="danger")]
        if has_draft:
            doors.insert(0, button(OPEN, "Edit and agree", value=harvest_id))
    return modal(
        "Guidance from this", section(text), actions(*doors), context("Only you see this.")
    )


def told(text: str) -> View:
    return modal("Guidance from this", section(text))


def _stand(*, is_agreed: bool, has_draft: bool) -> str:
    if is_agreed:
        return (
            "You agreed to a piece of guidance made of this. It is with the facilitators, or in "
            "the library already. If you take your consent back, it leaves both."
        )
    if has_draft:
        return "I sent you a draft. Nobody else reads it unless you agree to its exact words."
    return (
        "I make a draft and send it to you alone. Mark answers that helped with *Mark as helpful*, "
        "in the menu of a reply: I ask whoever wrote one before it is used."
    )


def _answers(answers: Sequence[Answer], it: Draft) -> list[Block]:
    if not answers:
        return []
    offered = answers[:MOST_ANSWERS]
    shown = [
        section(f"*{_label(at)}, {literal(_by(each))}*\n{literal(each.words)}")
        for at, each in enumerate(offered, start=1)
    ]
    taken = [str(each.answer_id) for each in offered if each.answer_id in it.answers]
    chosen = taken or ([] if it.answers else [str(each.answer_id) for each in offered])
    field = checks_field(
        "answers",
        "Answers that stand in it, word for word",
        [(str(each.answer_id), _label(at), _by(each)) for at, each in enumerate(offered, start=1)],
        initial=chosen,
    )
    return [*shown, field]


def _label(at: int) -> str:
    return f"Answer {at}"


def _by(answer: Answer) -> str:
    return f"by {cut(answer.name, 60)}" if answer.name else "without a name"


def _look_again(marked: Sequence[str]) -> list[Block]:
    if not marked:
        return []
    words = ", ".join(f"“{mrkdwn.line(each, 40)}”" for each in marked[:_MARKED])
    return [
        section(
            f"*Please look once more.* These words may still tell who or where it is: {words}. "
            "Change them, or press the button again to keep them as they are."
        )
    ]
