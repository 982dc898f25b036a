"""The modals in which facilitators see the people of their network, and give roles."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from slack_sdk.models.blocks import Block, UserSelectElement
from slack_sdk.models.views import View

from bot.domain.people import Listed, Mentoring
from bot.domain.roles import GIVEN, MEANS
from bot.views.blocks import actions, button, context, day, modal, section
from bot.views.fields import checks_field, typed
from bot.views.paging import Page, doors

PICK = "pick_person"
PERSON = "open_person"
PAGE = "people_page"
INVITE = "invite_to_mentor"
PERSON_FORM = "person"

_AT_ONCE = 10
"""People on a page."""
_FOLLOWS = (
    "Everybody may ask as an officer, and who offers to mentor is a mentor: that follows from "
    "what people do. You give the other roles. Only facilitators see this."
)


def roster(everyone: Sequence[Listed], number: int = 0) -> View:
    """Show a page of mentors and who has a role, in the order given."""
    page = Page.of(everyone, number, _AT_ONCE)
    pick = UserSelectElement(action_id=PICK, placeholder="Choose a member")
    return modal(
        "People",
        section("Give somebody a role, or invite them to mentor:", accessory=pick),
        *(_line(each) for each in page.entries),
        *doors(page, PAGE),
        context(_FOLLOWS),
        metadata=str(page.number),
    )


def _line(listed: Listed) -> Block:
    change = button(PERSON, "Open", value=listed.member, label="Open this person's roles")
    return section(f"<@{listed.member}>\n{_stand(listed)}", accessory=change)


def person(listed: Listed, *, page: int) -> View:
    """Build the form of one member's roles, which `read_person` reads back.

    `page`: the one that it was opened from.
    """
    return modal(
        "Roles",
        section(f"<@{listed.member}>\n{_stand(listed)}"),
        checks_field(
            "roles",
            "Roles",
            [(name, label, MEANS[name]) for name, label in GIVEN.items()],
            initial=listed.roles,
            hint="They are told of a change, and that it was you. Facilitators see who has which.",
        ),
        *_invitation(listed),
        context(_FOLLOWS),
        callback=PERSON_FORM,
        submit="Save",
        close="Back",
        metadata=f"{listed.member}:{page}",
    )


def _invitation(listed: Listed) -> Iterator[Block]:
    if listed.mentoring or not listed.here:
        return
    if listed.invited_on:
        yield context(
            f"Invited to mentor on {day(listed.invited_on)}. Once a month is enough: they decide."
        )
        return
    yield actions(button(INVITE, "Invite to mentor", value=listed.member))
    yield context("They get a direct message from me that says you invite them, and decide freely.")


def read_person(view: dict[str, Any]) -> tuple[str, int, set[str]]:
    """Read whom it is about, the page it was opened from, and the roles that are wanted."""
    member, page = read_place(view)
    return member, page, set(typed(view, "roles"))


def read_place(view: dict[str, Any]) -> tuple[str, int]:
    """Read of a person's form whom it is about, and the page it was opened from."""
    member, _, page = view["private_metadata"].partition(":")
    return member, int(page)


def saved(member: str, *, given: Collection[str], taken: Collection[str]) -> View:
    """Confirm what changed, in the form's place."""
    if not given and not taken:
        return modal("Roles", section(f"Nothing changed for <@{member}>."), close="Back")
    lines = [
        *(f"• <@{member}> has the role {GIVEN[name]} now." for name in GIVEN if name in given),
        *(f"• <@{member}> has the role {GIVEN[name]} no more." for name in GIVEN if name in taken),
    ]
    return modal(
        "Roles", section("\n".join(lines)), context("I tell them in a message."), close="Back"
    )


def _stand(listed: Listed) -> str:
    parts = [
        "Left the network" if not listed.here else "",
        *(GIVEN[name] for name in GIVEN if name in listed.roles),
        "Facilitator (named in the settings)" if listed.is_named else "",
        *(_mentoring(listed.mentoring) if listed.mentoring else ()),
    ]
    return " · ".join(filter(None, parts)) or "No role beside asking as an officer."


def _mentoring(offer: Mentoring) -> Iterator[str]:
    full = ", full" if offer.is_full else ""
    yield f"Mentor, helps {offer.load} of {offer.capacity}{full}"
    if offer.paused:
        until = day(offer.paused_until) if offer.paused_until else "they say so"
        yield f"Paused until {until}"
    if offer.silent:
        yield "Silent: left their last requests without an answer"
