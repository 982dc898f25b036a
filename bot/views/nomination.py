"""Problems for an agenda: an author puts theirs there, or is asked to."""

from collections.abc import Sequence
from typing import Any

from slack_sdk.models.views import View

from bot.domain.convenings import LONGEST_TITLE, OnOffer
from bot.domain.notices.convenings import NominationWanted
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, modal, moment, section
from bot.views.fields import choice_field, choices_field, typed
from bot.views.problem import SHARE

NOMINATE_FORM, ASK_AUTHOR, ASK_FORM = "nominate_problems", "ask_author", "ask_author_form"
AGREE, DECLINE = "agree_nomination", "decline_nomination"
_MOST = 5
"""Problems that one author puts on one agenda."""
_UNNAMED = "Shared without your name, it stays so: I show its title, and nobody who wrote it."


def form(convening_id: int, title: str, own: Sequence[OnOffer]) -> View:
    """Build the form that `read` reads back."""
    if not own:
        return _nothing_to_nominate()
    choices = [(str(each.problem_id), each.title) for each in own[:100]]
    return modal(
        "Nominate a problem",
        section(
            f"For *{mrkdwn.line(title, LONGEST_TITLE * 2)}*. In a consultancy colleagues think "
            "about one problem together: you frame it, they ask, then discuss while you listen."
        ),
        choices_field(
            "problems",
            "Which of your open problems",
            choices,
            most=_MOST,
            initial=[str(each.problem_id) for each in own if each.chosen],
            hint="Take a choice away, and it leaves the agenda.",
            optional=True,
        ),
        context(
            "*Who sees it:* everybody who is invited sees the title on the agenda, with the link "
            f"to its post. {_UNNAMED} In the room it is yours to say whether it is you."
        ),
        callback=NOMINATE_FORM,
        submit="Save",
        close="Cancel",
        metadata=str(convening_id),
    )


def _nothing_to_nominate() -> View:
    none = "You have no open problem in the channel. Once you share one, it can be on the agenda."
    share = button(SHARE, "Share a problem of practice")
    return modal("Nominate a problem", section(none), actions(share))


def read(view: dict[str, Any]) -> tuple[int, list[int]]:
    """Read for which convening, and which problems."""
    return int(view["private_metadata"]), [int(each) for each in typed(view, "problems") or ()]


def saved(count: int) -> str:
    if not count:
        return "None of your problems is on the agenda."
    return "It is on the agenda." if count == 1 else f"All {count} are on the agenda."


ASKED = "I ask its author. Once they say yes, it is on the agenda."


def ask_form(value: str, offered: Sequence[OnOffer]) -> View:
    """Build the form in which who looks after a convening asks an author; `value` names it."""
    choices = [(str(it.problem_id), it.title) for it in offered if not it.chosen]
    if not choices:
        return modal(
            "Ask an author", section("There is no open problem whose author was not asked yet.")
        )
    return modal(
        "Ask an author",
        section(
            "I ask its author in private. It is on the agenda once they say yes; you are not told "
            "of a no. Nor are you told who wrote a problem that has no name."
        ),
        choice_field("problem", "Which problem", choices),
        callback=ASK_FORM,
        submit="Ask",
        close="Cancel",
        metadata=value,
    )


def read_ask(view: dict[str, Any]) -> tuple[str, int]:
    """Read which convening the form was opened for, and which problem."""
    return str(view["private_metadata"]), int(typed(view, "problem"))


def wanted(notice: NominationWanted) -> Message:
    """Ask an author, or show what they said."""
    problem = mrkdwn.link(notice.problem.link, mrkdwn.line(notice.problem.title, 200))
    title = mrkdwn.line(notice.title, LONGEST_TITLE * 2)
    at = f"*{title}*, {moment(notice.starts_at)}"
    if notice.agreed:
        text = f"“{problem}” is on the agenda of {at}."
    elif notice.agreed is False:
        text = f"“{problem}” stays off the agenda of {at}. Nobody is told."
    else:
        text = (
            f"A facilitator would like your problem “{problem}” on the agenda of {at}, for a "
            "consultancy: colleagues think about it together."
        )
    yes = button(AGREE, "Put it on the agenda", value=carry(notice))
    no = button(DECLINE, "Take it off" if notice.agreed else "Rather not", value=carry(notice))
    either = [no] if notice.agreed else [yes] if notice.agreed is False else [yes, no]
    unnamed = f" {_UNNAMED}" if notice.anonymous else ""
    return Message(
        text,
        section(text),
        actions(*either, block_id="nomination"),
        context(f"Everybody who is invited would see its title, with the link.{unnamed}"),
    )


def carry(notice: NominationWanted) -> str:
    """Name a convening and a problem in a button's value."""
    return f"{notice.convening_id}:{notice.problem_id}"


def carried(value: str) -> tuple[int, int]:
    """Read back what `carry` wrote."""
    convening_id, _, problem_id = value.partition(":")
    return int(convening_id), int(problem_id)
