"""Home shows each member what is theirs, and lets them settle it there."""

from sqlalchemy import select

from models import Delivery, DeliveryState, Mentor

FORM = {
    "title": "Our board wants the word equity gone",
    "context": "The board voted to put the word on the agenda. I have two weeks.",
    "question": "How have others kept the goals when the word had to go?",
    "topics": ["board-and-superintendent-relations", "pushback-and-politics"],
}


async def shares(network, person, **changes):
    await person.uses("/problem")
    await person.submits(**FORM | changes)
    assert person.modal_errors == {}
    await network.settled()


async def home_of(network, person, *, says=""):
    """Open Home afresh, and return what it says once it says what is expected."""
    await person.opens_home()
    await network.workspace.until(lambda: person.home and says in person.home.words)
    return person.home.words


async def test_a_newcomer_finds_every_door(network):
    shown = await home_of(network, network.otto)
    for door in (
        "Share a problem of practice",
        "Find a mentor",
        "Offer to mentor",
        "My district and my week",
    ):
        assert door in shown
    assert "Who sees what" in shown
    assert f"<@{network.fay.id}>" in shown, "whom to turn to"
    assert "Messages that did not arrive" not in shown


async def test_the_button_opens_the_form(network):
    await home_of(network, network.ada)
    await network.ada.clicks("Share a problem of practice", on="home")
    await network.ada.submits(**FORM)
    await network.settled()
    assert FORM["title"] in network.posts()[-1].words


async def test_my_problem_is_there_until_i_resolve_it(network):
    await shares(network, network.ada)
    assert "Open, no answer yet" in await home_of(network, network.ada, says=FORM["title"])
    await network.ada.chooses("Mark as resolved", on="home")
    await network.ada.submits(what_helped="A crosswalk between old words and new.")
    await network.workspace.until(lambda: FORM["title"] not in network.ada.home.words)
    assert FORM["title"] not in await home_of(network, network.otto)


async def test_an_anonymous_problem_is_mine_to_me_alone(network):
    await shares(network, network.ada, name="unnamed")
    mine = await home_of(network, network.ada, says=FORM["title"])
    assert "yours, shared without a name" in mine
    assert "Reply without my name" in mine
    seen = await home_of(network, network.fay, says=FORM["title"])
    assert "Open problems without an answer" in seen
    assert network.ada.id not in str(network.fay.home.payload)


async def test_a_request_is_answered_from_home(network):
    await shares(network, network.ada)
    await network.ada.clicks("Ask", on=network.ada.sees(network.ada.dm())[-1])
    await home_of(network, network.ada, says="and wait for an answer")
    asked = await home_of(network, network.mae, says="You are asked for help")
    assert f"<@{network.ada.id}>" in asked
    await network.mae.clicks("Accept", on="home")
    talking = f"in conversation with <@{network.ada.id}>"
    await network.workspace.until(lambda: talking in network.mae.home.words)
    await home_of(network, network.ada, says=f"in conversation with <@{network.mae.id}>")


async def test_a_mentor_pauses_and_comes_back(network):
    await home_of(network, network.mae, says="You mentor on")
    await network.mae.clicks("Pause mentoring", on="home")
    await network.workspace.until(lambda: "Paused" in network.mae.home.words)
    await shares(network, network.ada)
    assert all(f"<@{network.mae.id}>" not in m.words for m in network.ada.sees(network.ada.dm()))
    await network.mae.clicks("I'm back", on="home")
    await network.workspace.until(lambda: "You mentor on" in network.mae.home.words)


async def test_who_stopped_mentoring_elsewhere_is_told_so_in_a_modal(network):
    await home_of(network, network.mae)
    async with network.core.db.transaction() as session:
        for mentor in await session.scalars(select(Mentor)):
            await session.delete(mentor)
    await network.mae.clicks("Pause mentoring", on="home")
    await network.workspace.until(lambda: network.mae.modal)
    assert "You do not mentor at present" in network.mae.modal.words


async def test_a_facilitator_closes_a_report_and_the_reporter_stays_unnamed(network):
    await shares(network, network.ada)
    await network.otto.chooses("Report", on=network.posts()[-1])
    await network.otto.submits(reason="It may name a student.")
    await home_of(network, network.fay, says="It may name a student.")
    assert network.otto.id not in str(network.fay.home.payload)
    await network.fay.clicks("Done", on="home")
    await network.workspace.until(lambda: "may name a student" not in network.fay.home.words)


async def test_a_refused_post_is_sent_once_somebody_put_it_right(network):
    network.workspace.removes_bot(network.problems)
    await shares(network, network.ada)
    assert network.posts() == []
    shown = await home_of(network, network.fay, says="Lantern is not in the channel")
    assert "The post of a problem" in shown
    assert shown.count("Send again") == 1, "what belongs to the post goes with it"
    network.workspace.adds_bot(network.problems)
    await network.fay.clicks("Send again", on="home")
    await network.workspace.until(network.posts)
    await network.settled()
    [post] = network.posts()
    assert FORM["title"] in post.words
    assert len(network.ada.sees(network.problems, thread=post)) == 2, "with its guidance"
    await home_of(network, network.fay, says="*Messages that did not arrive*\nNone.")


async def test_a_refused_post_may_be_given_up(network):
    network.workspace.removes_bot(network.problems)
    await shares(network, network.ada)
    await home_of(network, network.fay, says="Lantern is not in the channel")
    await network.fay.clicks("Dismiss", on="home")
    await network.workspace.until(lambda: "did not arrive*\nNone." in network.fay.home.words)


async def test_only_facilitators_settle_what_did_not_arrive(network):
    network.workspace.removes_bot(network.problems)
    await shares(network, network.ada)
    await home_of(network, network.otto)
    async with network.core.db.transaction() as session:
        refused = select(Delivery.id).where(Delivery.state == DeliveryState.FAILED)
        first = (await session.scalars(refused.order_by(Delivery.id))).first()
    for forged in ("send_again", "note_arrived", "dismiss_message", "report_done"):
        await network.otto.presses_old(network.otto.home, forged, str(first))
        await network.workspace.until(lambda: network.otto.modal)
        assert "Only facilitators settle this" in network.otto.modal.words
        await network.otto.closes()
    async with network.core.db.transaction() as session:
        assert (await session.get_one(Delivery, first)).state == DeliveryState.FAILED


async def test_home_is_there_again_when_slack_is(network):
    network.workspace.faults.error("views.publish", "internal_error")
    await network.ada.opens_home()
    await network.workspace.until(lambda: network.workspace.faults.struck)
    assert "Bring a problem" in await home_of(network, network.ada)


async def test_home_is_there_though_slack_does_not_say_who_an_admin_is(network):
    admin = network.workspace.add_user("alma", real_name="Alma Admin", is_admin=True)
    network.workspace.faults.reset("users.info")
    assert "Messages that did not arrive" not in await home_of(
        network, admin, says="Bring a problem"
    )
    assert ("users.info", "reset") in network.workspace.faults.struck
    await home_of(network, admin, says="Messages that did not arrive")
