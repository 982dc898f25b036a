"""Plays what became of the demo's library: it was found useful, doubted, and searched in vain."""

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from bot.core import Core
from bot.demo import heard, written
from bot.demo.growing import found
from bot.demo.heard import LookedFor, Said
from bot.demo.moments import Moment
from bot.demo.scene import HOUR, Stage
from bot.domain.digests import first_tuesday, month_before
from bot.domain.feedback import Why
from bot.domain.freshness import LawDoubt
from bot.domain.guidance import Reader
from bot.domain.pieces import slug_of
from bot.services import disagreements, feedback, library_digest, unfound, upkeep
from jobs import library_digest as digest_job

_NEAREST = 3
"""Pieces whose topics tell what a search that found nothing was about."""


def moments(stage: Stage, core: Core) -> Iterator[Moment]:
    yield Moment(heard.DISAGREE_AGO, partial(_disagree, stage, core))
    yield Moment(heard.DOUBTED_AGO, partial(_doubt_law, core))
    for said in heard.SAID:
        yield Moment(said.ago, partial(_say, stage, core, said))
    for looked_for in heard.LOOKED_FOR:
        yield Moment(looked_for.ago, partial(_look_for, stage, core, looked_for))
    yield Moment(heard.DIGEST_AGO, partial(_want_digest, stage, core))
    yield from _digest(stage, core)


def _digest(stage: Stage, core: Core) -> Iterator[Moment]:
    """Send the last monthly message when it was due, if anybody wanted it by then."""
    clock, entering = ZoneInfo("America/Chicago"), stage.clock.now() + stage.clock.ago
    this = first_tuesday(entering.astimezone(clock).date())
    for tuesday in (month_before(this), this):
        ago = entering - datetime.combine(tuesday, time(9), clock) - HOUR / 6
        if timedelta(0) < ago < min(each.ago for each in heard.LOOKED_FOR):
            yield Moment(ago, partial(_send_digest, core))


async def _disagree(stage: Stage, core: Core) -> None:
    """Say that two pieces disagree, in a facilitator's words."""
    slug, by = slug_of(written.KEEP_THE_WORD.form_id), stage.people["fay"].id
    async with core.db.transaction() as session:
        await disagreements.say(
            session,
            slug,
            heard.DISAGREES_WITH,
            heard.DISAGREES_ABOUT,
            by=by,
            now=core.now(),
        )


async def _doubt_law(core: Core) -> None:
    doubt = LawDoubt(state=heard.DOUBTED_STATE)
    slugs = doubt.concerns(core.library.entries(Reader(facilitates=True)))
    async with core.db.transaction() as session:
        await upkeep.doubt_law(session, slugs, doubt.state)


async def _say(stage: Stage, core: Core, said: Said) -> None:
    piece, now = await found(core, said.of), core.now()
    async with core.db.transaction() as session:
        for name in said.useful:
            member = stage.people[name].id
            await feedback.give(session, piece=piece, member=member, useful=True, now=now)
        if said.reported_by:
            member, why = stage.people[said.reported_by].id, Why(why=said.why, note=said.note)
            await feedback.explain(session, piece=piece, member=member, why=why, now=now)


async def _look_for(stage: Stage, core: Core, looked_for: LookedFor) -> None:
    """Note a search of each, and what it was near to."""
    nearest = await core.library.rank(looked_for.words, limit=_NEAREST)
    topics = {topic for each in nearest for topic in each.piece.topics}
    async with core.db.transaction() as session:
        for name in looked_for.by:
            member, words = stage.people[name].id, looked_for.words
            await unfound.note(session, words, member=member, topics=topics, now=core.now())


async def _want_digest(stage: Stage, core: Core) -> None:
    async with core.db.transaction() as session:
        for name in heard.DIGEST_READERS:
            await library_digest.choose(session, stage.people[name].id, wants=True)


async def _send_digest(core: Core) -> None:
    await core.refresh_library(at_once=0)
    await digest_job.run(core)
