"""A chart arrives as a picture, once, with its words; and goes with its message."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from sqlalchemy import update

from bot.domain.charts import Chart, Series
from bot.domain.notices import CohortPictured
from bot.services import outbox
from fakeslack import Rules
from fakeslack.state import Message
from models import Delivery, DeliveryState
from tests.outbox.conftest import Outlet, delivering, owing, served

HEAVY = "Heaviness of the weeks: 3 on October 5, 4 on October 12."


@pytest.fixture
async def outlet(sqlite_url: str) -> AsyncIterator[Outlet]:
    """A bot that delivers all the while, on the one kind of database."""
    async with served(sqlite_url) as place, owing(place) as out, delivering(out.core):
        yield out


def picturing(*heaviness: float | None, words: str = HEAVY) -> CohortPictured:
    chart = Chart(
        shape="line",
        title="How heavy the weeks were",
        labels=["Oct 5", "Oct 12"][: len(heaviness)],
        series=[Series(name="Heavy", values=heaviness)],
        lowest=1,
        highest=5,
        words=words,
    )
    return CohortPictured(
        cohort_id=1,
        cohort="Autumn",
        prompts=[],
        load=None,
        support=None,
        charts=[chart],
        rising=[],
        open_problems=0,
        taken=None,
        in_line=0,
    )


async def say(out: Outlet, notice: CohortPictured, key: str = "picture") -> Delivery:
    async with out.core.db.transaction() as session:
        message = await outbox.say(session, notice, to=out.channel.id, key=key)
    out.core.wake.set()
    return message


async def revise(out: Outlet, message: Delivery, notice: CohortPictured) -> None:
    async with out.core.db.transaction() as session:
        await outbox.revise(session, message, notice, key="again")
    out.core.wake.set()
    await out.settled()


def message(out: Outlet) -> Message:
    [seen] = out.ada.sees(out.channel)
    return seen


def pictures(out: Outlet) -> list[dict[str, Any]]:
    return [block for block in message(out).blocks if block["type"] == "image"]


def uploads(out: Outlet) -> int:
    """How many files were given to Slack."""
    done = [call for call in out.workspace.calls if call.method == "files.completeUploadExternal"]
    return sum(call.answer == "ok" for call in done)


async def test_a_chart_is_a_picture_that_says_the_same_in_words(outlet: Outlet):
    await say(outlet, picturing(3, 4))
    await outlet.settled()
    [shown] = pictures(outlet)
    assert shown["alt_text"] == HEAVY
    assert shown["title"]["text"] == "How heavy the weeks were"
    file = outlet.workspace.files.find(shown["slack_file"]["id"])
    assert file is not None
    assert file.content.startswith(b"\x89PNG")
    assert file.alt == HEAVY


async def test_a_picture_that_slack_is_not_ready_to_show_is_offered_again(sqlite_url: str):
    rules = Rules(rates=False, files_settle_seconds=0.6)
    async with served(sqlite_url, rules) as place, owing(place) as out, delivering(out.core):
        await say(out, picturing(3, 4))
        await out.settled()
        assert len(pictures(out)) == 1
        assert uploads(out) == 1
        assert any(call.answer == "invalid_blocks" for call in out.workspace.calls)


async def test_a_picture_that_slack_never_shows_is_said_in_words(sqlite_url: str):
    rules = Rules(rates=False, files_settle_seconds=10_000)
    async with served(sqlite_url, rules) as place, owing(place) as out:
        owed = await say(out, picturing(3, 4))
        async with out.core.db.transaction() as session:
            tried = update(Delivery).where(Delivery.id == owed.id).values(attempts=7)
            await session.execute(tried)
        async with delivering(out.core):
            await out.settled()
        assert not pictures(out)
        assert HEAVY in str(message(out).blocks)
        assert len(out.workspace.files.gone()) == 1


async def test_without_the_scope_the_words_arrive_all_the_same(outlet: Outlet):
    app = outlet.workspace.app
    app.scopes = app.scopes - {"files:write"}
    await say(outlet, picturing(3, 4))
    await outlet.settled()
    assert not pictures(outlet)
    assert HEAVY in str(message(outlet).blocks)


async def test_words_in_the_place_of_a_picture_are_harmless(outlet: Outlet):
    app = outlet.workspace.app
    app.scopes = app.scopes - {"files:write"}
    await say(outlet, picturing(3, words="<!channel> look"))
    await outlet.settled()
    assert "<!channel>" not in str(message(outlet).blocks)


async def test_a_picture_goes_with_its_message(outlet: Outlet):
    owed = await say(outlet, picturing(3, 4))
    await outlet.settled()
    [shown] = pictures(outlet)
    async with outlet.core.db.transaction() as session:
        await outbox.retract(session, owed, key="away")
    outlet.core.wake.set()
    await outlet.settled()
    assert not outlet.ada.sees(outlet.channel)
    assert outlet.workspace.files.gone() == [shown["slack_file"]["id"]]


async def test_an_edit_with_the_same_chart_keeps_the_picture(outlet: Outlet):
    owed = await say(outlet, picturing(3, 4))
    await outlet.settled()
    [before] = pictures(outlet)
    await revise(outlet, owed, picturing(3, 4))
    [after] = pictures(outlet)
    assert after["slack_file"] == before["slack_file"]
    assert uploads(outlet) == 1


async def test_an_edit_with_another_chart_takes_the_old_picture_away(outlet: Outlet):
    owed = await say(outlet, picturing(3, 4))
    await outlet.settled()
    [before] = pictures(outlet)
    await revise(outlet, owed, picturing(3, 2))
    [after] = pictures(outlet)
    assert after["slack_file"] != before["slack_file"]
    assert outlet.workspace.files.gone() == [before["slack_file"]["id"]]


async def test_a_picture_that_cannot_be_taken_away_does_not_repeat_the_message(outlet: Outlet):
    owed = await say(outlet, picturing(3, 4))
    await outlet.settled()
    outlet.workspace.faults.status("files.delete", 503)
    await revise(outlet, owed, picturing(3, 2))
    assert len(outlet.ada.sees(outlet.channel)) == 1
    edits = [call for call in outlet.workspace.calls if call.method == "chat.update"]
    assert len(edits) == 1


@pytest.mark.parametrize(
    "method", ["files.getUploadURLExternal", "upload", "files.completeUploadExternal"]
)
async def test_an_upload_that_fails_is_tried_again(outlet: Outlet, method: str):
    outlet.workspace.faults.status(method, 503, times=1)
    await say(outlet, picturing(3, 4))
    await outlet.settled()
    assert len(pictures(outlet)) == 1


async def test_after_an_answer_that_was_lost_there_is_one_message_and_one_picture(outlet: Outlet):
    outlet.workspace.faults.reset("chat.postMessage", effect=True, times=1)
    await say(outlet, picturing(3, 4))
    await outlet.settled()
    assert len(pictures(outlet)) == 1
    assert uploads(outlet) == 1


async def test_what_slack_refuses_leaves_no_picture_behind(outlet: Outlet):
    outlet.workspace.faults.error("chat.postMessage", "is_archived", times=1)
    await say(outlet, picturing(3, 4))
    await outlet.settled()
    assert (await outlet.row("picture")).state == DeliveryState.FAILED
    assert len(outlet.workspace.files.gone()) == 1
