"""What Lantern wrote to a member unasked: the last of it in Home, all of it in a modal."""

from collections.abc import Iterator, Sequence

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.unasked import ABOUT, REASONS, Told, Waiting
from bot.views import library_digest, refusals
from bot.views.away import PAUSE
from bot.views.blocks import actions, button, context, divider, header, modal, moment, section
from bot.views.checkin import SETTINGS

OPEN_TOLD = "open_told"

_OWN = {"supports_invited": "an invitation to look at the five supports"}
"""What facilitators are told of in other words, where Slack refuses it."""
SHOWN = 40
"""How much of it is listed."""
_TITLE = "What I sent you"
_RULE = (
    "Of my own accord I write to you at most once on a working day of yours, in your working "
    "hours, and not while you are away. What comes in answer to something you did, and what "
    "somebody waits for you with, comes at once and is not listed here. Only you see this list: "
    "it says what I sent and when, never what it said."
)


def in_home(told: Sequence[Told]) -> Iterator[Block]:
    """Show the last few, with the way to all of them; 1 block."""
    lines = [f"{_what(each.what)} · {moment(each.at)}" for each in told]
    yield section(
        "\n".join([f"*{_TITLE}*", *(lines or ["Nothing yet that you had not asked for."])]),
        accessory=button(OPEN_TOLD, "All of it", label="All that I sent you or told about you"),
    )


def everything(told: Sequence[Told], waiting: Sequence[Waiting]) -> View:
    """Say what was sent, when and why, what waits, and how to have less of it."""
    return modal(
        _TITLE,
        section(_RULE),
        *_waiting(waiting),
        divider(),
        header("Sent to you, or told about you"),
        *(map(_entry, told[:SHOWN]) if told else [section("Nothing in the last 90 days.")]),
        divider(),
        header("To have less of it"),
        *_less(),
        callback=OPEN_TOLD,
    )


def _waiting(waiting: Sequence[Waiting]) -> Iterator[Block]:
    if not waiting:
        return
    yield divider()
    yield header("Waits for its turn")
    for each in waiting[:SHOWN]:
        when = f"not before {moment(each.until)}" if each.until else "as soon as you are at work"
        yield section(f"*{_what(each.kind)}*\n{_why(each.kind)} It comes {when}.")


def _entry(told: Told) -> Block:
    return section(f"*{_what(told.what)}* · {moment(told.at)}\n{_why(told.what)}")


def _less() -> Iterator[Block]:
    yield section(
        "For a while without any of it, pause me until a day that you choose. The weekly question "
        "and its reminders, and the news of the library, you change or turn off for good."
    )
    yield actions(
        button(PAUSE, "Pause until…", value=0),
        button(SETTINGS, "Weekly question"),
        button(library_digest.OPEN_CHOICE, "News of the library"),
    )
    yield context("Your working hours are in *My district and my week*, in my Home tab.")


def _what(what: str) -> str:
    about = ABOUT.get(what)
    words = about.what if about else _OWN.get(what) or refusals.KINDS.get(what, "a message")
    return f"{words[0].upper()}{words[1:]}"


def _why(what: str) -> str:
    return REASONS.get(what, "It is from an earlier version of me.")
