"""The offer of help after heavy weeks, in words that were chosen with care and stay the same."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.care import PIECES
from bot.domain.notices import CareOffered, CoachTold
from bot.views.blocks import Message, actions, button, context, modal, section
from bot.views.finding import WRITE_DOWN, carry
from bot.views.piece_card import READ
from bot.views.round import MEET

TELL_COACH = "care_tell_coach"
NOT_NOW = "care_not_now"
TELL_FORM = "care_tell_coach_form"

_PROFESSIONAL = (
    "*Professional help, in the US:* your district's employee assistance program (EAP) gives "
    "short, confidential counseling, usually free; human resources has the number. *Call or text "
    "988* at any hour, for any kind of crisis. In danger, call 911."
)
_NO_SERVICE = "I am a program, not a crisis service, and no person reads along."


def offered(notice: CareOffered) -> Message:
    """Offer help to who had heavy weeks, or show what became of the offer."""
    if notice.state == "put_away":
        text = "You put this away. It stays here, should you want it."
        return Message(text, section(text), section(_PROFESSIONAL), context(_NO_SERVICE))
    text = (
        "You told me of heavy weeks, three in a row. That can happen to anybody who does this "
        "work, and nobody needs to carry it alone. Here is who and what may help, if you like."
    )
    is_told = notice.state == "told" and notice.coach
    quiet = "I told nobody else" if is_told else "I told nobody"
    told = f"I told <@{notice.coach}>, your coach, that weeks were heavy. Nothing else."
    return Message(
        text,
        section(text),
        _people(),
        *_pieces(),
        section(_PROFESSIONAL),
        *([section(told)] if is_told else []),
        *([_ends(notice)] if notice.state == "open" else []),
        context(
            f"*Who sees this:* only you. {quiet}, and count it nowhere. {_NO_SERVICE}",
            "I make this offer once, and again at the earliest in eight weeks.",
        ),
    )


def coach_told(notice: CoachTold) -> Message:
    """Tell a coach what their officer wanted them to know, word for word as the officer saw it."""
    text = words_for_coach(notice.author)
    return Message(text, section(text))


def words_for_coach(author: str) -> str:
    return (
        f"<@{author}> asked me to tell you that the last weeks were heavy, and would like you to "
        "know. I know no more than that, and have told nobody else. A word from you may do good: "
        f"please write to <@{author}>."
    )


def tell_form(offer_id: int, *, coach: str, author: str) -> View:
    """Show exactly what the coach will read, before it is sent."""
    return modal(
        "Tell my coach",
        section(f"<@{coach}> gets this direct message from me, and nothing else:"),
        section(f">{words_for_coach(author)}"),
        context("Not your answers, nor your numbers. Nobody else is told."),
        callback=TELL_FORM,
        submit="Send it",
        close="Do not send",
        metadata=f"{offer_id}:{coach}",
    )


def read_tell(view: dict[str, Any]) -> tuple[int, str]:
    """Read which offer it is about, and whom the form named."""
    offer_id, _, coach = view["private_metadata"].partition(":")
    return int(offer_id), coach


def coach_knows(coach: str) -> str:
    return f"I am telling <@{coach}> now, in the words that you saw. Nobody else is told."


def _people() -> Block:
    return actions(
        button(WRITE_DOWN, "Find a mentor", value=carry("", "")),
        button(MEET, "Meet a peer"),
        block_id="care_people",
    )


def _pieces() -> Iterator[Block]:
    for slug, line in PIECES.items():
        yield section(line, accessory=button(READ, "Read", value=slug, label=f"Read: {line}"))


def _ends(notice: CareOffered) -> Block:
    buttons = [button(NOT_NOW, "Not now", value=notice.offer_id)]
    if notice.coach:
        buttons.insert(0, button(TELL_COACH, "Tell my coach", value=notice.offer_id))
    return actions(*buttons, block_id="care_ends")
