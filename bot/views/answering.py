"""The form in which a member answers a check-in, and says who may read it."""

from collections.abc import Iterator
from typing import Any, cast

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.answering import (
    HIDDEN_AMONG,
    KEPT,
    LOADS,
    LONGEST_COMMITMENT,
    LONGEST_WORDS,
    MOST_TOPICS,
    SUPPORTS,
    Answer,
    AnswerForm,
    Asked,
    Readers,
)
from bot.domain.topics import TOPICS
from bot.views import mrkdwn
from bot.views.blocks import context, modal, moment, quoted, section
from bot.views.checkin import LEARNED
from bot.views.fields import choice_field, choices_field, radio_field, text_field, typed

ANSWER_FORM = "check_in_answer"

NO_CRISIS_SERVICE = (
    "*I am a program, not a crisis service,* and nobody reads this as you send it. If you are not "
    "all right, in the US call or text 988, at any hour; in danger, call 911."
)

_BLANK = Answer(words="-")
"""Nothing is chosen at first."""
_RATHER_NOT = "0"
_GOALS = 3


def form(asked: AnswerForm) -> View:
    """Build the form that `read` reads back, blank or with an answer as it stands."""
    given = asked.given or _BLANK
    return modal(
        "Change your answer" if asked.given else "Check in",
        *_goals(asked),
        *_commitment(asked, given),
        *_question(asked),
        _reflection(asked.given),
        *_pulse(given),
        *_topics_and_commitment(given),
        radio_field(
            "read_by", "Who may read it", _choices(asked), initial=_allowed(asked, given.read_by)
        ),
        context(*_who_sees(asked)),
        context(NO_CRISIS_SERVICE),
        callback=ANSWER_FORM,
        submit="Save",
        close="Cancel",
        metadata=f"{asked.check_in_id or ''}:{asked.coach or ''}:{_channel(asked) or ''}",
    )


def read(view: dict[str, Any]) -> Answer:
    """Read the form. Raises InvalidInput."""
    _, coach, channel = _metadata(view)
    read_by = cast(Readers, typed(view, "read_by") or "me")
    return Answer(
        words=str(typed(view, "words")),
        load=_number(view, "load"),
        support=_number(view, "support"),
        topics=tuple(typed(view, "topics") or ()),
        commitment=" ".join(str(typed(view, "commitment")).split()),
        kept=typed(view, "kept") or None,
        read_by=read_by,
        reader={"me": None, "coach": coach}.get(read_by, channel) or None,
    )


def read_of(view: dict[str, Any]) -> int | None:
    """Read which check-in the form is about; None for one of the member's own accord."""
    check_in_id, _, _ = _metadata(view)
    return int(check_in_id) if check_in_id else None


def _metadata(view: dict[str, Any]) -> list[str]:
    """Read which check-in a form is about, and the coach and the channel that it named."""
    parts: list[str] = view["private_metadata"].split(":")
    return parts


def _goals(asked: AnswerForm) -> Iterator[Block]:
    if asked.goals:
        goals = [f"• {mrkdwn.line(goal, 200)}" for goal in asked.goals[:_GOALS]]
        yield context("\n".join(["Your goals, for you to have in mind:", *goals]))


def _commitment(asked: AnswerForm, given: Answer) -> Iterator[Block]:
    if asked.commitment:
        yield section(f"*Last time you wanted to:*\n{quoted(asked.commitment)}")
        yield radio_field("kept", "What became of it?", list(KEPT.items()), initial=given.kept)


def _question(asked: AnswerForm) -> Iterator[Block]:
    if asked.asked is None:
        yield section("*How was your week, and what do you make of it?*")
        return
    yield section(f"*{mrkdwn.line(asked.asked.question, 2500)}*")
    if asked.asked.is_closed and asked.given:
        yield context("This prompt is closed. Averages that were shown of it stay as they were.")
    elif asked.asked.is_closed:
        yield context("This prompt is closed: your answer is kept for you, and counts nowhere.")


def _reflection(given: Answer | None) -> Block:
    return text_field(
        "words",
        "Your reflection",
        initial=given.words if given else None,
        hint="As long or as short as you like. Name no student.",
        multiline=True,
        optional=True,
        longest=LONGEST_WORDS,
    )


def _topics_and_commitment(given: Answer) -> Iterator[Block]:
    yield choices_field(
        "topics",
        "Topics you want counted",
        [(topic.slug, topic.label) for topic in TOPICS],
        most=MOST_TOPICS,
        initial=given.topics,
        hint="Only what you choose here is counted, and a topic only where five or more people "
        "name it.",
        optional=True,
    )
    yield text_field(
        "commitment",
        "One thing you want to do by next time",
        initial=given.commitment,
        hint="I bring it back to you, and ask what became of it.",
        optional=True,
        longest=LONGEST_COMMITMENT,
    )


def _pulse(given: Answer) -> Iterator[Block]:
    yield choice_field(
        "load",
        "How heavy was the week?",
        _scale(LOADS),
        initial=str(given.load or "") or None,
        optional=True,
    )
    yield choice_field(
        "support",
        "How supported did you feel?",
        _scale(SUPPORTS),
        initial=str(given.support or "") or None,
        optional=True,
    )


def _scale(words: dict[int, str]) -> list[tuple[str, str]]:
    steps = [(str(number), f"{number} · {word}") for number, word in words.items()]
    return [*steps, (_RATHER_NOT, "Rather not say")]


def _number(view: dict[str, Any], name: str) -> int | None:
    chosen = typed(view, name)
    return int(chosen) if chosen and chosen != _RATHER_NOT else None


def _choices(asked: AnswerForm) -> list[tuple[str, str]]:
    choices: list[tuple[Readers, str]] = [("me", "Only me")]
    if asked.coach:
        choices.append(("coach", "My coach too"))
    if _channel(asked):
        choices.append(("cohort", "My cohort too, with my name"))
        choices.append(("cohort_unnamed", "My cohort too, without my name"))
    return cast(list[tuple[str, str]], choices)


def _allowed(asked: AnswerForm, read_by: Readers) -> Readers:
    """Tell what is chosen at first: what they chose before, where it is still to be had."""
    return read_by if read_by in [choice for choice, _ in _choices(asked)] else "me"


def _channel(asked: AnswerForm) -> str | None:
    return asked.asked.channel if asked.asked else None


def _who_sees(asked: AnswerForm) -> Iterator[str]:
    yield "*Who sees it:* with *Only me*, nobody reads what you answer, facilitators neither."
    if asked.coach:
        yield (
            f"*My coach:* <@{asked.coach}> gets all of it but the topics, in a direct message, "
            "as soon as you save."
        )
    if asked.asked and asked.asked.channel:
        yield _posted(asked.asked)
    yield _counted(asked.asked)


def _posted(asked: Asked) -> str:
    late = (
        "as soon as you save; without your name, when the next prompt closes"
        if asked.is_closed
        else "with those of others after the prompt closes, in an order drawn by chance"
    )
    return (
        f"*My cohort:* your reflection alone is posted in <#{asked.channel}>, for everybody there, "
        f"{late}. *Without my name* it is posted only where at least {HIDDEN_AMONG} people could "
        "have written it; what you write may still tell who you are."
    )


def _counted(asked: Asked | None) -> str:
    if asked is None:
        return "*What is counted:* nothing. Nobody is told that you checked in."
    told = LEARNED["who" if asked.tells_who else "nothing"]
    if asked.is_closed:
        return told
    until = f", if you answer before {moment(asked.counts_until)}" if asked.counts_until else ""
    return (
        f"{told} The two numbers and the topics count in averages over five people or more, "
        f"without your name{until}."
    )
