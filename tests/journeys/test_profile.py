"""Members tell about themselves: what they offer, where and when they work, and with whom not."""

from datetime import timedelta

import pytest

from bot.services import members, mentors
from tests.journeys.asking import last_message
from tests.journeys.people import filled, opens
from tests.journeys.sharing import shares

OFFER = {
    "topics": ["student-voice"],
    "led": ["board-and-superintendent-relations"],
    "experience": "Led two boards through a plan.",
    "rather_not": "Nothing that needs an answer within a day.",
    "never": ["special-education"],
    "capacity": "1",
    "weekly": "3",
}
ABOUT = {
    "district_name": "Example Unified",
    "setting": "rural",
    "size": "small",
    "region": "midwest",
    "sector": "district",
    "state": "TX",
    "role_since": "2021",
    "topics": ["student-voice"],
    "languages": ["es"],
    "works_on": ["mon", "tue"],
    "works_from": str(8 * 60),
    "works_until": str(16 * 60),
}


async def offered(network, person):
    async with network.core.db.transaction() as session:
        return await mentors.offered(session, person.id)


async def test_an_offer_is_kept_in_every_part_and_shown_again(network):
    await network.otto.uses("/mentor", "offer")
    assert network.otto.modal.title == "Offer to mentor"
    await network.otto.submits(**OFFER)
    assert "they may ask you" in network.otto.modal.words
    await network.otto.closes()

    await network.otto.uses("/mentor", "offer")
    assert network.otto.modal.title == "Change my mentoring"
    for name, value in OFFER.items():
        assert filled(network.otto, name) == value, name
    told = await offered(network, network.otto)
    assert set(told.topics) == {"student-voice", "board-and-superintendent-relations"}
    assert told.led == ("board-and-superintendent-relations",)


async def test_who_offers_is_known_with_the_zone_that_slack_tells(network):
    await network.otto.uses("/mentor", "offer")
    await network.otto.submits(**OFFER)
    async with network.core.db.transaction() as session:
        otto = await members.get(session, network.otto.id)
    assert otto.week.zone == "America/New_York"


@pytest.mark.parametrize("form", ["offer", "about"])
async def test_every_field_says_who_sees_it(network, form):
    if form == "offer":
        await network.otto.uses("/mentor", "offer")
    else:
        await opens(network, network.otto, "My district and my week")
    assert "*Who sees it:*" in network.otto.modal.words
    hints = {
        block["block_id"]: block.get("hint", {}).get("text", "")
        for block in network.otto.modal.blocks
        if block["type"] == "input"
    }
    said = ("hown to", "Facilitators see", "colleague may read", "read what you have", "only you")
    assert [name for name, hint in hints.items() if not any(s in hint for s in said)] == []


async def test_a_slip_is_explained_beside_its_field_and_loses_nothing(network):
    await network.otto.uses("/mentor", "offer")
    today = network.core.now().date() - timedelta(days=1)
    await network.otto.submits(**OFFER | {"taking": "no", "paused_until": today})
    assert "from tomorrow on" in network.otto.modal_errors["paused_until"]
    assert filled(network.otto, "experience") == OFFER["experience"]
    await network.otto.submits(taking="yes", paused_until=today + timedelta(days=7))
    assert "Choose the pause above" in network.otto.modal_errors["paused_until"]
    await network.otto.submits(paused_until=None, topics=[], led=[])
    assert "at least one topic" in network.otto.modal_errors["topics"]
    await network.otto.submits(led=["racial-equity"])
    assert (await offered(network, network.otto)).led == ("racial-equity",)


async def test_a_pause_until_a_date_ends_by_itself(network):
    until = network.core.now().date() + timedelta(days=7)
    await network.mae.uses("/mentor", "offer")
    await network.mae.submits(taking="no", paused_until=until)
    assert "ends by itself" in network.mae.modal.words
    await network.mae.closes()

    told = await offered(network, network.mae)
    assert told.as_of(until - timedelta(days=1)).paused
    assert not told.as_of(until).paused
    await shares(network, network.ada)
    assert f"<@{network.mae.id}>" not in last_message(network.ada).words


async def test_about_my_district_is_kept_in_every_part_and_shown_again(network):
    await opens(network, network.ada, "My district and my week")
    assert "America/Chicago" in network.ada.modal.words
    await network.ada.submits(**ABOUT)
    assert "Saved" in network.ada.modal.words
    await network.ada.closes()

    await opens(network, network.ada, "My district and my week")
    for name, value in ABOUT.items():
        assert filled(network.ada, name) == value, name
    await network.ada.submits(setting="untold", role_since="untold", district_name="", languages=[])
    async with network.core.db.transaction() as session:
        ada = await members.get(session, network.ada.id)
    assert (ada.district.setting, ada.district.size, ada.role_since) == (None, "small", None)
    assert ada.district_key is None


async def test_a_day_that_ends_before_it_begins_is_explained(network):
    await opens(network, network.ada, "My district and my week")
    await network.ada.submits(**ABOUT | {"works_from": str(17 * 60)})
    assert "after the one" in network.ada.modal_errors["works_until"]
    assert filled(network.ada, "district_name") == "Example Unified"
    await network.ada.submits(works_until=str(24 * 60))
    assert network.ada.modal_errors == {}


async def test_colleagues_of_one_district_are_never_matched(network):
    for person, name in ((network.ada, "Example Unified"), (network.mae, "EXAMPLE schools")):
        await opens(network, person, "My district and my week")
        await person.submits(district_name=name)
        await person.closes()
    await shares(network, network.ada)
    assert f"<@{network.mae.id}>" not in last_message(network.ada).words


async def test_whom_i_do_not_want_is_never_offered_in_either_direction(network):
    await opens(network, network.mae, "My district and my week")
    await network.mae.submits(not_with=[network.ada])
    await network.mae.closes()
    await shares(network, network.ada)
    assert f"<@{network.mae.id}>" not in last_message(network.ada).words

    await opens(network, network.mae, "My district and my week")
    assert filled(network.mae, "not_with") == [network.ada.id]
    await network.mae.submits(not_with=[])
    await network.mae.closes()
    await opens(network, network.ada, "My district and my week")
    assert filled(network.ada, "not_with") == [], "nor was she ever shown it"
    await network.ada.submits(not_with=[network.mae, network.ada])
    await network.ada.closes()
    await shares(network, network.ada, title="Once more, the word equity")
    assert f"<@{network.mae.id}>" not in last_message(network.ada).words


async def test_nobody_else_ever_sees_the_list(network, caplog):
    """Not in any call of the bot's but the owner's own form: Homes, lists, messages; nor in a log.

    Whom it names takes no other part here, so that their id has no business anywhere.
    """
    hidden, owner = network.workspace.add_user("hal", real_name="Hal Sample"), network.mae
    await opens(network, owner, "My district and my week")
    await owner.submits(not_with=[hidden])
    await owner.closes()
    for person in network.everyone:
        await person.opens_home()
        await network.workspace.until(lambda each=person: each.home)
    await network.fay.uses("/lantern", "people")
    await network.workspace.until(lambda: network.fay.modal)
    assert f"<@{owner.id}>" in network.fay.modal.words
    await shares(network, network.ada)
    assert [each.method for each in network.workspace.calls if hidden.id in str(each.args)] == []
    assert hidden.id not in caplog.text

    await opens(network, owner, "My district and my week")
    [shown] = [each for each in network.workspace.calls if hidden.id in str(each.args)]
    assert shown.method == "views.open"
    assert filled(owner, "not_with") == [hidden.id]


async def test_the_same_submission_twice_is_one_change(network):
    await network.otto.uses("/mentor", "offer")
    form = network.otto.modal
    await network.otto.submits(**OFFER)
    async with network.core.db.transaction() as session:
        version = (await mentors.get(session, network.otto.id)).version
    await network.otto.resubmits(form)
    async with network.core.db.transaction() as session:
        assert (await mentors.get(session, network.otto.id)).version == version


async def test_a_pause_in_home_is_one_press_and_so_is_the_return(network):
    await opens(network, network.mae, "Pause mentoring")
    await network.workspace.until(lambda: "Paused until you say" in network.mae.home.words)
    assert (await offered(network, network.mae)).paused
    await network.mae.clicks("I'm back", on="home")
    await network.workspace.until(lambda: "You mentor on" in network.mae.home.words)
