"""Which topics occupy a cohort: what members ticked, and what their problems are about."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.disclosure import People
from bot.domain.notices.pictures import RisingTopic
from bot.domain.pictures import at_least
from bot.services import figures
from bot.services.pulse import Given
from models import Problem, ProblemState

OTHER = "other"


async def rising(
    session: AsyncSession,
    *,
    whose: str,
    cause: str,
    given: Sequence[Given],
    members: Collection[str],
    since: datetime,
    now: datetime,
) -> tuple[list[RisingTopic], People]:
    """Name the topics that enough people named; the rest as one, if enough named any of them.

    `whose` is the cohort, `cause` what it is told for, once. Also return over whom.
    """
    named = await _named(session, given, members, since)
    known = frozenset(it.member for it in given).union(*named.values())
    rare: set[str] = set()
    told: list[RisingTopic] = []
    over: set[str] = set()
    for slug, people in [*sorted(named.items()), (OTHER, rare)]:
        before = await figures.latest(session, what=f"topic:{slug}", whose=whose)
        figure = await figures.tell(
            session,
            what=f"topic:{slug}",
            of=f"{whose}:{cause}",
            people=people if at_least(len(people), len(known)) else (),
            work_out=partial(_counted, known),
            now=now,
        )
        if figure is None or not figure.value:
            rare |= people
            continue
        over.update(figure.people)
        told.append(_topic(slug, figure.value["at_least"], before))
    return sorted(told, key=lambda it: (it.slug is None, -it.at_least)), frozenset(over)


async def _named(
    session: AsyncSession, given: Sequence[Given], members: Collection[str], since: datetime
) -> dict[str, set[str]]:
    """Gather who named which topic; a problem without its author's name tells of nobody."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for each in given:
        for slug in each.topics:
            named[slug].add(each.member)
    found = select(Problem.author, Problem.topics).where(
        Problem.created_at > since,
        ~Problem.anonymous,
        Problem.for_channel,
        Problem.state != ProblemState.WITHDRAWN,
    )
    for author, topics in await session.execute(found):
        for slug in topics if author in members else ():
            named[slug].add(author)
    return named


def _counted(known: People, people: People) -> dict[str, Any]:
    return {"at_least": at_least(len(people), len(known))}


def _topic(slug: str, count: int, before: Mapping[str, Any] | None) -> RisingTopic:
    more = before is None or count > before["at_least"]
    return RisingTopic(slug=None if slug == OTHER else slug, at_least=count, more=more)
