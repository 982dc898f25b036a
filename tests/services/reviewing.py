"""Facilitators at work on a small library, for the tests of use cases."""

from dataclasses import fields, replace
from datetime import date

from bot.domain import guidance
from bot.domain.guidance import Reader, Source
from bot.domain.network import Network
from bot.domain.pieces import Words
from bot.services import pieces, review, review_queue
from models import PieceOrigin
from tests.conftest import NOW, TEAM
from tests.services.test_pieces import ADA, FAY, WORDS

OTTO = "U0OTTO"
NETWORK = Network(
    team_id=TEAM,
    channel="C0PROBLEMS",
    bot_user="U0LANTERN",
    home_url="https://lantern.slack.com/",
    facilitators=(FAY, OTTO),
)
CAME = guidance.Piece(
    slug="warm-demander",
    title="Be a warm demander",
    kind="tip",
    topics=frozenset({"racial-equity"}),
    support=None,
    summary="Care and insist.",
    source=Source(title="A book", author="An author", year=1975),
    licence="CC BY 4.0",
    reviewed=date(2026, 2, 1),
    body="Show each student that you care, and insist that they do the work. " * 4,
)
CLEARER = replace(WORDS, title="Ask the board a single question at a time")
ALL = Reader(facilitates=True)


async def given(database, origin=PieceOrigin.CONTRIBUTED, by=ADA, words=WORDS) -> str:
    """Give a piece, and return its slug."""
    async with database.transaction() as session:
        piece = await pieces.submit(
            session,
            words,
            origin=origin,
            contributor=by,
            credited=False,
            form_id=f"{origin}:{words.title}",
            now=NOW,
        )
    return piece.slug


async def publishes(database, slug, by=FAY, words=WORDS):
    async with database.transaction() as session:
        return await review.approve(
            session, slug, seen=words.fingerprint, by=by, network=NETWORK, now=NOW
        )


async def edits(database, slug, words, *, seen=WORDS, shipped=None, by=FAY):
    async with database.transaction() as session:
        return await review.edit(
            session,
            slug,
            words,
            seen=seen.fingerprint,
            shipped=shipped,
            by=by,
            network=NETWORK,
            now=NOW,
        )


async def shown(database, library, slug):
    """The words that readers see, as the library follows the database."""
    async with database.transaction() as session:
        await library.follow(session)
    entry = library.entry(slug, ALL)
    return entry and Words.of(entry.piece, entry.audience)


async def queue(database, library):
    """What waits, of which the number in Home tells the truth."""
    async with database.transaction() as session:
        await library.follow(session)
        waiting = await review_queue.gather(session, library, today=NOW.date())
        tally = await review_queue.tally(session, library, today=NOW.date())
    told = {each.name: getattr(tally, each.name) for each in fields(tally)}
    assert told == {name: len(getattr(waiting, name)) for name in told}
    return waiting
