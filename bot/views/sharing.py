"""What a cohort or a coach reads of a check-in, because its author chose so."""

from collections.abc import Iterator

from bot.domain.answering import KEPT, LOADS, SUPPORTS
from bot.domain.notices import AnswerShared, AnswerSharedWithCoach, AnswersShared
from bot.domain.problems import PART, split
from bot.views import mrkdwn
from bot.views.blocks import Message, context, day, literal, section

_PARTS = 3
"""Sections of an answer that a message holds at most."""


def answers_shared(notice: AnswersShared) -> Message:
    """Open the thread in which a cohort reads what its members shared."""
    cohort = mrkdwn.line(notice.cohort, 150)
    question = mrkdwn.line(notice.question, 2000)
    text = f"*{cohort}* was asked: _{question}_"
    return Message(
        text,
        section(text),
        section("In the thread: what members chose to share of their answers."),
        context(
            "The order is drawn by chance. Everybody in this channel reads it; a facilitator of "
            "the cohort chose the channel. Please let it stay here."
        ),
    )


def answer_shared(notice: AnswerShared) -> Message:
    """Show one member's words, with their name or without."""
    who = f"<@{notice.author}>" if notice.author else "A member, without a name,"
    return Message(
        f"{who} shared an answer.",
        section(f"*{who}* writes:"),
        *(section(part) for part in _parts(notice.text)),
    )


def answer_shared_with_coach(notice: AnswerSharedWithCoach) -> Message:
    """Show a coach what their officer chose to share with them."""
    author = f"<@{notice.author}>"
    asked = f"\n_{mrkdwn.line(notice.question, 1500)}_" if notice.question else ""
    facts = list(_facts(notice))
    return Message(
        f"{author} shared a check-in with you.",
        section(f"{author} shared the check-in of {day(notice.answered_on)} with you.{asked}"),
        *(section(part) for part in _parts(notice.text)),
        *([section("\n".join(facts))] if facts else []),
        context(
            f"*Who sees it:* {author} and you. If {author} changes or deletes it, so does this "
            "message. It needs no answer; a word from you may do good."
        ),
    )


def _facts(notice: AnswerSharedWithCoach) -> Iterator[str]:
    if notice.load in LOADS:
        yield f"• The week was {LOADS[notice.load]}: {notice.load} of 5."
    if notice.support in SUPPORTS:
        yield f"• Support: {SUPPORTS[notice.support]}, {notice.support} of 5."
    if notice.before and notice.kept in KEPT:
        yield f"• Last time's intention: {mrkdwn.line(notice.before, 600)} ({KEPT[notice.kept]})"
    if notice.commitment:
        yield f"• By next time: {mrkdwn.line(notice.commitment, 600)}"


def _parts(text: str) -> Iterator[str]:
    """Cut somebody's words into sections; what a form takes fits, unless it is all escapes."""
    parts = split(text, start=PART)
    for number, part in enumerate(parts[:_PARTS], start=1):
        is_cut = number == _PARTS and len(parts) > _PARTS
        yield literal(part) + ("…" if is_cut else "")
