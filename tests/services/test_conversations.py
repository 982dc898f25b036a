"""Two who talk: how it begins, who may press what, and how it went."""

from itertools import product

import pytest
from sqlalchemy import select

from bot.domain.errors import DomainError, Gone, NotAllowed
from bot.domain.notices import HelpBegins, HowItWent
from bot.services import apart, mentors, partings, problems, thanks
from models import Verdict
from tests.conftest import NOW
from tests.services.desk import ADA, GRACE, MAE, OTTO, Desk
from tests.services.talks import heard, press, talking

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
"""What a database decides is told in `test_conversations_at_once`, for each kind."""


async def test_a_yes_gives_the_author_doors_and_a_colleague_who_offered_too(desk: Desk):
    await talking(desk)
    [begins] = await heard(desk, ADA, HelpBegins)
    assert (begins.side, begins.other, begins.stand) == ("author", GRACE, "talking")
    assert await heard(desk, GRACE, HelpBegins) == [], "her doors stand where she said yes"

    second = await desk.shares(form="V2")
    await desk.accepts(await desk.offers(second, by=OTTO), by=ADA)
    [begins] = await heard(desk, OTTO, HelpBegins)
    assert (begins.side, begins.other) == ("helper", ADA)


async def test_done_frees_the_mentor_and_asks_both_once(desk: Desk):
    request = await talking(desk)
    await press(desk, partings.done, request, by=GRACE)
    async with desk.database.transaction() as session:
        assert await mentors.load(session, GRACE) == 0
    for who, other in ((ADA, GRACE), (GRACE, ADA)):
        [asked] = await heard(desk, who, HowItWent)
        assert (asked.other, asked.why, asked.said) == (other, "done", None)
    [begins] = await heard(desk, ADA, HelpBegins)
    assert begins.stand == "done"


DEEDS = [partings.done, partings.take_longer, partings.talk_on, partings.part]


async def test_nobody_else_presses_anything(desk: Desk):
    request = await talking(desk)
    before = await desk.everything()
    for deed, who in product(DEEDS, (MAE, OTTO)):
        with pytest.raises(NotAllowed):
            await press(desk, deed, request, by=who)
    assert await desk.everything() == before


async def test_an_old_button_changes_nothing_once_it_is_over(desk: Desk):
    request = await talking(desk)
    await press(desk, partings.done, request, by=ADA)
    before = await desk.everything()
    for deed, who in product(DEEDS, (ADA, GRACE)):
        with pytest.raises(Gone, match="over already"):
            await press(desk, deed, request, by=who)
    assert await desk.everything() == before


async def test_a_request_without_an_answer_is_no_conversation(desk: Desk):
    request = await desk.asks(await desk.shares(), GRACE)
    for deed in DEEDS:
        with pytest.raises(Gone, match="no conversation"):
            await press(desk, deed, request, by=ADA)


async def test_only_the_author_says_whether_it_goes_on(desk: Desk):
    request = await talking(desk)
    with pytest.raises(NotAllowed):
        await press(desk, partings.talk_on, request, by=GRACE)


async def test_how_it_went_is_answered_once_by_each_and_kept_sealed(desk: Desk):
    request = await talking(desk)
    await press(desk, partings.done, request, by=ADA)
    await press(desk, partings.judge, request, by=ADA, word="great")
    with pytest.raises(Gone, match="answered this already"):
        await press(desk, partings.judge, request, by=ADA, word="good")
    with pytest.raises(NotAllowed):
        await press(desk, partings.judge, request, by=MAE, word="good")
    async with desk.database.transaction() as session:
        [mine, _] = await session.scalars(select(Verdict).order_by(Verdict.id))
    assert mine.word == "great"
    async with desk.database.engine.connect() as raw:
        stored = (await raw.exec_driver_sql("SELECT word FROM verdict")).scalars().all()
    assert "great" not in stored


async def test_nothing_is_asked_before_the_end(desk: Desk):
    request = await talking(desk)
    with pytest.raises(Gone, match="once your conversation is over"):
        await press(desk, partings.judge, request, by=ADA, word="great")


async def test_only_who_answered_not_for_me_keeps_the_two_apart_afterwards(desk: Desk):
    request = await talking(desk)
    await press(desk, partings.done, request, by=ADA)
    await press(desk, partings.judge, request, by=ADA, word="not_for_me")
    async with desk.database.transaction() as session:
        assert not await apart.among(session, [ADA, GRACE]), "the answer alone changes nothing"
    for who in (GRACE, MAE):
        async with desk.database.transaction() as session:
            with pytest.raises(DomainError):
                await partings.keep_apart(session, request, by=who)
    async with desk.database.transaction() as session:
        await partings.keep_apart(session, request, by=ADA)
        assert await apart.among(session, [ADA, GRACE])
        assert await apart.chosen_by(session, ADA) == []


async def test_thanks_are_counted_once_for_a_problem_and_said(desk: Desk):
    number = await desk.shares()
    async with desk.database.transaction() as session:
        problem = await problems.get(session, number, lock=True)
        for _ in range(2):
            await thanks.give(session, problem, GRACE, now=NOW)
        assert await thanks.count(session, GRACE) == 1
        assert await thanks.count(session, MAE) == 0
    assert len([each for each in await desk.said(GRACE) if each.kind == "thanks_given"]) == 1
