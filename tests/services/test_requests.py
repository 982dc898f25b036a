"""Who may ask a mentor, and who may offer help: once, and nobody who has no time."""

import pytest

from bot.domain.errors import DomainError, Gone, NotAllowed
from bot.domain.notices import HelpOffered, MentorAsked
from models import Origin, RequestState
from tests.services.desk import ADA, GRACE, MAE, OTTO, Desk, attempts


async def test_a_mentor_is_asked_once_and_told_why(desk: Desk):
    problem = await desk.shares()
    await desk.asks(problem, GRACE)
    with pytest.raises(Gone, match="asked this mentor already"):
        await desk.asks(problem, GRACE)

    [asked] = await desk.said(GRACE)
    assert isinstance(asked, MentorAsked)
    assert asked.author == ADA
    assert asked.reasons == [
        "You know discipline and school climate",
        "You are helping nobody else just now",
    ]


async def test_two_presses_at_once_ask_or_offer_once(desk: Desk):
    problem = await desk.shares()
    for press in (
        lambda: desk.asks(problem, GRACE),
        lambda: desk.offers(problem, by=OTTO),
    ):
        told = await attempts(*(press() for _ in range(4)))
        assert sum(each is None for each in told) == 1
        assert {type(each) for each in told if each} == {Gone}
    assert len(await desk.said(GRACE)) == 1


async def test_only_the_author_asks(desk: Desk):
    problem = await desk.shares()
    before = await desk.everything()
    for stranger in (GRACE, MAE, OTTO):
        with pytest.raises(NotAllowed):
            await desk.asks(problem, GRACE, by=stranger)
    assert await desk.everything() == before


async def test_a_mentor_who_has_no_time_is_not_asked(desk: Desk):
    problem = await desk.shares()
    await desk.mentors("U0PAUSED", paused=True)
    await desk.mentors("U0FULL", capacity=1)
    other = await desk.shares(OTTO, form="V2")
    await desk.accepts(await desk.asks(other, "U0FULL", by=OTTO), by="U0FULL")

    for mentor, why in (
        ("U0PAUSED", "taking a break"),
        ("U0FULL", "no room"),
        ("U0NOBODY", "taking a break"),
        (ADA, "another mentor"),
    ):
        with pytest.raises(DomainError, match=why):
            await desk.asks(problem, mentor)


async def test_three_mentors_at_most_think_about_one_problem(desk: Desk):
    problem = await desk.shares()
    await desk.mentors("U0THREE", "U0FOUR")
    first = await desk.asks(problem, GRACE)
    await desk.asks(problem, MAE)
    await desk.asks(problem, "U0THREE")
    with pytest.raises(NotAllowed, match="thinking about this already"):
        await desk.asks(problem, "U0FOUR")

    await desk.declines(first, by=GRACE)
    await desk.asks(problem, "U0FOUR")


async def test_a_colleague_offers_once_and_only_the_author_hears(desk: Desk):
    problem = await desk.shares()
    await desk.offers(problem, by=OTTO)
    with pytest.raises(Gone, match="offered your help already"):
        await desk.offers(problem, by=OTTO)
    with pytest.raises(NotAllowed, match="your own"):
        await desk.offers(problem, by=ADA)

    offers = [each for each in await desk.said(ADA) if isinstance(each, HelpOffered)]
    assert [offer.helper for offer in offers] == [OTTO]


async def test_a_mentor_who_said_not_now_may_think_better_of_it(desk: Desk):
    problem = await desk.shares()
    await desk.declines(await desk.asks(problem, GRACE), by=GRACE)
    offered = await desk.offers(problem, by=GRACE)
    with pytest.raises(Gone, match="offered to help already"):
        await desk.asks(problem, GRACE)
    await desk.accepts(offered, by=ADA)

    request = await desk.between(problem, GRACE)
    assert (request.origin, request.state) == (Origin.OFFERED, RequestState.ACCEPTED)


async def test_what_the_author_has_declined_is_not_brought_up_again(desk: Desk):
    problem = await desk.shares()
    await desk.declines(await desk.offers(problem, by=GRACE), by=ADA)
    with pytest.raises(Gone, match="the author said not now"):
        await desk.offers(problem, by=GRACE)
    with pytest.raises(Gone, match="ask another one"):
        await desk.asks(problem, GRACE)
