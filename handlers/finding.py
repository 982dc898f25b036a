"""A mentor is looked for, for one question: from the form, from a problem's menu, from the card."""

from contextlib import suppress
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.models.views import View
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core import Core
from bot.domain.errors import DomainError, NotAllowed
from bot.domain.problems import earliest_day
from bot.services import inbox, problems, requests, suggestions, weighing
from bot.slack.gateway import Refused
from bot.views import finding as views
from bot.views import finding_form
from bot.views.mentor import MORE
from bot.views.request import read_ask
from handlers import home
from models import Problem


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save the question, ask the mentor it was written for, and show who may help."""
    now, author = core.now(), body["user"]["id"]
    draft = finding_form.read(view, earliest=earliest_day(now))
    affinity = await core.affinity(weighing.words_of(draft))
    passes_on = finding_form.passes_on(view)
    async with core.db.transaction() as session:
        problem = await problems.save_private(
            session,
            draft,
            author=author,
            form_id=view["id"],
            affinity=affinity,
            now=now,
            passes_on=passes_on,
        )
        if is_new := await inbox.take(session, view["id"], now=now):
            await suggestions.put(session, problem, core.network, now=now)
    note = ""
    if is_new and (mentor := finding_form.mentor_of(view)):
        note = await _try(core, problem.id, mentor, by=author, passes_on=passes_on)
    core.wake.set()
    await ack(response_action="update", view=await _seen(core, problem.id, note=note))
    await home.refresh(core, author)


async def form_for(core: Core, problem_id: int, member: str) -> View:
    """Build what *Find a mentor* opens: how the search for this problem stands."""
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id, lock=True)
        _require_author(problem, member)
        problems.require_open(problem)
        await _have_some(session, problem, core)
        view = await _view(session, problem, core)
    core.wake.set()
    return view


async def show_more(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], respond: AsyncRespond, core: Core
) -> None:
    """Add the next who fit to the author's message, and to the form if it was pressed there."""
    problem_id, member = int(action["value"]), body["user"]["id"]
    affinity = await _affinity(core, problem_id, member)
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id, lock=True)
        problems.require_open(problem)
        found = True
        if await inbox.take(session, body["trigger_id"], now=core.now()):
            problem.affinity = affinity
            found = await suggestions.more(session, problem, now=core.now())
            await _show(session, problem, core)
    core.wake.set()
    await ack()
    note = "" if found else views.nobody_else()
    if "view" in body:
        await _redraw(core, body, problem_id, note=note)
    elif note:
        await respond(text=note, replace_original=False, response_type="ephemeral")


async def ask_here(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Ask a mentor from the form, and show there what came of it."""
    problem_id, mentor = read_ask(action["value"])
    await _ask(core, problem_id, mentor, by=body["user"]["id"], key=body["trigger_id"])
    core.wake.set()
    await ack()
    await _redraw(core, body, problem_id)
    await home.refresh(core, body["user"]["id"])


async def _try(core: Core, problem_id: int, mentor: str, *, by: str, passes_on: bool) -> str:
    """Ask a mentor; where that cannot be any more, the question stays saved: return why."""
    try:
        await _ask(core, problem_id, mentor, by=by, passes_on=passes_on)
    except DomainError as error:
        return str(error)
    return ""


async def _ask(
    core: Core,
    problem_id: int,
    mentor: str,
    *,
    by: str,
    passes_on: bool | None = None,
    key: str | None = None,
) -> None:
    """Ask once for each `key` that Slack delivers."""
    async with core.db.transaction() as session:
        if key is None or await inbox.take(session, key, now=core.now()):
            await requests.ask(
                session,
                problem_id,
                mentor,
                by=by,
                now=core.now(),
                network=core.network,
                passes_on=passes_on,
            )


async def _affinity(core: Core, problem_id: int, member: str) -> dict[str, float]:
    """Work out anew who knows a problem's subject: mentors may have come since."""
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id)
    _require_author(problem, member)
    problems.require_open(problem)
    return await core.affinity(weighing.words_of(problem))


async def _have_some(session: AsyncSession, problem: Problem, core: Core) -> None:
    """Suggest some if none are left, and have the author's message say so as well."""
    if problem.suggested_in_id is None:
        await suggestions.put(session, problem, core.network, now=core.now())
    elif not await suggestions.are_left(session, problem):
        await suggestions.more(session, problem, now=core.now())
        await _show(session, problem, core)


async def _show(session: AsyncSession, problem: Problem, core: Core) -> None:
    link = await problems.link(session, problem, core.network)
    await suggestions.show(session, problem, core.network, link=link)


async def _seen(core: Core, problem_id: int, *, note: str = "") -> View:
    async with core.db.transaction() as session:
        return await _view(session, await problems.get(session, problem_id), core, note=note)


async def _view(session: AsyncSession, problem: Problem, core: Core, *, note: str = "") -> View:
    link = await problems.link(session, problem, core.network)
    return views.here(await suggestions.seen(session, problem, core.network, link=link), note=note)


async def _redraw(core: Core, body: dict[str, Any], problem_id: int, *, note: str = "") -> None:
    """Show in the open form how things stand now; one that was closed needs it no more."""
    with suppress(Refused):
        shown = await _seen(core, problem_id, note=note)
        await core.gateway.update_view(body["view"]["id"], shown)


def _require_author(problem: Problem, member: str) -> None:
    if not problem.for_channel:
        problems.require_author(problem, member)
    if member != problem.author:
        raise NotAllowed(
            "Only the author looks for a mentor for this problem. If you know who could help, "
            "say so in its thread, or press I can help."
        )


def register(app: AsyncApp) -> None:
    app.view(finding_form.FORM)(submit)
    app.action(MORE)(show_more)
    app.action(views.MORE_HERE)(show_more)
    app.action(views.ASK_HERE)(ask_here)
