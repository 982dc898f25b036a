"""How `/guidance` is used, and the guided sets that can be begun there."""

from collections.abc import Sequence

from slack_sdk.models.blocks import Block

from bot.domain.guidance import GUIDES, Entry
from bot.views.blocks import Message, actions, button, context, section
from bot.views.piece_card import READ

CONTRIBUTE = "contribute_guidance"

_USAGE = """\
`/guidance` looks into the network's library, for you alone.
• `/guidance our board wants the word equity gone` shows up to five pieces that fit, or says that \
none does.
• `/guidance pushback`, or another of the network's topics, shows all that there is on it.
• *Find guidance*, in the menu of any message, takes the message as the question.
• `/guidance add` opens the form in which you contribute a piece. Facilitators read it first.
• *Save as guidance*, in the menu of any message, opens that form with the message's words.
• `/guidance digest` is your choice of a monthly message on what is new.
• `/guidance help` shows this."""
_FACILITATORS = (
    "• *For facilitators:* `/guidance law` marks pieces whose law may have changed in a state."
)


def usage(sets: Sequence[Sequence[Entry]], *, facilitates: bool) -> Message:
    """Say how it is used. `sets` are the guided sets that are there, each with its steps."""
    used = f"{_USAGE}\n{_FACILITATORS}" if facilitates else _USAGE
    return Message(
        used,
        section(used),
        *(_guided(steps) for steps in sets if steps),
        actions(button(CONTRIBUTE, "Contribute")),
        context("Only you see this."),
    )


def _guided(steps: Sequence[Entry]) -> Block:
    first = steps[0].piece
    name = GUIDES.get(first.guide or "") or "Guided set"
    return section(
        f"*{name}*: {len(steps)} steps, read one after the other",
        accessory=button(READ, "Begin", value=first.slug, label=f"Begin {name}: {first.title}"),
    )
