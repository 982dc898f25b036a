"""Nothing of a problem becomes guidance unless its author has agreed to the words."""

import asyncio
from datetime import datetime

import pytest

from bot.domain.errors import Gone, NotAllowed
from bot.domain.hours import WorkingWeek
from bot.domain.notices import AnswerWantedForGuidance, OutcomeAsked, PieceDrafted
from bot.services import departures
from models import Audience, Consent, Harvest, HarvestState, HelpfulAnswer, PieceOrigin, PieceState
from tests.conftest import NOW, ON_SQLITE
from tests.services.harvesting import ADA, FAY, MAE, NETWORK


@ON_SQLITE
async def test_a_draft_of_the_authors_own_words_names_nobody_and_says_what_was_changed(bench):
    await bench.resolves()
    await bench.clock()

    (drafted,) = await bench.said(ADA, PieceDrafted)
    assert "Nobody comes, a colleague told me" in drafted.body
    assert "every family in a town first, and a colleague wrote" in drafted.body
    assert ("Amara Okafor", "a colleague") in [(it.before, it.after) for it in drafted.changes]
    assert await bench.pieces() == []


@ON_SQLITE
async def test_without_consent_nothing_begins_and_marks_are_forgotten(bench):
    problem_id = await bench.resolves(consent=False)
    await bench.time_passes(weeks=9)
    assert await bench.all_of(Harvest) == []
    assert await bench.said(ADA) == []
    await bench.withdraws(problem_id)


@ON_SQLITE
async def test_a_facilitator_who_resolves_gives_no_consent(bench):
    await bench.resolves(by=FAY)
    await bench.time_passes(weeks=9)
    assert await bench.all_of(Harvest) == []


@ON_SQLITE
async def test_nothing_is_published_on_silence(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    for _ in range(14):
        await bench.time_passes(weeks=1)

    assert await bench.pieces() == []
    harvest = await bench.harvest()
    assert (harvest.state, harvest.draft, harvest.due_at) == (HarvestState.LAPSED, None, None)
    assert await bench.all_of(HelpfulAnswer) == []
    asked = await bench.said(ADA)
    assert [type(it).__name__ for it in asked] == ["PieceDrafted"] * 3
    assert [it.stand for it in asked] == ["later", "later", "lapsed"]
    assert not any(it.body for it in asked), "what ended unused is shown no more"


@ON_SQLITE
async def test_what_is_due_comes_once_at_three_and_at_eight_weeks(bench):
    await bench.resolves()
    await bench.clock()
    seen = []
    for day in range(1, 12 * 7):
        await bench.time_passes(days=1)
        seen += [(day, it.weeks) for it in await bench.said(ADA, OutcomeAsked)]
    assert seen[0] == (21, 3)
    assert {weeks for _, weeks in seen} == {3, 8}
    assert min(day for day, weeks in seen if weeks == 8) == 56


async def test_any_number_of_processes_ask_once(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await asyncio.gather(*(bench.clock() for _ in range(4)))
    await bench.time_passes(days=3)
    await asyncio.gather(*(bench.clock() for _ in range(4)))
    assert len(await bench.said(ADA, PieceDrafted)) == 1
    assert len(await bench.said(MAE, AnswerWantedForGuidance)) == 1


@ON_SQLITE
async def test_the_piece_goes_into_review_without_its_authors_name(bench):
    await bench.resolves()
    await bench.clock()
    await bench.agrees(title="Ask the families first")
    (piece,) = await bench.pieces()
    assert (piece.state, piece.origin) == (PieceState.IN_REVIEW, PieceOrigin.HARVESTED)
    assert piece.audience == Audience.NETWORK
    assert (piece.contributor, piece.credited) == (ADA, False)
    assert (piece.source["author"], piece.source["year"]) == ("From the network", 2026)
    (drafted,) = await bench.said(ADA, PieceDrafted)
    assert (drafted.stand, drafted.body) == ("agreed", "")


@ON_SQLITE
async def test_a_form_that_arrives_twice_is_one_piece(bench):
    await bench.resolves()
    await bench.clock()
    await bench.agrees()
    await bench.agrees()
    assert len(await bench.pieces()) == 1


@ON_SQLITE
async def test_nobody_else_agrees_reads_or_tells(bench):
    await bench.resolves()
    await bench.clock()
    for stranger in (MAE, FAY):
        for deed in (bench.agrees, bench.takes_back):
            with pytest.raises(NotAllowed):
                await deed(by=stranger)
        with pytest.raises(NotAllowed):
            await bench.tells("It worked.", by=stranger)


@ON_SQLITE
@pytest.mark.parametrize("published", [False, True])
async def test_an_author_takes_the_consent_back_and_nothing_is_left(bench, published):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.clock()
    await bench.answers(Consent.GIVEN)
    await bench.clock()
    await bench.agrees()
    if published:
        await bench.publishes()
    await bench.takes_back()

    (piece,) = await bench.pieces()
    assert (piece.state, piece.body, piece.contributor) == (PieceState.HIDDEN, "", None)
    assert (await bench.harvest()).draft is None
    (asked,) = await bench.said(MAE, AnswerWantedForGuidance)
    assert (asked.stand, asked.title, asked.words) == ("gone", "", "")
    await bench.time_passes(weeks=9)
    assert [it.stand for it in await bench.said(ADA, PieceDrafted)] == ["declined"]
    with pytest.raises(Gone):
        await bench.tells("It worked.")


@ON_SQLITE
async def test_a_withdrawn_problem_ends_it(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    await bench.time_passes(days=4)
    await bench.agrees()
    await bench.withdraws(problem_id)
    (piece,) = await bench.pieces()
    assert piece.state == PieceState.HIDDEN
    assert await bench.all_of(HelpfulAnswer) == []
    told = [*await bench.said(ADA, PieceDrafted), *await bench.said(MAE, AnswerWantedForGuidance)]
    assert {it.title for it in told} == {""}


@ON_SQLITE
async def test_what_happened_since_goes_into_the_draft(bench):
    await bench.resolves()
    await bench.clock()
    await bench.time_passes(weeks=3)
    await bench.tells("Attendance rose at Lincoln High School.")
    (harvest,) = await bench.all_of(Harvest)
    assert "Attendance rose at a school." in harvest.draft["body"]
    assert (await bench.said(ADA))[-1].body == harvest.draft["body"]


@ON_SQLITE
async def test_what_happened_since_is_a_change_that_readers_see_after_review(bench):
    await bench.resolves()
    await bench.clock()
    await bench.agrees()
    await bench.publishes()
    await bench.time_passes(weeks=3)
    await bench.tells("Attendance rose.")
    await bench.agrees(form="F2")
    (piece,) = await bench.pieces()
    assert piece.state == PieceState.PUBLISHED
    assert "Attendance rose." not in piece.body
    assert "Attendance rose." in piece.proposal["words"]["body"]
    assert piece.proposal["by"] is None, "a change would show who suggests it"
    await bench.time_passes(weeks=30)
    assert (await bench.harvest()).state == HarvestState.AGREED


@ON_SQLITE
async def test_an_author_is_asked_in_their_working_hours_at_a_moment_that_tells_nothing(bench):
    week = WorkingWeek(zone="Pacific/Auckland")
    await bench.works(ADA, week)
    await bench.resolves()
    kept = set()
    for luck in (0.1, 0.4, 0.9):
        bench.now = datetime(2026, 1, 5, 9, tzinfo=NOW.tzinfo)  # ten in the evening there
        await bench.clock(luck)
        assert await bench.said(ADA) == []
        due = (await bench.harvest()).due_at
        assert week.next_open(due) == due
        kept.add(due)
        async with bench.database.transaction() as session:
            row = await session.get_one(Harvest, 1)
            row.due_at = NOW
    assert len(kept) == 3, "the first minute of a day would tell whose day it is"


@ON_SQLITE
async def test_who_left_is_not_asked(bench):
    problem_id = await bench.resolves()
    await bench.marks(problem_id)
    async with bench.database.transaction() as session:
        for member in (ADA, MAE):
            await departures.leave(session, member, now=NOW, network=NETWORK)
    await bench.time_passes(days=4)
    assert await bench.said(ADA) == []
    assert await bench.said(MAE) == []
    assert (await bench.harvest()).state == HarvestState.LAPSED
