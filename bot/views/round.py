"""What a member chooses about rounds of pairs: in Home, and in the form behind it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.errors import InvalidInput
from bot.domain.peers import WISHES, PeerChoices
from bot.views.blocks import actions, button, context, day, modal, section
from bot.views.fields import date_field, radio_field, typed

MEET = "meet_a_peer"
BACK = "peers_i_am_back"
MEET_FORM = "peer_choices"

_TAKES_PART = (("yes", "Yes, bring me together with somebody"), ("no", "No, leave me out"))
_ANYBODY = "anybody"


def in_home(chosen: PeerChoices) -> Iterator[Block]:
    """Show what a member chose, and the way to change it."""
    label = "Change" if chosen.takes_part else "Meet a peer"
    yield section(
        f"*Meet a peer*\n{_stand(chosen)}",
        accessory=button(MEET, label, label="Meet a peer: choose whether and whom"),
    )
    if chosen.takes_part and chosen.paused_until:
        yield actions(button(BACK, "I am back", label="I am back: let me meet peers again"))


def form(chosen: PeerChoices) -> View:
    """Build the form that `read` reads back, with what the member chose before."""
    return modal(
        "Meet a peer",
        section(
            "From time to time a facilitator brings members together in pairs, for one talk with "
            "a colleague in the same job: never from your own district, and not the same one "
            "again for a while. You take part only if you say so here."
        ),
        radio_field(
            "takes_part", "Do you take part?", _TAKES_PART, initial=_part(chosen, new="yes")
        ),
        radio_field(
            "wish",
            "Whom would you like to meet?",
            [(_ANYBODY, "Anybody in the same job"), *WISHES.items()],
            initial=chosen.wish or _ANYBODY,
            hint="I try. It counts most, beside who is there.",
        ),
        date_field("paused_until", "Leave me out until (optional)", initial=chosen.paused_until),
        context(
            "*Who sees it:* facilitators see with whom you are paired in a round, and how many "
            "take part. Your partner reads why I thought of you two: a topic you both work on, "
            "regions, years in the role, hours in which both of you work, as far as you told me. "
            "Nobody else sees your choices."
        ),
        callback=MEET_FORM,
        submit="Save",
        close="Cancel",
    )


def read(view: dict[str, Any], *, today: date) -> PeerChoices:
    """Read what was chosen; raise InvalidInput beside a day that is over."""
    given, wish = typed(view, "paused_until"), typed(view, "wish")
    until = date.fromisoformat(given) if given else None
    if until and until <= today:
        raise InvalidInput(paused_until="Choose a day to come, or leave it empty.")
    return PeerChoices(
        takes_part=typed(view, "takes_part") == "yes",
        paused_until=until,
        wish=wish if wish in WISHES else None,
    )


def saved(chosen: PeerChoices) -> View:
    """Confirm it, in the form's place."""
    if not chosen.takes_part:
        text = "You take part in no round of pairs. You are welcome back whenever it suits you."
    elif chosen.paused_until:
        text = f"Saved. I leave you out until {day(chosen.paused_until)}."
    else:
        text = (
            "Saved. In the next round I bring you together with somebody in a group message, and "
            "I ask you a week later whether you met. If I have nobody for you, I tell you."
        )
    return modal("Meet a peer", section(text))


def _part(chosen: PeerChoices, *, new: str) -> str:
    """Choose for who opens the form to begin what they came for."""
    return "yes" if chosen.takes_part else new


def _stand(chosen: PeerChoices) -> str:
    if not chosen.takes_part:
        return (
            "You take part in no round of pairs. If you do, I bring you together with a colleague "
            "in the same job from time to time."
        )
    if chosen.paused_until:
        return f"You take a break from rounds of pairs until {day(chosen.paused_until)}."
    wish = WISHES.get(chosen.wish or "")
    wanted = f" You asked for: {wish[0].lower()}{wish[1:]}." if wish else ""
    return f"You take part in rounds of pairs.{wanted}"
