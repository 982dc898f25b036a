"""Who looks after a cohort asks for a report on it, and gets it as a message and as a table."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.core import Core
from bot.domain.errors import Gone
from bot.domain.notices import ReportMade, ReportWanted
from bot.domain.reports import table
from bot.services import cohort_report, cohorts, inbox, outbox
from bot.views import cohort_digest
from bot.views import cohort_report as views
from handlers import modals
from handlers.cohorts import OF_ONE, facilitator, looks_after


async def open_form(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Ask about whom, and over which time."""
    cohort_id = int(action["value"])
    member = await looks_after(body, core, cohort_id)
    everywhere = await core.people.is_facilitator(member)
    async with core.db.transaction() as session:
        kept = await cohorts.listed(session, by=None if everywhere else member)
    if cohort_id not in {each.cohort_id for each in kept}:
        raise Gone("This cohort is archived. `/cohort` lists those there are.")
    named = [(each.cohort_id, each.name) for each in kept]
    await modals.show(core, body, views.form(named, network=everywhere, chosen=cohort_id))
    await ack()


async def submit(ack: AsyncAck, body: dict[str, Any], view: dict[str, Any], core: Core) -> None:
    """Owe the report to who asked for it."""
    cohort_id, period = views.read(view)
    member = await _may_see(body, core, cohort_id)
    async with core.db.transaction() as session:
        if await inbox.take(session, view["id"], now=core.now()):
            wish = ReportWanted(cohort_id=cohort_id, period=period)
            await outbox.say(session, wish, to=member, key=f"report:{view['id']}")
    core.wake.set()
    await ack(response_action="update", view=views.on_its_way())


async def share_table(
    ack: AsyncAck, body: dict[str, Any], action: dict[str, Any], core: Core
) -> None:
    """Give a report as a table, in the conversation in which it stands."""
    cohort_id, period = views.carried(action["value"])
    member = await _may_see(body, core, cohort_id)
    await ack()
    report = await _made(core, cohort_id, period)
    name = f"report-{report.cohort_id or 'network'}-{core.now():%Y-%m-%d}.csv"
    await core.gateway.share_file(
        await core.gateway.place(member),
        name,
        table(report.lines, days=report.days),
        title=f"Report: {report.cohort or 'the whole network'}, {report.days}",
        comment="The report as a table. What may not be told has no value, and a note.",
    )


async def _made(core: Core, cohort_id: int | None, period: str) -> ReportMade:
    wish = ReportWanted(cohort_id=cohort_id, period=period)
    async with core.db.transaction() as session:
        report = await cohort_report.make(session, wish, now=core.now())
    if report is None:
        raise Gone("This cohort is gone.")
    return report


async def _may_see(body: dict[str, Any], core: Core, cohort_id: int | None) -> str:
    """Return who pressed, if they may see it: the network's is for its facilitators."""
    if cohort_id is None:
        return await facilitator(body, core)
    return await looks_after(body, core, cohort_id)


def register(app: AsyncApp) -> None:
    app.action(cohort_digest.OPEN_REPORT)(open_form)
    app.action(views.AS_CSV)(share_table)
    app.view(views.REPORT_FORM)(submit)


OF_ONE["report"] = open_form
