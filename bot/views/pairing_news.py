"""What coaches, mentors and officers are told of going a longer way together."""

from datetime import date

from slack_sdk.models.blocks import Block

from bot.domain.notices import (
    FacilitatorWanted,
    GoalsTouched,
    KeepGoingDeclined,
    KeepGoingProposed,
    PairingAsked,
    PairingBegan,
    PairingChanged,
    PairingEnded,
    PairingEndsSoon,
)
from bot.domain.pairings import RHYTHMS
from bot.views import mrkdwn
from bot.views.blocks import Message, actions, button, confirm, context, day, section
from bot.views.coaching import OPEN_COACHING, TERMS

AGREE = "agree_keep_going"
NOT_NOW = "decline_keep_going"
WELL = "pairing_goes_well"
CHANGE = "pairing_should_change"
END_ASKED = "end_pairing_asked"


def began(notice: PairingBegan) -> Message:
    """Tell one of the two who they go with from now on, and what it means."""
    text = f"{_beginning(notice)} You talk {_terms(notice.rhythm, notice.ends_on)}."
    facilitators = "Facilitators see that you are paired, and nothing of your goals. "
    return Message(
        text,
        section(text),
        section(
            "*A first step:* write to each other and find a time. Then set one or two goals, "
            "which either of you can add, change and mark as reached."
        ),
        _open(notice.pairing_id),
        context(
            f"*Who sees it:* goals and notes are for the two of you alone. "
            f"{facilitators if notice.pairing == 'coaching' else ''}Either of you can end it, "
            "without a reason."
        ),
    )


def changed(notice: PairingChanged) -> Message:
    text = (
        f"<@{notice.other}> changed how long or how often you two talk: it is now "
        f"{_terms(notice.rhythm, notice.ends_on)}. If that does not suit you, talk about it, or "
        "change it yourself."
    )
    return Message(text, section(text), _open(notice.pairing_id))


def ends_soon(notice: PairingEndsSoon) -> Message:
    text = (
        f"Your {notice.pairing} with <@{notice.other}> ends on {day(notice.ends_on)}, by itself. "
        "If you both want to go on, set a later day."
    )
    return Message(
        text,
        section(text),
        actions(
            button(TERMS, "Set a later day", value=notice.pairing_id),
            button(OPEN_COACHING, "Goals", value=notice.pairing_id),
        ),
    )


def ended(notice: PairingEnded) -> Message:
    """Tell one of the two that it has ended; never why, where that is somebody's own reason."""
    other = f"<@{notice.other}>"
    text = {
        "other": f"{other} has ended your {notice.pairing}, with thanks for the time you gave each "
        "other. It needs no answer.",
        "facilitator": f"A facilitator has ended your {notice.pairing} with {other}. Questions are "
        "welcome: my Home tab names the facilitators.",
        "time": f"Your {notice.pairing} with {other} has come to its end, as you had set it. Thank "
        "you for the time you gave each other.",
        "left": f"{other} has left the network, so your {notice.pairing} has ended.",
        "closed": f"Your {notice.pairing} with {other} has ended.",
    }[notice.why]
    return Message(
        text,
        section(text),
        actions(button(OPEN_COACHING, "Goals", value=notice.pairing_id)),
        context(
            f"Your goals and notes can be read until {day(notice.forgotten_on)}; then I forget "
            "them."
        ),
    )


def asked(notice: PairingAsked) -> Message:
    """Ask the officer, privately, how it is going; or show what they answered."""
    other = f"<@{notice.other}>"
    match notice.state:
        case "open":
            text = f"How is it going with {other}, in your {notice.pairing}?"
            return Message(
                text,
                section(text),
                _answers(notice),
                context(
                    "Only you see this. Neither of the first two answers is told to anybody, and "
                    "I keep no answer. *End it kindly* tells the other that it has ended, without "
                    "a reason."
                ),
            )
        case "well":
            text = f"You said that it goes well with {other}. Good to hear. I ask again in a while."
        case "ended":
            text = f"You ended your {notice.pairing} with {other}, and I told them kindly."
    return Message(text, section(text))


def facilitator_wanted(notice: FacilitatorWanted) -> Message:
    text = (
        f"<@{notice.author}> would like to talk with a facilitator about their {notice.pairing} "
        f"with <@{notice.other}>. Please write to <@{notice.author}>. I know no more than that, "
        f"and <@{notice.other}> does not know of it."
    )
    return Message(text, section(text))


def goals_touched(notice: GoalsTouched) -> Message:
    text = f"<@{notice.other}> left something new among your goals. Only you two see it."
    return Message(text, section(text), _open(notice.pairing_id))


def proposed(notice: KeepGoingProposed) -> Message:
    """Ask whether somebody would like to keep going together; or show what they answered."""
    who = f"<@{notice.other}>" if notice.other else "The author, who gave no name,"
    match notice.state:
        case "agreed":
            text = "You agreed to keep going together. My next message has the rest."
            return Message(text, section(text))
        case "declined":
            text = "You answered *Not now*, and I passed it on kindly."
            return Message(text, section(text))
    about = f" after your talk about *{mrkdwn.line(notice.title, 150)}*" if notice.title else ""
    text = (
        f"{who} would like to keep going together with you{about}: "
        f"{_terms(notice.rhythm, notice.ends_on)}."
    )
    return Message(
        text,
        section(text),
        *_what_agreeing_shows(notice),
        actions(
            button(AGREE, "Agree", value=notice.proposal_id, style="primary"),
            button(NOT_NOW, "Not now", value=notice.proposal_id),
        ),
        context("*Not now* needs no reason. I tell them kindly."),
    )


def declined(notice: KeepGoingDeclined) -> Message:
    who = f"<@{notice.other}>" if notice.other else "The author"
    about = f" after your talk about *{mrkdwn.line(notice.title, 150)}*" if notice.title else ""
    text = (
        f"{who} does not take up your proposal to keep going together{about} just now. That says "
        "nothing about the talk you had."
    )
    return Message(text, section(text))


def _beginning(notice: PairingBegan) -> str:
    other = f"<@{notice.other}>"
    if notice.sender:
        by = f"<@{notice.sender}>, a facilitator, has brought you together: "
        return f"{by}you coach {other}." if notice.is_guide else f"{by}{other} is your coach."
    if notice.title:
        return (
            f"The author of *{mrkdwn.line(notice.title, 150)}* is {other}, who agreed that you see "
            "their name. You two keep going together."
        )
    return f"You and {other} agreed to keep going together."


def _what_agreeing_shows(notice: KeepGoingProposed) -> list[Block]:
    if notice.shows_name:
        return [
            section(
                f"*You gave no name in that talk.* <@{notice.other}> does not know who you are. "
                "*If you agree, I show them your name:* a longer mentorship cannot go through me. "
                "Nobody else sees it. If you would rather stay without a name, answer *Not now*."
            )
        ]
    if notice.other is None:
        return [section("*If you agree, you see each other's names.* The author knows that.")]
    return []


def _answers(notice: PairingAsked) -> Block:
    value = f"{notice.pairing_id}:{notice.asked_on}"
    return actions(
        button(WELL, "Going well", value=value),
        button(CHANGE, "Something should change", value=notice.pairing_id),
        button(
            END_ASKED,
            "End it kindly",
            value=value,
            confirm=confirm(
                "End it?",
                "I tell the other that it has ended, with thanks and without a reason.",
                yes="End it kindly",
                no="Keep going",
            ),
        ),
    )


def _terms(rhythm: str, ends_on: date | None) -> str:
    often = RHYTHMS.get(rhythm, RHYTHMS["as_needed"]).lower()
    return f"{often}, until {day(ends_on)}" if ends_on else often


def _open(pairing_id: int) -> Block:
    return actions(button(OPEN_COACHING, "Goals", value=pairing_id))
