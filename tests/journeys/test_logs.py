"""Whatever people write and whoever they are, the logs do not know."""

from datetime import timedelta

from bot.domain.members import About
from bot.services import members, outbox
from jobs import harvest
from tests.journeys.answering import asked, checks_in, heavy_weeks
from tests.journeys.asking import last_message
from tests.journeys.curating import BODY, contributes, reviews
from tests.journeys.sharing import FORM, UNNAMED, hears, reads, shares
from tests.journeys.test_celebrations import celebrates
from tests.journeys.test_harvest import ALWAYS

MARK = "zebrafish"


def marked(**changes):
    words = {name: f"{MARK} {name} of a problem" for name in ("title", "context", "tried")}
    return FORM | words | {"question": f"{MARK} question?"} | changes


async def test_marked_words_go_through_every_flow_and_none_is_logged(logs, network):
    ada, otto, grace, fay = network.ada, network.otto, network.grace, network.fay
    named = await shares(network, ada, **marked())
    unnamed = await shares(network, ada, **marked(title=f"{MARK} without a name", **UNNAMED))

    reply = await otto.posts(network.problems, f"{MARK} reply", thread=named)
    await otto.clicks("Same here", on=named)
    await otto.clicks("Follow", on=unnamed)
    await otto.clicks("I can help", on=named)
    await network.settled()
    await ada.clicks("Accept")
    await otto.chooses("Report", on=unnamed)
    await otto.submits(reason=f"{MARK} reason")
    await ada.posts(ada.dm(), f"{MARK} in a direct message")
    await otto.uses("/problem", f"{MARK} words")
    await otto.closes()
    await otto.uses("/lantern", MARK)
    await fay.opens_home()
    await network.settled()
    await ada.chooses("Edit", on=named)
    await ada.submits(context=f"{MARK} context, edited")
    await ada.chooses("Mark as resolved", on=named)
    await ada.submits(what_helped=f"{MARK} helped", consent="yes")
    await ada.closes()
    await network.settled()
    await goes_through_the_library(network, reply)

    said = logs.getvalue()
    assert '"event"' in said, "something is logged at all"
    secrets = [
        network.workspace.app.bot_token,
        network.workspace.app.app_token,
        network.settings.lantern_keys.get_secret_value(),
    ]
    people = [p.id for p in network.everyone] + [p.user.real_name for p in network.everyone]
    for never in [MARK, *secrets, *people]:
        assert never not in said, never
    assert grace.id not in said


async def goes_through_the_library(network, reply):
    """Otto looks, gives a piece and judges one; his reply is to become guidance; Fay declines."""
    ada, otto, fay = network.ada, network.otto, network.fay
    await otto.uses("/guidance", f"{MARK} at the regatta")
    await hears(network, otto, "Nothing in the network's library")
    await otto.runs("Find guidance", reply)
    await otto.closes()
    await contributes(network, otto, title=f"{MARK} title", body=f"{MARK} {BODY}")
    [entry, *_] = network.core.library.entries()
    await otto.presses_old(reply, "guidance_not_useful", entry.piece.slug)
    await otto.submits(note=f"{MARK} note")
    await otto.closes()
    await reviews(network, fay, f"{MARK} title")
    await fay.clicks("Decline", on="modal")
    await fay.submits(reason=f"{MARK} reason")
    await reads(network, otto, until=f"{MARK} reason")
    await ada.runs("Mark as helpful", reply)
    await hears(network, ada, "Marked as helpful")
    async with network.core.db.transaction() as session:
        for person in (ada, otto):
            await members.save(session, person.id, About(week=ALWAYS))
    await harvest.run(network.core)
    await network.settled()
    await otto.clicks("Yes, with my name", on=last_message(otto))
    await otto.submits(name=f"{MARK} keeper")
    await harvest.run(network.core)
    await network.settled()
    await ada.clicks("Edit and agree", on=last_message(ada))
    await ada.submits()
    assert ada.modal.title == "Thank you"


async def test_nothing_of_a_cohort_and_its_people_is_logged(logs, network):
    ada, fay, address = network.ada, network.fay, "nobody.zebrafish@example.org"
    await asked(network, ada, network.otto)
    await heavy_weeks(network, ada, 4, 5)
    await checks_in(network, ada, words=MARK, load="5", commitment=MARK, read_by="cohort")
    await celebrates(network, ada, name=MARK, did=f"{MARK} held the room.")
    await ada.closes()
    await fay.uses("/cohort")
    await network.workspace.until(lambda: fay.modal)
    soon = (network.core.now() + timedelta(days=30)).date().isoformat()
    for press, filled in (
        ("Calendar", None),
        ("Add a break", {"name": MARK, "starts_on": soon, "district": MARK}),
        ("Prompts", None),
        ("Write one", {"question": f"{MARK}?", "short": MARK}),
        ("Add people", {"members": [network.grace], "addresses": address}),
        ("Change", {"name": MARK}),
    ):
        await through(network, press, filled)
    await network.settled()
    assert '"event"' in (said := logs.getvalue())
    people = [p.id for p in network.everyone] + [p.user.real_name for p in network.everyone]
    assert [never for never in [MARK, address, *people] if never in said] == []


async def through(network, press, filled):
    """Fay presses something on the cohort's page; a form that it opens is filled in."""
    fay = network.fay
    if press in ("Calendar", "Prompts", "Add people", "Change"):
        await fay.closes(everything=True)
        await fay.uses("/cohort")
        await network.workspace.until(lambda: fay.modal)
        await fay.clicks("Open", on="modal")
    await fay.clicks(press, on="modal")
    if filled:
        await fay.submits(**filled)
        assert fay.modal_errors == {}


async def test_what_breaks_is_logged_under_a_reference_without_its_words(logs, network):
    async with network.core.db.engine.begin() as connection:
        await connection.exec_driver_sql("DROP TABLE problem")
    await network.ada.uses("/problem")
    await network.ada.submits(**marked())

    (told,) = network.ada.modal_errors.values()
    reference = told.split()[-1].strip(".")
    said = logs.getvalue()
    assert reference in said
    assert "OperationalError" in said
    assert MARK not in said
    assert network.ada.modal.values["title"]["title"]["value"] == marked()["title"]


async def test_what_slack_refuses_is_logged_without_its_words(logs, network):
    network.workspace.archives(network.problems)
    async with network.core.db.transaction() as session:
        from bot.domain.notices import AuthorReplied  # noqa: PLC0415

        await outbox.say(session, AuthorReplied(text=MARK), to=network.problems.id, key=MARK)
    network.core.wake.set()
    await network.settled()
    assert "is_archived" in logs.getvalue()
    assert MARK not in logs.getvalue()
