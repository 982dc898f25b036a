"""Something was wrong: the form that names who alone will read it, and what they then get."""

import json
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.conversations import Hearing, Told
from bot.domain.notices import ConcernRaised
from bot.domain.problems import split
from bot.views.blocks import Message, context, modal, quoted, section
from bot.views.fields import radio_field, text_field, typed

CONCERN_FORM = "concern"
_YES, _NO = "yes", "no"
_TITLE = "Something was wrong"
_STOPPED = (
    "It is stopped. I never match the two of you again, and the other side hears only that the "
    "conversation has ended."
)


_LONGEST = 2000
"""Characters, so that one message holds them all, however they are escaped."""


def form(hearing: Hearing, *, words: str = "", changed: bool = False) -> View:
    """Name who will read it before anything is sent; or say honestly that nobody can."""
    if hearing.reader is None:
        return _nobody()
    metadata = {"request": hearing.request_id, "reader": hearing.reader}
    new = [section("*Somebody else hears this now; please look at the name.*")] if changed else []
    return modal(
        _TITLE,
        section(_STOPPED),
        *new,
        section(_who_reads(hearing)),
        text_field(
            "words",
            "What happened, if you like to say",
            multiline=True,
            optional=True,
            initial=words or None,
            longest=_LONGEST,
        ),
        *_naming(hearing),
        context("You can also close this form: it stays stopped, and nobody is told."),
        callback=CONCERN_FORM,
        submit="Send",
        close="Send nothing",
        metadata=json.dumps(metadata),
    )


def read(view: dict[str, Any]) -> Told:
    named = json.loads(view["private_metadata"])
    return Told(
        request_id=named["request"],
        reader=named["reader"],
        words=str(typed(view, "words")),
        may_be_named=typed(view, "named") == _YES,
    )


def sent(reader: str) -> View:
    return modal(
        "Thank you",
        section(f"<@{reader}> has it, and nobody else. You can write to them yourself as well."),
    )


def raised(notice: ConcernRaised) -> Message:
    """Tell the one who hears it."""
    who = f"<@{notice.raised_by}>" if notice.raised_by else "An author who gave no name"
    about = f"<@{notice.about}>" if notice.about else "an author who gave no name"
    news = (
        f"{who} tells you, in confidence, that something was wrong in a conversation with {about}."
    )
    written = [section(quoted(part)) for part in split(notice.words[:_LONGEST])]
    return Message(
        news,
        section(news),
        *(written or [section("They wrote no more than that.")]),
        context(
            "Only you are told. The conversation is stopped and the two are never matched again; "
            f"the other side knows only that it has ended. {_WAY[notice.raised_by is not None]}"
        ),
    )


_WAY = {
    True: "Please write to who told you before you do anything else.",
    False: "They chose not to tell you who they are, so you cannot answer them through me.",
}


def _who_reads(hearing: Hearing) -> str:
    reader = f"<@{hearing.reader}>"
    what = (
        f"{reader} hears in confidence when something was wrong."
        if hearing.is_ombuds
        else f"{reader} is a facilitator: no ombuds person is there who is not part of it."
    )
    learns = {
        None: "They learn who you are, who the other is, and what you write here.",
        "other": "They learn who you are and what you write here. The other gave no name, and "
        f"stays without one for {reader} too.",
        "writer": "They learn who the other is and what you write here, and who you are only if "
        "you choose so.",
    }[hearing.unnamed]
    return f"*Who will read this:* {reader}, and nobody else. {what} {learns}"


def _naming(hearing: Hearing) -> list[Block]:
    if hearing.unnamed != "writer":
        return []
    return [
        radio_field(
            "named",
            "May they know who you are?",
            [(_NO, "No, I stay without a name"), (_YES, "Yes, so that they can answer me")],
            initial=_NO,
            hint="Whom you talked with never learns it from me, whatever you choose.",
        )
    ]


def _nobody() -> View:
    return modal(
        _TITLE,
        section(_STOPPED),
        section(
            "There is nobody here whom I can pass more on to: everybody who hears such things in "
            "this network is part of it. I am sorry."
        ),
        section(
            "What you can do: talk with somebody you trust outside this conversation, such as "
            "another member, your own district's counsel or whoever invited you to this network. "
            "In Slack, an owner of the workspace can act on messages and accounts."
        ),
    )
