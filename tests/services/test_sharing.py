"""Others read of an answer what its author chose, and as long as they choose it."""

import asyncio
from datetime import timedelta

import pytest

from bot.db import Database
from bot.domain.errors import InvalidInput
from bot.domain.notices import AnswerShared, AnswerSharedWithCoach, AnswersShared
from models import Reveals
from tests.conftest import NOW, ON_SQLITE
from tests.services.answering import ADA, CHANNEL, COLE, MANY, OTTO, QUESTION, room

MARK = "zebrafish"
LATER = NOW + timedelta(days=1)
NEXT_WEEK = NOW + timedelta(weeks=1)


@ON_SQLITE
async def test_a_coach_reads_it_at_once_and_follows_what_the_author_does(database: Database):
    desk = await room(database, ADA)
    await desk.coaches(COLE)
    given = {"load": 4, "topics": ("student-voice",), "read_by": "coach"}
    check_in = await desk.answers(ADA, MARK, form="V1", **given)
    (read,) = await desk.said(COLE, AnswerSharedWithCoach)
    assert (read.author, read.text, read.load, read.question) == (ADA, MARK, 4, QUESTION)
    assert "student-voice" not in str(read)

    await desk.answers(ADA, "Other words", form="V2", now=LATER, **given)
    (read,) = await desk.said(COLE, AnswerSharedWithCoach)
    assert (read.text, read.answered_on) == ("Other words", NOW.date())

    await desk.answers(ADA, "Other words", read_by="me", form="V3", now=LATER)
    assert await desk.removed(COLE) == [check_in.shared_in_id]
    again = await desk.answers(ADA, "Other words", form="V4", now=LATER, **given)
    await desk.deletes(check_in.id, by=ADA)
    assert (await desk.removed(COLE))[1:] == [again.shared_in_id]
    assert await desk.history(ADA) == []


@ON_SQLITE
async def test_a_new_coach_gets_it_only_by_a_new_choice_and_the_old_one_loses_it(database):
    desk = await room(database, ADA)
    await desk.coaches(COLE)
    await desk.answers(ADA, MARK, read_by="coach")
    await desk.coaches(OTTO)
    assert await desk.said(OTTO, AnswerSharedWithCoach) == []
    await desk.answers(ADA, MARK, read_by="coach", now=LATER)
    assert len(await desk.said(OTTO, AnswerSharedWithCoach)) == 1
    assert len(await desk.removed(COLE)) == 1


@ON_SQLITE
async def test_readers_whom_there_are_not_are_refused_and_nothing_is_kept(database: Database):
    desk = await room(database, ADA, channel=None)
    for read_by in ("coach", "cohort", "cohort_unnamed"):
        for own_accord in (True, False):
            with pytest.raises(InvalidInput) as refused:
                await desk.answers(ADA, read_by=read_by, own_accord=own_accord)
            assert set(refused.value.problems) == {"read_by"}
    assert await desk.history(ADA) == []


@ON_SQLITE
async def test_a_cohort_reads_after_the_close_the_words_alone_as_long_as_they_stand(database):
    desk = await room(database, ADA, OTTO)
    await desk.answers(ADA, MARK, load=5, commitment="Call the chair", read_by="cohort")
    await desk.answers(OTTO, "Mine alone.")
    assert await desk.owed(CHANNEL) == []
    await desk.closes()
    root, reply = await desk.owed(CHANNEL)
    assert await desk.said(CHANNEL, AnswersShared) == [
        AnswersShared(cohort="Cohort Example", question=QUESTION)
    ]
    assert await desk.said(CHANNEL, AnswerShared) == [AnswerShared(author=ADA, text=MARK)]
    assert reply.reply_to_id == root.id
    await desk.closes()
    assert len(await desk.owed(CHANNEL)) == 2, "once"

    await desk.answers(ADA, "Other words", read_by="cohort", now=LATER)
    assert await desk.said(CHANNEL, AnswerShared) == [AnswerShared(author=ADA, text="Other words")]
    await desk.deletes(await desk.check_in(ADA), by=ADA)
    assert await desk.removed(CHANNEL) == [reply.id]


@ON_SQLITE
async def test_the_order_tells_nothing_of_who_wrote_what(database: Database):
    desk = await room(database, *MANY)
    for number, member in enumerate(MANY):
        await desk.answers(member, str(number), read_by="cohort_unnamed")
    await desk.closes()
    shared = await desk.said(CHANNEL, AnswerShared)
    assert {each.author for each in shared} == {None}
    order = [int(each.text) for each in shared]
    assert sorted(order) == list(range(12))
    assert order not in (sorted(order), sorted(order, reverse=True))
    assert not any(member in str(each) for each in shared for member in MANY)


@ON_SQLITE
@pytest.mark.parametrize(("reveals", "posted"), [(Reveals.WHO, False), (Reveals.NOTHING, True)])
async def test_without_a_name_only_where_five_could_have_written_it(database, reveals, posted):
    desk = await room(database, *MANY[:6], reveals=reveals)
    await desk.answers(MANY[0], MARK, read_by="cohort_unnamed")
    for member in MANY[1:4]:
        await desk.answers(member)
    await desk.closes()
    assert bool(await desk.said(CHANNEL, AnswerShared)) is posted
    (past,) = await desk.history(MANY[0])
    assert past.stands == ("cohort" if posted else "waits")


@ON_SQLITE
async def test_who_gives_their_name_is_not_one_of_those_who_could_have_written_it(database):
    desk = await room(database, *MANY[:6])
    await desk.answers(MANY[0], MARK, read_by="cohort_unnamed")
    for member in MANY[1:4]:
        await desk.answers(member)
    for member in MANY[4:6]:
        await desk.answers(member, read_by="cohort")
    await desk.closes()
    assert {each.author for each in await desk.said(CHANNEL, AnswerShared)} == set(MANY[4:6])


@ON_SQLITE
async def test_after_the_close_a_name_is_posted_at_once_and_no_name_waits(database: Database):
    desk = await room(database, *MANY)
    await desk.closes()
    first = desk.prompting_id
    await desk.answers(MANY[0], "Named", read_by="cohort", now=LATER)
    await desk.answers(MANY[1], "Unnamed", read_by="cohort_unnamed", now=LATER)
    assert await desk.said(CHANNEL, AnswerShared) == [AnswerShared(author=MANY[0], text="Named")]

    await desk.asks_again(NEXT_WEEK)
    await desk.closes(NEXT_WEEK)
    assert AnswerShared(author=None, text="Unnamed") in await desk.said(CHANNEL, AnswerShared)
    assert len(await desk.said(CHANNEL, AnswersShared)) == 1, "below its own question"
    assert first != desk.prompting_id


@ON_SQLITE
async def test_who_takes_their_name_back_is_taken_down_and_waits_for_the_next_close(database):
    desk = await room(database, *MANY)
    await desk.answers(MANY[0], MARK, read_by="cohort")
    for member in MANY[1:]:
        await desk.answers(member)
    await desk.closes(LATER)
    await desk.answers(MANY[0], MARK, read_by="cohort_unnamed", now=LATER)
    assert len(await desk.removed(CHANNEL)) == 1
    assert (await desk.history(MANY[0]))[0].stands == "waits"
    await desk.asks_again(NEXT_WEEK)
    await desk.closes(NEXT_WEEK)
    assert (await desk.said(CHANNEL, AnswerShared))[-1] == AnswerShared(author=None, text=MARK)


@ON_SQLITE
async def test_it_is_posted_only_in_the_channel_that_its_author_saw_named(database: Database):
    desk = await room(database, ADA, OTTO)
    await desk.answers(ADA, MARK, read_by="cohort")
    await desk.moves_to("C0EVERYBODY")
    await desk.closes()
    assert await desk.owed(CHANNEL) == await desk.owed("C0EVERYBODY") == []
    assert (await desk.history(ADA))[0].stands == "waits"
    await desk.answers(ADA, MARK, read_by="cohort", now=LATER)
    assert len(await desk.said("C0EVERYBODY", AnswerShared)) == 1


@ON_SQLITE
async def test_a_form_that_named_another_reader_is_refused_and_nothing_is_kept(database: Database):
    desk = await room(database, ADA)
    await desk.coaches(OTTO)
    for read_by, named in (("coach", COLE), ("cohort", "C0EVERYBODY"), ("cohort_unnamed", None)):
        with pytest.raises(InvalidInput) as refused:
            await desk.answers(ADA, MARK, read_by=read_by, reader=named)
        assert set(refused.value.problems) == {"read_by"}
    assert await desk.history(ADA) == []


@ON_SQLITE
async def test_who_is_not_of_the_cohort_any_more_shares_nothing_there(database: Database):
    desk = await room(database, ADA, OTTO)
    await desk.leaves(ADA)
    assert (await desk.form(ADA, await desk.check_in(ADA))).asked.channel is None
    with pytest.raises(InvalidInput):
        await desk.answers(ADA, MARK, read_by="cohort", reader=CHANNEL)


async def test_shared_while_the_prompt_closes_it_is_posted_once(database: Database):
    desk = await room(database, ADA, OTTO)
    await asyncio.gather(desk.closes(), desk.answers(ADA, MARK, read_by="cohort"))
    assert await desk.said(CHANNEL, AnswerShared) == [AnswerShared(author=ADA, text=MARK)]


async def test_shared_late_by_several_at_once_all_stand_under_one_question(database: Database):
    desk = await room(database, ADA, OTTO, COLE)
    await desk.closes()
    late = (desk.answers(each, MARK, read_by="cohort", now=LATER) for each in desk.members)
    await asyncio.gather(*late)
    assert len(await desk.said(CHANNEL, AnswersShared)) == 1
    assert len(await desk.said(CHANNEL, AnswerShared)) == 3
