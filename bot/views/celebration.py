"""Celebrate somebody: the form, the question to who is celebrated, and what the cohort sees."""

from collections.abc import Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.celebrations import (
    LONGEST_DID,
    LONGEST_NAME,
    Celebrated,
    CelebrationDraft,
    CohortWithChannel,
)
from bot.domain.notices.celebrations import CelebrationAsked, CelebrationShared
from bot.domain.problems import PART, split
from bot.views import mrkdwn
from bot.views.blocks import (
    Message,
    actions,
    button,
    confirm,
    context,
    divider,
    modal,
    quoted,
    section,
)
from bot.views.fields import choice_field, person_field, text_field, typed

CELEBRATE, FORM = "celebrate", "celebration"
AGREE, DECLINE, TAKE_BACK = "share_celebration", "decline_celebration", "take_back_celebration"
_TITLE = "Celebrate somebody"
_SHOWN = 10
_NO_CHANNEL = (
    "None of your cohorts has a channel in which I could share it. Who facilitates a cohort can "
    "choose one: `/cohort` names them."
)
_WHO_SEES = (
    "*Who sees it:* everybody in the cohort's channel, with your name. A member is asked first, in "
    "private; without their yes nobody sees it. You are not told of a no. Both of you can take it "
    "back at any time."
)


def form(cohorts: Sequence[CohortWithChannel], known: Sequence[Celebrated]) -> View:
    """Build the form that `read` reads back, with what was celebrated before below it."""
    if not cohorts:
        return modal(_TITLE, section(_NO_CHANNEL), *_known(known))
    return modal(
        _TITLE,
        *_whom(),
        text_field(
            "did",
            "What did they do?",
            multiline=True,
            longest=LONGEST_DID,
            placeholder="One thing, in a few sentences: what it was, and what came of it.",
        ),
        choice_field(
            "cohort",
            "Which cohort sees it",
            [(str(each.cohort_id), each.name) for each in cohorts[:100]],
            initial=str(cohorts[0].cohort_id) if len(cohorts) == 1 else None,
        ),
        context(_WHO_SEES),
        *_known(known),
        callback=FORM,
        submit="Send",
        close="Cancel",
    )


def read(view: dict[str, Any], *, by: str) -> CelebrationDraft:
    """Read what was typed; raise InvalidInput beside what needs another look."""
    cohort = typed(view, "cohort")
    return CelebrationDraft(
        by=by,
        cohort_id=int(cohort) if cohort else None,
        member=typed(view, "member") or None,
        name=typed(view, "name"),
        did=typed(view, "did"),
    )


def sent(draft: CelebrationDraft) -> str:
    if draft.member:
        return (
            f"I ask <@{draft.member}> first. With their yes it stands in the cohort's channel. "
            "`/cohort celebrate` lists it, and there you can take it back."
        )
    return (
        "It stands in the cohort's channel now. `/cohort celebrate` lists it, and there you can "
        "take it back."
    )


def asked(notice: CelebrationAsked) -> Message:
    """Ask who is celebrated, with the words as the cohort would see them; or show what became."""
    where = f"<#{notice.channel}>, the channel of {mrkdwn.line(notice.cohort, 150)}"
    text = {
        "asked": f"<@{notice.author}> celebrates you, and would like to share it in {where}.",
        "shared": f"You said yes: this stands in {where}.",
        "declined": "You would rather not. It is not shared, and nobody is told why.",
        "taken_back": "This was taken back. Nobody sees it in the channel any more.",
    }[notice.stand]
    if notice.stand == "taken_back":
        return Message(text, section(text))
    return Message(
        text,
        section(text),
        section(f"{_heading(notice.author, notice.partner, '')}\n{_quoted(notice.did)}"),
        *_answers(notice),
    )


def shared(notice: CelebrationShared) -> Message:
    """Show a cohort what somebody did."""
    heading = _heading(notice.author, notice.partner, notice.name)
    return Message(
        heading,
        section(f"{heading}\n{_quoted(notice.did)}"),
        context("`/cohort celebrate` celebrates somebody, or takes back what is about you."),
    )


def _whom() -> Iterator[Block]:
    """Ask for a member, or for a name."""
    member = person_field(
        "member",
        "Whom? A member of this workspace",
        hint="I ask them first, with the words as your cohort would see them.",
    )
    member.optional = True
    yield member
    yield text_field(
        "name",
        "Or somebody else, by name",
        optional=True,
        longest=LONGEST_NAME,
        hint="Please ask them first: I cannot. Never name a student.",
    )


def _answers(notice: CelebrationAsked) -> Iterator[Block]:
    number = notice.celebration_id
    if notice.stand == "asked":
        yield actions(
            button(AGREE, "Yes, share it", value=number, style="primary"),
            button(DECLINE, "Rather not", value=number),
            block_id="celebration",
        )
        yield context(
            "These are the words as the cohort would see them. Without your yes nobody sees them, "
            "and nobody is told that you said no. You can take it back later."
        )
    elif notice.stand == "declined":
        yield actions(button(AGREE, "Share it after all", value=number), block_id="celebration")
    else:
        yield actions(_take_back(number, "it"), block_id="celebration")


def _heading(author: str, member: str | None, name: str) -> str:
    who = f"<@{member}>" if member else f"*{mrkdwn.line(name, LONGEST_NAME * 2)}*"
    return f"<@{author}> celebrates {who}:"


def _quoted(did: str) -> str:
    start, *rest = split(did, start=PART // 2) or [""]
    return quoted(f"{start.rstrip()}…" if rest else start)


def _known(known: Sequence[Celebrated]) -> Iterator[Block]:
    if not known:
        return
    yield divider()
    yield section("*Yours, and about you*")
    for each in known[:_SHOWN]:
        who = f"<@{each.partner}>" if each.partner else mrkdwn.line(each.name, LONGEST_NAME * 2)
        about = f"of {who}" if each.mine else "of you"
        stands = "in the channel" if each.is_shared else "not shared"
        yield section(
            f"{mrkdwn.line(each.did, 150)}\n{about}, {stands}",
            accessory=_take_back(each.celebration_id, each.did),
        )


def _take_back(number: int, did: str) -> Any:
    return button(
        TAKE_BACK,
        "Take it back",
        value=number,
        label=f"Take it back: {did}",
        confirm=confirm(
            "Take it back?",
            "It leaves the channel, and I forget the words. Nobody is told.",
            yes="Take it back",
            no="Leave it",
        ),
    )
