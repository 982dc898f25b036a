"""The library at each point: given, in review, asked about, hidden, harvested, and kept right."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.domain.feedback import Why
from bot.domain.guidance import Source
from bot.domain.harvests import Draft
from bot.domain.pieces import Words
from bot.domain.review import Change
from bot.services import disagreements, feedback, pieces, upkeep
from fakeslack import Person
from models import (
    Consent,
    Feedback,
    Harvest,
    HarvestState,
    HelpfulAnswer,
    Piece,
    PieceOrigin,
    PieceState,
    Problem,
    ProblemState,
)
from tests.journeys.curating import BODY, TITLE
from tests.journeys.sharing import FORM
from tests.network import Network

TOPICS = ("board-and-superintendent-relations",)
WORDS = Words(
    title=TITLE,
    summary="One question a meeting gets one answer a meeting.",
    body=BODY,
    kind="tip",
    topics=TOPICS,
    source=Source(title="From practice", author="A member of this network", year=2026),
)
OTHER_WORDS = replace(WORDS, title="Ask one question at a time")
DRAFT = Draft(title=TITLE, summary=WORDS.summary, body=BODY, topics=TOPICS)


async def arranged_library(
    network: Network, giver: Person, keeper: Person, gone: Person
) -> dict[str, Any]:
    """Give, ask, hide, harvest and keep, without a press, but as presses would have left it."""
    async with network.core.db.transaction() as session:
        numbers = await _given(network, session, giver)
        numbers |= await _learned(network, session)
        given, rewritten = numbers["given"], numbers["rewritten"]
        await upkeep.assign(session, given, keeper.id, 365)
        await upkeep.assign(session, rewritten, gone.id, 365)
        now, said = network.core.now(), "One says yes, one says no."
        await disagreements.say(session, given, numbers["piece"], said, by=network.fay.id, now=now)
        await feedback.explain(
            session, piece=given, member=keeper.id, why=Why(why="wrong", note="No."), now=now
        )
        numbers["piece_report"] = await session.scalar(select(Feedback.id))
    await network.core.refresh_library(at_once=len(numbers))
    return numbers


async def _given(network: Network, session: AsyncSession, giver: Person) -> dict[str, Any]:
    """Let somebody have given pieces that stand at each point."""
    by, now = network.fay.id, network.core.now()
    [first, second, third, *_] = network.core.library.entries()
    [step, *_] = network.core.library.guide("consultancy")
    made = {
        name: await _submitted(network, session, name, giver)
        for name in ("waiting", "given", "asked", "hidden", "reserved")
    }
    made["rewritten"] = await pieces.take_over(session, third.piece, now=now)
    for name in ("given", "hidden", "reserved"):
        await pieces.publish_words(session, made[name], WORDS, by=by, now=now)
    await pieces.publish_words(session, made["given"], OTHER_WORDS, by=by, now=now)
    reserved = WORDS.given_to("facilitators")
    await pieces.publish_words(session, made["reserved"], reserved, by=by, now=now)
    await pieces.publish_words(session, made["rewritten"], WORDS, by=by, now=now)
    made["asked"].state, made["asked"].asked = PieceState.DRAFT, "Who was there?"
    made["hidden"].state = PieceState.HIDDEN
    made["rewritten"].based_on = "older words"
    numbers: dict[str, Any] = {name: piece.slug for name, piece in made.items()}
    numbers |= {f"{name}_id": piece.id for name, piece in made.items()}
    numbers |= {"piece": first.piece.slug, "other": second.piece.slug, "step": step.piece.slug}
    return numbers | {"seen": WORDS.fingerprint}


async def _submitted(
    network: Network, session: AsyncSession, form_id: str, giver: Person, **more: Any
) -> Piece:
    given = {"origin": PieceOrigin.CONTRIBUTED, "contributor": giver.id, "credited": False}
    now = network.core.now()
    return await pieces.submit(session, WORDS, form_id=form_id, now=now, **(given | more))


async def _learned(network: Network, session: AsyncSession) -> dict[str, Any]:
    """Let Ada have resolved problems: over, being drafted, and published in other words."""
    ada, now = network.ada, network.core.now()
    problems = [_resolved(network, name) for name in ("over", "learned", "taught")]
    session.add_all(problems)
    await session.flush()
    over, learned, taught = (each.id for each in problems)
    piece = await _submitted(
        network, session, "taught", ada, origin=PieceOrigin.HARVESTED, problem_id=taught
    )
    change = Change(words=OTHER_WORDS, at=now, waits_for="author", editor=network.fay.id)
    piece.proposal = change.as_json()
    asked = Harvest(problem_id=learned, began_at=now, state=HarvestState.ASKED)
    asked.draft = DRAFT.as_json()
    agreed = Harvest(problem_id=taught, began_at=now, state=HarvestState.AGREED, piece_id=piece.id)
    answer = HelpfulAnswer(
        problem_id=learned,
        ts="1.1",
        writer=network.mae.id,
        words="Count the votes first.",
        marked_at=now,
        consent=Consent.ASKED,
    )
    session.add_all([asked, agreed, answer])
    await session.flush()
    numbers = {"over": over, "learned": learned, "harvest": asked.id, "answer": answer.id}
    return numbers | {"harvested_id": piece.id, "new_words": OTHER_WORDS.fingerprint}


def _resolved(network: Network, form_id: str) -> Problem:
    now, told = network.core.now(), {name: FORM[name] for name in ("title", "context", "tried")}
    return Problem(
        form_id=form_id,
        author=network.ada.id,
        anonymous=False,
        question=FORM["question"],
        topics=list(TOPICS),
        needed_by=None,
        created_at=now - timedelta(days=30),
        state=ProblemState.RESOLVED,
        closed_at=now,
        may_become_guidance=form_id != "over",
        **told,
    )
