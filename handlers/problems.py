"""A problem of practice is shared, edited, resolved or withdrawn."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.models.views import View

from bot.core import Core
from bot.domain.notices import ProblemPosted
from bot.domain.problems import earliest_day
from bot.services import changes, inbox, problems
from bot.views import closing, finding_form, problem_form, report, usage
from bot.views import problem as views
from handlers import finding, harvest, home
from models import Problem


async def use_command(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Answer /problem with the form, and /problem help with usage."""
    words = body.get("text", "").strip()
    if words.lower() == "help":
        await ack(text=usage.text(body["command"], words), response_type="ephemeral")
        return
    channel = core.network.channel
    form = problem_form.from_words(channel, words) if words else problem_form.blank(channel)
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def run_shortcut(ack: AsyncAck, body: dict[str, Any], core: Core) -> None:
    """Open the form, with the message's words where the shortcut was run on one."""
    text = body.get("message", {}).get("text", "")
    channel = core.network.channel
    form = problem_form.from_message(channel, text) if text else problem_form.blank(channel)
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def press_share(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Open the form, with the words that the button carries."""
    form = problem_form.form(core.network.channel, context=action.get("value", ""))
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save the problem first, then say so."""
    now, author = core.now(), body["user"]["id"]
    draft = problem_form.read(view, earliest=earliest_day(now))
    submission = problems.Submission(
        draft=draft, author=author, form_id=view["id"], submitted_at=now
    )
    await core.submissions.add(submission)
    core.wake.set()
    done = problem_form.saved(core.network.channel, anonymous=draft.anonymous)
    await ack(response_action="update", view=done)
    await home.refresh(core, author)


async def choose(ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core) -> None:
    """Open the form for what was chosen in a problem's menu."""
    deed, _, number = action["selected_option"]["value"].partition(":")
    form = await _form_for(core, deed, int(number), body["user"]["id"])
    await core.gateway.open_view(body["trigger_id"], form)
    await ack()


async def edit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Save the changed words, then say so."""
    now, member = core.now(), body["user"]["id"]
    problem_id = int(view["private_metadata"])
    await _require_may_change(core, problem_id, member)
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id, lock=True)
        form = problem_form if problem.for_channel else finding_form
        draft = form.read(view, earliest=earliest_day(now, kept=problem.needed_by))
        if await inbox.take(session, view["id"], now=now):
            await changes.edit(session, problem, draft, by=member, network=core.network)
    core.wake.set()
    posted = problem_form.edited(core.network.channel)
    done = posted if problem.for_channel else finding_form.edited()
    await ack(response_action="update", view=done)
    await home.refresh(core, problem.author)


async def resolve(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Close the problem with what helped."""
    now, member = core.now(), body["user"]["id"]
    resolution = closing.read(view)
    problem_id = int(view["private_metadata"])
    await _require_may_change(core, problem_id, member)
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id, lock=True)
        if await inbox.take(session, view["id"], now=now):
            await changes.resolve(
                session, problem, resolution, by=member, network=core.network, now=now
            )
    core.wake.set()
    done = closing.resolved(
        core.network.channel,
        for_channel=problem.for_channel,
        may_become_guidance=problem.may_become_guidance,
    )
    await ack(response_action="update", view=done)
    await home.refresh(core, problem.author)


async def withdraw(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Take the problem back."""
    now, member = core.now(), body["user"]["id"]
    problem_id = int(view["private_metadata"])
    await _require_may_change(core, problem_id, member)
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id, lock=True)
        if await inbox.take(session, view["id"], now=now):
            await changes.withdraw(session, problem, by=member, network=core.network, now=now)
    core.wake.set()
    await ack(response_action="update", view=closing.withdrawn(for_channel=problem.for_channel))
    await home.refresh(core, problem.author)


async def _form_for(core: Core, deed: str, problem_id: int, member: str) -> View:
    """Build the form for a problem as it stands, if the member may do the deed."""
    if deed == views.FIND:
        return await finding.form_for(core, problem_id, member)
    if deed == views.GUIDANCE:
        return await harvest.form_for(core, problem_id, member)
    if deed != views.REPORT:
        await _require_may_change(core, problem_id, member)
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id)
        problems.require_kept(problem)
        now_posted = await problems.posted(session, problem)
    match deed:
        case views.EDIT:
            return _edit_form(problem, now_posted, core.network.channel)
        case views.RESOLVE:
            problems.require_open(problem)
            return closing.resolve_form(
                problem_id,
                core.network.channel,
                is_author=member == problem.author,
                anonymous=problem.anonymous,
                for_channel=problem.for_channel,
            )
        case views.WITHDRAW:
            return closing.withdraw_form(problem_id, for_channel=problem.for_channel)
        case _:
            problems.require_posted(problem)
            return report.form(problem_id)


def _edit_form(problem: Problem, now_posted: ProblemPosted, channel: str) -> View:
    """Build the form that suits who reads the problem."""
    if problem.for_channel:
        return problem_form.edit_form(now_posted, channel)
    return finding_form.edit_form(
        problem.id,
        question=problem.question,
        context=problem.context,
        topics=problem.topics,
        needed_by=problem.needed_by,
    )


async def _require_may_change(core: Core, problem_id: int, member: str) -> None:
    """Let the author and facilitators pass; only of others Slack is asked what they are."""
    async with core.db.transaction() as session:
        problem = await problems.get(session, problem_id)
    facilitates = member != problem.author and await core.people.is_facilitator(member)
    problems.require_author_or_facilitator(problem, member, facilitates)


def register(app: AsyncApp) -> None:
    app.command("/problem")(use_command)
    app.global_shortcut(views.SHARE_SHORTCUT)(run_shortcut)
    app.message_shortcut(views.MAKE_SHORTCUT)(run_shortcut)
    app.action(views.SHARE)(press_share)
    app.view(views.FORM)(submit)
    app.action(views.MENU)(choose)
    app.view(problem_form.EDIT_FORM)(edit)
    app.view(closing.RESOLVE_FORM)(resolve)
    app.view(closing.WITHDRAW_FORM)(withdraw)
