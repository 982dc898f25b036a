"""How a search for a mentor goes on, in words: to its author, to facilitators, to everybody."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.notices import AskingWentOn, CallOffered, EverybodyAsked, SearchWaits
from bot.domain.problems import PART, split
from bot.domain.topics import in_words, labels
from bot.views import mrkdwn
from bot.views.blocks import (
    Message,
    actions,
    button,
    context,
    day,
    modal,
    moment,
    quoted,
    section,
)
from bot.views.fields import text_field, typed
from bot.views.problem import HELP
from bot.views.request import titled

WITHDRAW_REQUEST = "withdraw_request"
SWITCH_PASSING = "switch_passing"
CALL = "open_call"
ANOTHER = "want_another"
CALL_FORM = "open_call_form"

LONGEST_CALL, _PARTS = 1500, 3
"""Characters of what everybody reads of a problem that only mentors read so far, and the parts that
even so many escapes take."""


def went_on(notice: AskingWentOn) -> Message:
    """Tell an author what became of a request, kindly, and what happens next."""
    text = " ".join(filter(None, (_since(notice), _next(notice))))
    return Message(text, section(text), *_call_button(notice.problem_id, shown=notice.may_call))


def search_waits(notice: SearchWaits) -> Message:
    """Tell a facilitator that a search has found nobody yet, and what they can do."""
    about = in_words(notice.topics)
    what = f"about {about}" if notice.title is None else titled(notice.title, notice.link)
    who = f"<@{notice.author}>" if notice.author else "A colleague"
    times = {0: "Nobody could be asked", 1: "One mentor was asked"}.get(
        notice.asked, f"{notice.asked} mentors were asked"
    )
    text = f"{who} is looking for a mentor: {what}. {times}, and nobody has said yes yet."
    topics = f"*Topics:* {about}"
    return Message(
        text,
        section(text),
        *([] if notice.title is None else [context(topics)]),
        section(_what_to_do(notice)),
        context(
            "Facilitators are told once for a search. "
            + ("" if notice.title else "Its words and its author are for the asked mentors alone.")
        ),
    )


def call_offered(notice: CallOffered) -> Message:
    """Ask an author whether everybody may be asked, once it took too long."""
    title = titled(notice.title, notice.link)
    told = "its title and topics" if notice.in_channel else "its topics, and nothing else of it"
    text = (
        f"Nobody has said yes to {title} yet, which says nothing about your question."
        f"{_still(notice)} Facilitators know now that a search waits: they read {told}."
    )
    ask = (
        f"If you want, I ask everybody in <#{notice.channel}>. First I show you what they would "
        "read; nothing is posted unless you say so."
    )
    return Message(f"{text} {ask}", section(text), section(ask), *_call_button(notice.problem_id))


def everybody_asked(notice: EverybodyAsked) -> Message:
    """Ask everybody in the channel, or say that it is over."""
    if not notice.is_open:
        text = "A colleague looked for help here. This call is over. Thank you."
        return Message(text, section(text))
    opening = _call_opening(notice)
    return Message(
        f"{opening} {mrkdwn.line(notice.words, 500)}".strip(),
        *call_blocks(notice),
        actions(
            button(HELP, "I can help", value=notice.problem_id, style="primary"),
        ),
        context("Only the author reads who offers. I post this because they asked me to."),
    )


def call_blocks(notice: EverybodyAsked) -> Iterator[Block]:
    """Show what everybody reads, in the post and in the form before it."""
    yield section(_call_opening(notice))
    for part in list(split(notice.words, start=PART, part=PART))[:_PARTS]:
        yield section(quoted(part))
    by = f"Needed by {day(notice.needed_by)}" if notice.needed_by else ""
    if about := " · ".join(filter(None, (by, ", ".join(labels(notice.topics))))):
        yield context(about)


def call_form(notice: EverybodyAsked, channel: str, *, words: str) -> View:
    """Show the author exactly what everybody would read, and in whose name, before they do.

    `words` begin the text of a problem that has no post; it is theirs to change.
    """
    name = (
        "with your name" if notice.author else "without your name; how you write may tell who it is"
    )
    return modal(
        "Ask everybody",
        section(f"I post this in <#{channel}>, {name}. Whoever can help offers it to you alone."),
        *call_blocks(notice),
        *([] if notice.title else [_words_field(words)]),
        callback=CALL_FORM,
        submit="Ask everybody",
        close="Not now",
        metadata=str(notice.problem_id),
    )


def _words_field(words: str) -> Block:
    return text_field(
        "words",
        "Your words, which everybody reads",
        initial=words,
        hint="Only mentors have read your question so far. Leave out what is not for all.",
        multiline=True,
        longest=LONGEST_CALL,
    )


def read_words(view: dict[str, Any]) -> str:
    return str(typed(view, "words"))


def called(channel: str) -> View:
    text = (
        f"It appears in <#{channel}> in a moment. When somebody offers to help, I tell you in our "
        "direct messages."
    )
    return modal("Everybody is asked", section(text))


def withdrawn() -> str:
    return (
        "Nobody is asked about this any more, and whoever was thinking about it knows. You can "
        "ask again whenever you like."
    )


def switched(*, passes_on: bool) -> str:
    if passes_on:
        return "If the answer is not now, or none comes in time, I ask the next who fits."
    return "From now on I ask nobody about this unless you choose them."


def wanted() -> str:
    return "I am looking for one more who fits, and tell you here whom I ask."


def _since(notice: AskingWentOn) -> str:
    title, who = titled(notice.title, notice.link), f"<@{notice.mentor}>"
    match notice.since:
        case "declined":
            return (
                f"{who} cannot take on {title} just now. That says nothing about you or your "
                "question."
            )
        case "passed":
            return f"{who} has not answered about {title} in time. A late yes still counts."
        case "left":
            return f"{who}, whom I asked about {title}, is no longer here."
        case "free":
            return f"You were in line with {title}, and now it is your turn."
        case "on":
            return f"I go on looking for a mentor for {title}."


def _next(notice: AskingWentOn) -> str:
    match notice.next:
        case "asked":
            until = f", who has until {moment(notice.answer_by)}" if notice.answer_by else ""
            return f"I am asking <@{notice.next_mentor}> now{until}."
        case "looking":
            return "I look for the next who fits, and tell you whom I ask."
        case "waiting":
            return (
                f"All who fit are busy just now: you are number {notice.place} in line. I ask the "
                "first of them who has room."
            )
        case "thinking":
            return "The other mentor who was asked is still thinking about it."
        case "choosing":
            return "You choose whom to ask next, in my message about it."
        case "nobody":
            told = "know that it waits" if notice.told else "hear of it if it stays so"
            return f"Nobody else fits and has room just now. Facilitators {told}."


def _still(notice: CallOffered) -> str:
    if notice.mentor is None:
        return ""
    until = f"still has until {moment(notice.answer_by)} to answer" if notice.answer_by else ""
    return f" <@{notice.mentor}> {until or 'is still thinking about it'}."


def _call_button(problem_id: int, *, shown: bool = True) -> list[Block]:
    return [actions(button(CALL, "Ask everybody", value=problem_id))] if shown else []


def _call_opening(notice: EverybodyAsked) -> str:
    who = f"<@{notice.author}>" if notice.author else "A colleague who gives no name"
    if notice.title:
        return (
            f"{who} still looks for somebody who can help with {titled(notice.title, notice.link)}"
        )
    return f"{who} looks for somebody who can help with this:"


def _what_to_do(notice: SearchWaits) -> str:
    write = f" Or write to <@{notice.author}>." if notice.author else ""
    return (
        "*What you can do:* tell a mentor you know that they are needed, or point somebody who "
        "could be one to `/mentor offer`. `/lantern people` shows who is paused or full."
        f"{write} I offer to ask everybody in the channel, if the author wants."
    )
