"""After a convening: was it worth your time, and what those who were there thought."""

from collections.abc import Iterator
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.convenings import LONGEST_TITLE, LONGEST_WORDS, USEFUL
from bot.domain.disclosure import FEWEST
from bot.domain.notices.convenings import WorthAsked, WorthTold
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, context, modal, section
from bot.views.fields import radio_field, text_field, typed

WORTH, WORTH_FORM = "convening_worth", "convening_worth_form"
_SHOWN = 15
_WHO_SEES = (
    f"*Who sees it:* nobody sees who said what. Those who look after it get an average if {FEWEST} "
    f"people or more answer, and the words, without names and in an order drawn by chance, if "
    f"{FEWEST} or more write some. After a week I forget what each of you said."
)


def worth_asked(notice: WorthAsked) -> Message:
    """Ask whether it was worth somebody's time, or show what they said."""
    title = mrkdwn.line(notice.title, LONGEST_TITLE * 2)
    if notice.useful in USEFUL:
        text = f"Thank you. You said of *{title}*: {notice.useful} of 5."
    elif notice.is_over:
        text = f"*{title}* is summed up. There is nothing left to do here."
    else:
        text = f"You were at *{title}*. Was it worth your time?"
    if notice.is_over:
        return Message(text, section(text))
    label = "Change it" if notice.useful in USEFUL else "Answer"
    return Message(
        text,
        section(text),
        actions(button(WORTH, label, value=notice.convening_id), block_id="convening_worth"),
        context(_WHO_SEES),
    )


def worth_form(convening_id: int, title: str, *, useful: int | None, words: str) -> View:
    """Build the form that `read_worth` reads back."""
    choices = [(str(value), text) for value, text in USEFUL.items()]
    chosen = str(useful) if useful in USEFUL else None
    mark = radio_field("useful", "Was it worth your time?", choices, initial=chosen)
    mark.optional = False
    return modal(
        "After the convening",
        section(f"*{mrkdwn.line(title, LONGEST_TITLE * 2)}*"),
        mark,
        text_field(
            "words",
            "One thing that you take with you",
            initial=words,
            multiline=True,
            optional=True,
            longest=LONGEST_WORDS,
            hint="Those who look after it may read it, without your name.",
        ),
        context(_WHO_SEES),
        callback=WORTH_FORM,
        submit="Send",
        close="Cancel",
        metadata=str(convening_id),
    )


def read_worth(view: dict[str, Any]) -> tuple[int, int, str]:
    """Read of which convening, the number, and the words."""
    useful = typed(view, "useful")
    return int(view["private_metadata"]), int(useful or 0), typed(view, "words")


def worth_told(notice: WorthTold) -> Message:
    """Tell who looks after a convening what those who were there thought."""
    title = mrkdwn.line(notice.title, LONGEST_TITLE * 2)
    text = (
        f"*{title}* was worth {notice.average:g} of 5 to those who came, the average over "
        f"{notice.people} people."
    )
    return Message(
        text,
        section(text),
        *_words(notice),
        context(
            "Without names, and in an order drawn by chance. Who said what is forgotten now, by "
            "me too. Please let it stay with those who look after it."
        ),
    )


def _words(notice: WorthTold) -> Iterator[Block]:
    if not notice.words:
        yield section(f"Fewer than {FEWEST} people wrote what they take with them: none is shown.")
        return
    yield section("*What they take with them*")
    for each in notice.words[:_SHOWN]:
        yield section(f">{mrkdwn.line(each, 550)}")
    if hidden := len(notice.words) - len(notice.words[:_SHOWN]):
        yield context(f"and {hidden} more, which I leave out for length.")
