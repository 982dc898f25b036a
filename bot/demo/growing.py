"""Plays how the demo's library grew: pieces were brought in, given, reviewed and changed."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.demo import written
from bot.demo.moments import Moment
from bot.demo.scene import Stage
from bot.demo.written import Brought, Given, Suggested
from bot.domain.guidance import Reader, Source
from bot.domain.pieces import LICENCES, Words, slug_of
from bot.domain.review import Standing
from bot.services import contributions, imports, pieces, review, review_queue, upkeep
from models import PieceOrigin

_ALL = Reader(facilitates=True)


def moments(stage: Stage, core: Core) -> Iterator[Moment]:
    yield Moment(written.BROUGHT_AGO, partial(_bring, stage, core))
    for given in written.GIVEN:
        yield from _of(stage, core, given)
    yield Moment(written.ADDED.ago, partial(_edit, stage, core, written.ADDED))
    yield Moment(written.WAITING.ago, partial(_suggest, stage, core, written.WAITING))


def _of(stage: Stage, core: Core, given: Given) -> Iterator[Moment]:
    """Give a piece, and do with it what was done."""
    yield Moment(given.ago, partial(_give, stage, core, given))
    slug = slug_of(given.form_id)
    if given.published_ago:
        by = given.published_by
        yield Moment(given.published_ago, partial(_publish, stage, core, slug, by))
    if given.asks:
        yield Moment(given.asked_ago, partial(_ask, core, slug, given.asks))
    if changed := given.changed:
        change = replace(changed, slug=slug)
        yield Moment(change.ago, partial(_suggest, stage, core, change))
        assert change.published_ago  # noqa: S101  # of the network's own pieces all are decided
        by = change.published_by
        yield Moment(change.published_ago, partial(_publish, stage, core, slug, by))


async def _bring(stage: Stage, core: Core) -> None:
    """Bring the staff's own pages in, and give them to whoever looks after them."""
    year, vault = core.now().year, core.db.vault
    async with core.db.transaction() as session:
        new = [_brought(each, year) for each in written.BROUGHT]
        await imports.bring_in(session, vault, new, publish=True, now=core.now())
    for each in written.BROUGHT:
        if each.reviewer:
            slug, reviewer = await found(core, each.title), stage.people[each.reviewer].id
            async with core.db.transaction() as session:
                await upkeep.assign(session, slug, reviewer, each.every_days)


async def _give(stage: Stage, core: Core, given: Given) -> None:
    async with core.db.transaction() as session:
        await pieces.submit(
            session,
            _given(given, core.now().year),
            origin=PieceOrigin.CONTRIBUTED,
            contributor=stage.people[given.by].id,
            credited=given.credited,
            form_id=given.form_id,
            now=core.now(),
        )


async def _publish(stage: Stage, core: Core, slug: str, by: str) -> None:
    """Publish what waits, as it stands."""
    member, now = stage.people[by].id, core.now()
    async with core.db.transaction() as session:
        seen = (await _standing(session, core, slug)).seen
        await review.approve(session, slug, seen=seen, by=member, network=core.network, now=now)


async def _ask(core: Core, slug: str, question: str) -> None:
    async with core.db.transaction() as session:
        await review.ask_author(session, slug, question, now=core.now())


async def _edit(stage: Stage, core: Core, change: Suggested) -> None:
    """Publish other words for a piece, as a facilitator may."""
    async with core.db.transaction() as session:
        standing = await _standing(session, core, change.slug)
        await review.edit(
            session,
            change.slug,
            _changed(standing, change),
            seen=standing.seen,
            shipped=core.library.shipped(change.slug),
            by=stage.people[change.by].id,
            network=core.network,
            now=core.now(),
        )


async def _suggest(stage: Stage, core: Core, change: Suggested) -> None:
    async with core.db.transaction() as session:
        words = _changed(await _standing(session, core, change.slug), change)
        await contributions.propose(
            session,
            change.slug,
            words,
            change.why,
            by=stage.people[change.by].id,
            shipped=core.library.shipped(change.slug),
            now=core.now(),
        )


async def found(core: Core, of: str) -> str:
    """Give the slug of what the network made, by its title; a slug stays itself."""
    await core.refresh_library(at_once=0)
    titles = {each.piece.title: each.piece.slug for each in core.library.entries(_ALL)}
    return titles.get(of, of)


async def _standing(session: AsyncSession, core: Core, slug: str) -> Standing:
    standing = await review_queue.standing(session, core.library, slug)
    assert standing is not None  # noqa: S101  # the demo's library has it
    return standing


def _given(given: Given, year: int) -> Words:
    return Words(
        title=given.title,
        summary=given.summary,
        body=given.body,
        kind=given.kind,
        topics=given.topics,
        support=given.support,
        source=Source(title="From practice", author="A member of this network", year=year),
    )


def _brought(page: Brought, year: int) -> Words:
    return Words(
        title=page.title,
        summary=page.summary,
        body=page.body,
        kind="tip",
        topics=page.topics,
        source=Source(title="Pages for our members", author="The network's staff", year=year),
        audience=page.audience,
        licence=LICENCES[page.audience],
    )


def _changed(standing: Standing, change: Suggested) -> Words:
    return replace(standing.words, body=f"{standing.words.body}\n\n{change.more}")
