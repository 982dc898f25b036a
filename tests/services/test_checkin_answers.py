"""An answer is its author's, to find again, to change and to delete, and nobody else's."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.db import Database
from bot.domain.answering import Answer
from bot.domain.errors import NotAllowed
from bot.domain.pairings import GoalDraft
from bot.services import checkins, goals
from models import CheckInState, Reveals
from tests.conftest import NOW, ON_SQLITE
from tests.services.answering import ADA, CHANNEL, COLE, FAY, OTTO, room

MARK = "zebrafish"
LATER = NOW + timedelta(days=1)
NEXT_WEEK = NOW + timedelta(weeks=1)


async def test_an_answer_for_oneself_leads_to_no_message_to_anybody(database: Database):
    desk = await room(database, ADA, OTTO)
    await desk.answers(ADA, MARK, load=5, support=1, commitment="Call the chair")
    await desk.closes()
    for reader in (CHANNEL, COLE, FAY, OTTO):
        assert await desk.owed(reader) == []
    (past,) = await desk.history(ADA)
    assert (past.answer.words, past.answer.load, past.stands) == (MARK, 5, "nowhere")


@ON_SQLITE
async def test_nobody_else_reads_changes_or_deletes_it(database: Database):
    desk = await room(database, ADA, OTTO)
    check_in = await desk.answers(ADA, MARK)
    draft = Answer(words="Mine now")
    for stranger in (OTTO, COLE, FAY):
        for which in (check_in.id, 999):
            with pytest.raises(NotAllowed):
                await desk.form(stranger, which)
            with pytest.raises(NotAllowed):
                async with database.transaction() as session:
                    await checkins.answer(session, which, draft, by=stranger, form_id="V1", now=NOW)
            with pytest.raises(NotAllowed):
                await desk.deletes(which, by=stranger)
        assert await desk.history(stranger) == []
    assert (await desk.history(ADA))[0].answer.words == MARK


@ON_SQLITE
async def test_a_copy_of_the_database_shows_nothing_of_an_answer(database: Database):
    desk = await room(database, ADA)
    await desk.coaches(COLE)
    await desk.answers(
        ADA,
        MARK,
        load=5,
        topics=("student-voice",),
        commitment=MARK,
        kept="partly",
        read_by="coach",
    )
    columns = "words, pulse, topics, commitment, kept"
    async with database.engine.connect() as connection:
        (row,) = await connection.execute(text(f"SELECT {columns} FROM check_in"))  # noqa: S608
        notices = await connection.execute(text("SELECT notice, channel FROM delivery"))
        for value in (*row, *(each for sent in notices for each in sent)):
            assert not any(word in value for word in (MARK, "load", "student", "partly", COLE))


async def test_the_same_form_checks_in_once(database: Database):
    desk = await room(database, ADA)
    await asyncio.gather(*(desk.answers(ADA, MARK, own_accord=True, form="V1") for _ in range(3)))
    (past,) = await desk.history(ADA)
    assert past.question is None
    await desk.deletes(past.check_in_id, by=ADA)
    assert await desk.history(ADA) == []


@ON_SQLITE
async def test_the_form_brings_back_the_last_commitment_and_the_history_what_became_of_it(database):
    desk = await room(database, ADA)
    first = await desk.answers(ADA, commitment="Call the chair")
    assert (await desk.form(ADA)).commitment == "Call the chair"
    await desk.asks_again(NEXT_WEEK)
    second = await desk.check_in(ADA)
    assert (await desk.form(ADA, second)).commitment == "Call the chair"
    await desk.answers(ADA, kept="partly", now=NEXT_WEEK)
    newest, oldest = await desk.history(ADA)
    assert (oldest.check_in_id, oldest.became, newest.became) == (first.id, "partly", None)
    edited = await desk.form(ADA, second)
    assert (edited.commitment, edited.given.kept) == ("Call the chair", "partly")
    assert (await desk.form(ADA)).commitment is None, "it is asked about once"


@ON_SQLITE
async def test_a_deleted_answer_leaves_its_prompt_skipped_and_nothing_else(database: Database):
    desk = await room(database, ADA)
    check_in = await desk.answers(
        ADA, MARK, load=5, topics=("student-voice",), commitment=MARK, kept="done"
    )
    await desk.deletes(check_in.id, by=ADA)
    async with database.transaction() as session:
        left = await session.get_one(type(check_in), check_in.id)
    assert left.state == CheckInState.SKIPPED
    assert not any(
        (left.words, left.pulse, left.topics, left.commitment, left.kept, left.answered_at)
    )


@ON_SQLITE
async def test_what_waits_is_the_open_prompt_that_is_not_answered(database: Database):
    async def waiting() -> int | None:
        async with database.transaction() as session:
            return await checkins.waiting(session, ADA)

    desk = await room(database, ADA)
    asked = await desk.check_in(ADA)
    assert await waiting() == asked
    await desk.answers(ADA)
    assert await waiting() is None
    await desk.deletes(asked, by=ADA)
    assert await waiting() == asked, "who deleted it may answer again"
    await desk.closes()
    assert await waiting() is None


@ON_SQLITE
async def test_the_form_has_the_goals_and_the_coach_and_tells_who_learns_what(database: Database):
    desk = await room(database, ADA, reveals=Reveals.NOTHING)
    pairing_id = await desk.coaches(COLE)
    draft = GoalDraft(text="A policy by June", about="alignment", earliest=NOW.date())
    async with database.transaction() as session:
        await goals.add(session, pairing_id, draft, by=ADA, form_id="V9", now=NOW)
    form = await desk.form(ADA, await desk.check_in(ADA))
    assert (form.coach, list(form.goals)) == (COLE, ["A policy by June"])
    assert (form.asked.channel, form.asked.tells_who, form.asked.is_closed) == (
        CHANNEL,
        False,
        False,
    )
    await desk.closes()
    assert (await desk.form(ADA, await desk.check_in(ADA))).asked.is_closed
