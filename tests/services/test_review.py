"""What facilitators decide: once, about what they saw, and with the author."""

import asyncio

import pytest
from sqlalchemy import select

from bot.domain.errors import DomainError, Gone
from bot.domain.review import Change
from bot.services import contributions, pieces, review
from bot.services.library import Library
from bot.services.starter import Starter
from models import Delivery, PieceOrigin
from tests.conftest import NOW, ON_SQLITE
from tests.services.reviewing import CAME, CLEARER, OTTO, edits, given, publishes, queue, shown
from tests.services.test_pieces import ADA, WORDS


@pytest.fixture
def library() -> Library:
    return Library(Starter([CAME], None), now=lambda: NOW)


async def test_of_two_who_decide_at_once_one_decides_and_the_other_is_told(database):
    slug = await given(database)

    async def declines():
        async with database.transaction() as session:
            await review.decline(session, slug, "Not now.", seen=WORDS.fingerprint)

    outcomes = await asyncio.gather(publishes(database, slug), declines(), return_exceptions=True)
    assert sum(isinstance(each, Gone) for each in outcomes) == 1
    assert sum(isinstance(each, DomainError) for each in outcomes) == 1


@ON_SQLITE
async def test_a_press_is_about_the_words_that_were_seen(database):
    slug = await given(database)
    with pytest.raises(Gone):
        await publishes(database, slug, words=CLEARER)
    with pytest.raises(Gone):
        await edits(database, slug, CLEARER, seen=CLEARER)
    assert await publishes(database, slug) == "published"


@ON_SQLITE
async def test_other_words_for_a_harvested_piece_wait_for_its_authors_press_on_them(
    database, library
):
    slug = await given(database, PieceOrigin.HARVESTED)
    assert await edits(database, slug, CLEARER) == "author_asked"
    assert await shown(database, library, slug) is None
    with pytest.raises(Gone):
        await publishes(database, slug)
    [waiting] = (await queue(database, library)).changed
    assert waiting.waits_for == "author"

    async with database.transaction() as session:
        piece = await pieces.of_slug(session, slug)
        with pytest.raises(DomainError):
            await contributions.agree(session, piece.id, seen=CLEARER.fingerprint, by=OTTO, now=NOW)
        with pytest.raises(Gone):
            await contributions.agree(session, piece.id, seen=WORDS.fingerprint, by=ADA, now=NOW)
    assert await shown(database, library, slug) is None

    async with database.transaction() as session:
        await contributions.agree(session, piece.id, seen=CLEARER.fingerprint, by=ADA, now=NOW)
    assert await shown(database, library, slug) == CLEARER


@ON_SQLITE
async def test_an_author_keeps_their_words_and_the_piece_waits_as_before(database, library):
    slug = await given(database, PieceOrigin.HARVESTED)
    await edits(database, slug, CLEARER)
    async with database.transaction() as session:
        piece = await pieces.of_slug(session, slug)
        await contributions.keep_words(session, piece.id, seen=CLEARER.fingerprint, by=ADA, now=NOW)
    assert [each.slug for each in (await queue(database, library)).new] == [slug]
    assert await publishes(database, slug) == "published"
    assert await shown(database, library, slug) == WORDS


@ON_SQLITE
async def test_a_second_suggestion_waits_for_the_first_and_the_suggester_is_told(database):
    slug = await given(database)
    await publishes(database, slug)
    async with database.transaction() as session:
        await contributions.propose(session, slug, CLEARER, "", by=OTTO, shipped=None, now=NOW)
        with pytest.raises(Gone):
            await contributions.require_open_to_change(session, slug)
    with pytest.raises(DomainError):
        await publishes(database, slug, by=OTTO, words=CLEARER)
    assert await publishes(database, slug, words=CLEARER) == "published"
    async with database.transaction() as session:
        owed = list(await session.scalars(select(Delivery)))
    told = [each.notice["kind"] for each in owed if each.channel == OTTO]
    assert told == ["change_settled"]


@ON_SQLITE
async def test_what_the_author_of_a_harvested_piece_wrote_since_needs_no_second_press_of_theirs(
    database, library
):
    slug = await given(database, PieceOrigin.HARVESTED)
    await publishes(database, slug)
    async with database.transaction() as session:
        piece = await pieces.of_slug(session, slug)
        piece.proposal = Change(words=CLEARER, at=NOW, agreed=True).as_json()
    with pytest.raises(DomainError):
        await publishes(database, slug, by=ADA, words=CLEARER)
    assert await publishes(database, slug, words=CLEARER) == "published"
    assert await shown(database, library, slug) == CLEARER
