"""Facilitators see who mentors and how they are doing, give roles, and invite; nobody else does."""

from datetime import timedelta

import pytest

from bot.services import mentors, roles
from bot.views import people_form
from models import RoleName
from tests.journeys.asking import last_message, told
from tests.journeys.people import filled
from tests.journeys.sharing import news, reads, shares


async def lists(network, person):
    """Open the list, and return what it says."""
    await person.uses("/lantern", "people")
    await network.workspace.until(lambda: person.modal)
    return person.modal.words


async def opens_person(network, member, by=None):
    """Open a member's roles from the list."""
    by = by or network.fay
    await lists(network, by)
    await by.fills(pick_person=member)
    await network.workspace.until(lambda: by.modal.title == "Roles")


async def holders(network, name):
    async with network.core.db.transaction() as session:
        return await roles.holders(session, name)


async def gives(network, member, *names, by=None):
    by = by or network.fay
    await opens_person(network, member, by)
    await by.submits(roles=list(names))
    return by


async def test_the_list_tells_who_is_paused_full_and_idle(network):
    async with network.core.db.transaction() as session:
        until = network.core.now().date() + timedelta(days=3)
        await mentors.pause(session, network.grace.id, until=until)
    shown = await lists(network, network.fay)
    assert f"<@{network.mae.id}>\nMentor, helps 0 of 2" in shown
    assert "Paused until" in shown.split(network.grace.id)[1]
    assert f"<@{network.fay.id}>\nFacilitator (named in the settings)" in shown
    assert network.otto.id not in shown
    assert "that follows from what people do" in shown


async def test_a_role_is_given_and_its_holder_told_by_whom(network):
    await gives(network, network.otto, "coach", "ombuds")
    assert "has the role Coach now" in network.fay.modal.words
    await reads(network, network.otto, until="made you an ombuds person")
    assert f"<@{network.fay.id}> made you a coach of this network" in news(network.otto)
    assert await holders(network, RoleName.COACH) == [network.otto.id]

    await network.fay.closes()
    assert f"<@{network.otto.id}>\nCoach · Ombuds person" in network.fay.modal.words
    await network.fay.closes(everything=True)
    await opens_person(network, network.otto)
    assert sorted(filled(network.fay, "roles")) == ["coach", "ombuds"]
    await network.fay.submits(roles=["ombuds"])
    await reads(network, network.otto, until="you are no longer a coach")
    assert await holders(network, RoleName.COACH) == []


async def test_who_is_made_a_facilitator_may_do_what_facilitators_do_at_once(network):
    await network.otto.uses("/lantern", "people")
    await told(network, network.otto, "Only facilitators see the people's list")
    await gives(network, network.otto, "facilitator")
    assert f"<@{network.mae.id}>" in await lists(network, network.otto)
    await network.otto.closes()

    await shares(network, network.ada)
    await network.grace.chooses("Report", on=network.posts()[-1])
    await network.grace.submits(reason="It may name a student.")
    await reads(network, network.otto, until="It may name a student.")


async def test_nobody_takes_their_own_only_way_in(network):
    await gives(network, network.otto, "facilitator")
    await gives(network, network.otto, by=network.otto)
    assert "Ask another facilitator" in network.otto.modal_errors["roles"]
    assert await holders(network, RoleName.FACILITATOR) == [network.otto.id]
    await network.fay.closes(everything=True)
    await gives(network, network.otto)
    assert await holders(network, RoleName.FACILITATOR) == []
    await network.otto.submits(roles=["coach"])
    assert "Only facilitators" in network.otto.modal_errors["roles"]
    assert await holders(network, RoleName.COACH) == []


async def test_an_invitation_says_who_invites_and_comes_once_a_month(network):
    await opens_person(network, network.otto)
    await network.fay.clicks("Invite to mentor")
    await network.workspace.until(lambda: "Invited to mentor on" in network.fay.modal.words)
    await network.catches_up()
    await reads(network, network.otto, until="invites you to mentor")
    assert f"<@{network.fay.id}> thinks" in news(network.otto)

    old = network.fay.modal
    await network.fay.presses_old(old, people_form.INVITE, network.otto.id)
    await network.workspace.until(lambda: "less than a month ago" in network.fay.modal.words)
    await network.catches_up()
    assert news(network.otto).count("invites you to mentor") == 1

    await network.otto.clicks("Offer to mentor", on=last_message(network.otto))
    await network.workspace.until(lambda: network.otto.modal)
    assert network.otto.modal.title == "Offer to mentor"


async def test_a_mentor_is_not_invited_and_a_guest_gets_no_role(network):
    await opens_person(network, network.mae)
    assert "Invite to mentor" not in network.fay.modal.words
    await network.fay.closes(everything=True)

    guest = network.workspace.add_user("gus", real_name="Gus Guest", is_restricted=True)
    await gives(network, guest, "coach")
    assert "no guests or apps" in network.fay.modal_errors["roles"]
    assert await holders(network, RoleName.COACH) == []


async def test_a_long_list_is_shown_a_page_at_a_time(network):
    coaches = [network.workspace.add_user(f"coach{number:02}") for number in range(15)]
    async with network.core.db.transaction() as session:
        for each in coaches:
            await roles.give(
                session,
                RoleName.COACH,
                to=each.id,
                by=each.id,
                cause="V1",
                now=network.core.now(),
            )
    first = await lists(network, network.fay)
    assert "Page 1 of 2" in first
    await network.fay.clicks("More")
    await network.workspace.until(lambda: "Page 2 of 2" in network.fay.modal.words)
    second = network.fay.modal.words
    seen = [each.id for each in coaches if each.id in first or each.id in second]
    assert len(seen) == 15
    assert not [each for each in coaches if each.id in first and each.id in second]


FORGED = {
    people_form.PERSON: "U0",
    people_form.INVITE: "U0",
    f"{people_form.PAGE}:on": ":1",
    f"{people_form.PAGE}:back": ":0",
}


@pytest.mark.parametrize("who", ["ada", "grace", "otto"])
async def test_no_press_of_anybody_else_does_anything(network, who):
    """An officer, a mentor and a coach; each press as it would come from a forged button."""
    person = getattr(network, who)
    await gives(network, network.otto, "coach")
    await network.settled()
    await person.opens_home()
    await network.workspace.until(lambda: person.home)
    for action, value in FORGED.items():
        await person.presses_old(person.home, action, value)
        await network.workspace.until(lambda: person.modal)
        assert "Only facilitators" in person.modal.words, action
        await person.closes()
    async with network.core.db.transaction() as session:
        assert (await roles.given(session, ["U0"])) == {}
    await network.settled()
    assert "invites you to mentor" not in "".join(news(each) for each in network.everyone)


@pytest.mark.parametrize("door", ["people", "settings", "COACHING"])
async def test_every_door_of_facilitators_opens_for_them_and_for_nobody_else(network, door):
    await network.otto.uses("/lantern", door)
    await told(network, network.otto, "acilitator")
    assert network.otto.modal is None
    await network.fay.uses("/lantern", door)
    await network.workspace.until(lambda: network.fay.modal)
    assert network.fay.ephemerals == []
