"""Facilitators change what came with Lantern, and what came stays at hand."""

from dataclasses import replace

import pytest

from bot.domain.pieces import Words
from bot.services import contributions, pieces, review, review_queue
from bot.services.library import Library
from bot.services.starter import Starter
from tests.conftest import NOW, ON_SQLITE
from tests.services.reviewing import CAME, edits, given, publishes, queue, shown
from tests.services.test_pieces import ADA, FAY


@pytest.fixture
def library() -> Library:
    return Library(Starter([CAME], None), now=lambda: NOW)


@ON_SQLITE
async def test_a_starter_piece_is_edited_with_its_own_wording_as_the_first_version(
    database, library
):
    came = Words.of(CAME)
    other = replace(came, title="Be a warm demander, every day")
    assert await edits(database, CAME.slug, other, seen=came, shipped=CAME) == "published"
    assert await shown(database, library, CAME.slug) == other
    async with database.transaction() as session:
        piece = await pieces.of_slug(session, CAME.slug)
        kept = await pieces.versions(session, piece)
    assert [(Words.from_json(each.words), each.by) for each in kept] == [(other, FAY), (came, None)]


@ON_SQLITE
async def test_a_suggested_change_leaves_a_starter_piece_as_it_is_until_review(database, library):
    came = Words.of(CAME)
    other = replace(came, title="Be a warm demander, every day")
    async with database.transaction() as session:
        await contributions.propose(
            session, CAME.slug, other, "Clearer.", by=ADA, shipped=CAME, now=NOW
        )
    assert await shown(database, library, CAME.slug) == came
    waiting = await queue(database, library)
    assert [each.slug for each in waiting.changed] == [CAME.slug]
    assert not waiting.new
    async with database.transaction() as session:
        await review.decline(session, CAME.slug, "As it is.", seen=other.fingerprint)
    assert not (await queue(database, library)).changed
    assert await shown(database, library, CAME.slug) == came


@ON_SQLITE
async def test_what_is_hidden_is_in_nobodys_library_until_it_is_shown_again(database, library):
    slug = await given(database)
    await publishes(database, slug)
    for each, shipped in ((slug, None), (CAME.slug, CAME)):
        before = await shown(database, library, each)
        async with database.transaction() as session:
            await review.hide(session, each, shipped, now=NOW)
        assert await shown(database, library, each) is None
        assert each in [one.slug for one in (await queue(database, library)).hidden]
        async with database.transaction() as session:
            await review.show_again(session, each, now=NOW)
        assert await shown(database, library, each) == before


@ON_SQLITE
async def test_newer_words_that_came_with_lantern_are_taken_or_left(database, library):
    came = Words.of(CAME)
    other = replace(came, title="Be a warm demander, every day")
    await edits(database, CAME.slug, other, seen=came, shipped=CAME)
    newer = replace(CAME, summary="Care, and insist on the work.")
    later = Library(Starter([newer], None), now=lambda: NOW)
    assert not (await queue(database, library)).starter_changed
    assert [each.slug for each in (await queue(database, later)).starter_changed] == [CAME.slug]
    for take, words in ((False, other), (True, Words.of(newer))):
        async with database.transaction() as session:
            await review.answer_news(session, CAME.slug, newer, take=take, by=FAY, now=NOW)
        assert not (await queue(database, later)).starter_changed
        assert await shown(database, later, CAME.slug) == words


@ON_SQLITE
async def test_a_file_that_changed_while_nobody_edited_it_here_is_what_is_decided_on(database):
    came = Words.of(CAME)
    other = replace(came, title="Be a warm demander, every day")
    async with database.transaction() as session:
        await contributions.propose(
            session, CAME.slug, other, "Clearer.", by=ADA, shipped=CAME, now=NOW
        )
        await review.decline(session, CAME.slug, "As it is.", seen=other.fingerprint)
    newer = replace(CAME, summary="Care, and insist on the work.")
    later = Library(Starter([newer], None), now=lambda: NOW)
    async with database.transaction() as session:
        standing = await review_queue.standing(session, later, CAME.slug)
    assert standing.words == Words.of(newer)
    edited = replace(standing.words, title="Be a warm demander each day")
    assert (
        await edits(database, CAME.slug, edited, seen=standing.words, shipped=newer) == "published"
    )
    assert not (await queue(database, later)).starter_changed
