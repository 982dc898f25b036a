"""A member's own settings in their Home: their district and week, and their mentoring."""

from collections.abc import Iterator

from slack_sdk.models.blocks import Block, DatePickerElement, PlainTextObject

from bot.domain.members import REGIONS, SECTORS, SETTINGS, SIZES, About
from bot.domain.mentors import Offer
from bot.domain.profile import Profile
from bot.domain.states import STATES
from bot.domain.topics import in_words
from bot.views import mrkdwn
from bot.views.blocks import actions, button, context, day, section
from bot.views.mentor import ABOUT, OFFER

PAUSE = "pause_mentoring"
RESUME = "resume_mentoring"
PAUSE_UNTIL = "pause_mentoring_until"

_TOPICS = 500
"""Characters."""


def in_home(profile: Profile, *, thanks: int = 0) -> Iterator[Block]:
    """Show what they told and offer, with the ways to change it; at most 5 blocks.

    `thanks`: how often they were thanked, which nobody else is told.
    """
    yield section(
        f"*My district and my week*\n{_district(profile.about)}",
        accessory=button(ABOUT, "Change", label="Change my district and my week"),
    )
    yield section(
        f"*Mentoring*\n{_mentoring(profile.offer)}",
        accessory=button(OFFER, "Change", label="Change my mentoring"),
    )
    if profile.offer and profile.offer.paused:
        back = button(RESUME, "I'm back", label="I'm back: suggest me as a mentor again")
        yield actions(back, _until(profile.offer))
    elif profile.offer:
        yield actions(button(PAUSE, "Pause mentoring"))
    if thanks:
        yield context(f"{_thanked(thanks)} Only you see this.")


def _district(about: About) -> str:
    told = about.district
    known = [
        SETTINGS.get(told.setting or ""),
        SIZES.get(told.size or ""),
        STATES.get(about.state or "") or REGIONS.get(told.region or ""),
        SECTORS.get(told.sector or ""),
    ]
    return (
        " · ".join(filter(None, known)) or "Not told. It helps to find mentors who know the like."
    )


def _mentoring(offer: Offer | None) -> str:
    if offer is None:
        return "You do not mentor at present."
    topics = mrkdwn.line(in_words(offer.topics), _TOPICS)
    if not offer.paused:
        return f"You mentor on {topics}."
    if offer.paused_until:
        return (
            f"Paused until {day(offer.paused_until)}, and back by itself on that day: nobody is "
            f"told that you mentor on {topics}."
        )
    return f"Paused until you say that you are back: nobody is told that you mentor on {topics}."


def _until(offer: Offer) -> DatePickerElement:
    return DatePickerElement(
        action_id=PAUSE_UNTIL,
        placeholder=PlainTextObject(text="Back on"),
        initial_date=offer.paused_until.isoformat() if offer.paused_until else None,
    )


def _thanked(times: int) -> str:
    return f"Colleagues thanked you {'once' if times == 1 else f'{times} times'}."
