"""Whatever people write and whoever they are, the logs do not know."""

from bot.services import outbox
from tests.journeys.sharing import FORM, UNNAMED, shares

MARK = "zebrafish"


def marked(**changes):
    words = {name: f"{MARK} {name} of a problem" for name in ("title", "context", "tried")}
    return FORM | words | {"question": f"{MARK} question?"} | changes


async def test_marked_words_go_through_every_flow_and_none_is_logged(logs, network):
    ada, otto, grace, fay = network.ada, network.otto, network.grace, network.fay
    named = await shares(network, ada, **marked())
    unnamed = await shares(network, ada, **marked(title=f"{MARK} without a name", **UNNAMED))

    await otto.posts(network.problems, f"{MARK} reply", thread=named)
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
    await ada.submits(what_helped=f"{MARK} helped")
    await network.settled()

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
