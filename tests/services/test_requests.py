"""Who may ask a mentor, and who may offer help: once, and nobody who has no time."""

import pytest

from bot.domain.errors import DomainError, Gone, NotAllowed
from bot.domain.notices import HelpOffered, MentorAsked
from bot.services import apart
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

    told = set()
    for mentor in ("U0PAUSED", "U0FULL", "U0NOBODY"):
        with pytest.raises(Gone, match="cannot take it on") as refused:
            await desk.asks(problem, mentor)
        told.add(str(refused.value))
    assert len(told) == 1, "what stands against a mentor is told from nothing"
    with pytest.raises(DomainError, match="another mentor"):
        await desk.asks(problem, ADA)


async def test_whom_an_author_is_kept_apart_from_is_as_any_other_who_has_no_time(desk: Desk):
    await desk.mentors("U0FULL", capacity=1)
    other = await desk.shares(OTTO, form="V2")
    await desk.accepts(await desk.asks(other, "U0FULL", by=OTTO), by="U0FULL")
    async with desk.database.transaction() as session:
        await apart.choose(session, MAE, [ADA])
    problem = await desk.shares()
    told = await attempts(desk.asks(problem, "U0FULL"), desk.asks(problem, MAE))
    assert str(told[0]) == str(told[1])


async def test_one_mentor_at_a_time_thinks_about_a_problem(desk: Desk):
    problem = await desk.shares()
    first = await desk.asks(problem, GRACE, passes_on=False)
    with pytest.raises(NotAllowed, match=f"<@{GRACE}> is thinking about this"):
        await desk.asks(problem, MAE)

    await desk.declines(first, by=GRACE)
    await desk.asks(problem, MAE)


async def test_an_author_looks_for_mentors_for_a_few_problems_at_once(desk: Desk):
    await desk.mentors(GRACE, MAE, capacity=5, weekly=5)
    found = [await desk.shares(form=f"V{number}") for number in range(5)]
    told = await attempts(*(desk.asks(problem, GRACE) for problem in found))
    assert [type(each) for each in told if each] == [NotAllowed] * 2
    assert {str(each)[:22] for each in told if each} == {"I am looking for a men"}

    asked = [problem for problem, each in zip(found, told, strict=True) if each is None]
    refused = next(problem for problem in found if problem not in asked)
    await desk.takes_back(asked[0])
    await desk.asks(refused, MAE)


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


@pytest.mark.parametrize("anonymous", [False, True])
async def test_the_offer_of_somebody_kept_apart_is_answered_as_any_other_and_goes_no_further(
    desk: Desk, anonymous: bool
):
    problem = await desk.shares(anonymous=anonymous)
    async with desk.database.transaction() as session:
        await apart.choose(session, OTTO, [ADA])
    before = len(await desk.said(ADA))
    await desk.offers(problem, by=OTTO)
    assert len(await desk.said(ADA)) == before

    with pytest.raises(Gone) as again:
        await desk.offers(problem, by=OTTO)
    await desk.offers(problem, by=MAE)
    with pytest.raises(Gone) as any_other:
        await desk.offers(problem, by=MAE)
    assert str(again.value) == str(any_other.value)
    await desk.resolves(problem)
    assert await desk.said(OTTO) == []
