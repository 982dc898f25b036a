"""The one module that sees everything: it builds the bot, starts it and stops it."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from datetime import datetime
from functools import partial
from typing import Any

import structlog
from slack_bolt.async_app import AsyncApp, AsyncBoltContext
from slack_sdk.web.async_client import AsyncWebClient

import jobs
from bot import lock, log, migrate, socket_mode, start, web
from bot.core import Core
from bot.db import Database
from bot.domain.errors import NotAllowed
from bot.domain.network import Network
from bot.gathering import Gathering
from bot.intake import Intake
from bot.services import problems, roles
from bot.services.expertise import Expertise
from bot.services.library import Library
from bot.services.pace import Pace
from bot.services.starter import Starter
from bot.settings import Settings
from bot.slack import identity
from bot.slack.gateway import Gateway
from bot.slack.homes import Homes
from bot.slack.people import People
from handlers.features import FEATURES
from jobs import deliver
from models import RoleName

GRACE = 10.0
"""Seconds in which what is in flight may finish when the bot is told to stop."""

_log = log.get(__name__)


@asynccontextmanager
async def open_core(
    settings: Settings,
    *,
    client: AsyncWebClient | None = None,
    starter: Starter | None = None,
    now: Callable[[], datetime] = start.now,
    pace: Pace | None = None,
) -> AsyncIterator[Core]:
    """Have everything but the fronts: the database at the newest shape, Slack, the library.

    `client` and `starter` are made here where none is given. Raises CannotStart.
    """
    async with AsyncExitStack() as opened:
        opened.enter_context(lock.held(settings.database_url))
        if await migrate.upgrade(settings.database_url):
            _log.info("database upgraded")
        if client is None:
            client = await opened.enter_async_context(start.connected(settings))
        if starter is None:
            starter = await asyncio.to_thread(start.load_starter, settings.lantern_model)
        network = await identity.ask(client, settings)
        db = await opened.enter_async_context(start.database(settings, network.team_id))
        library = Library(starter, now=now)
        core = _assemble(client, db, library, network, pace=pace or Pace(), now=now)
        await core.refresh_library()
        yield core


def _assemble(
    client: AsyncWebClient,
    db: Database,
    library: Library,
    network: Network,
    *,
    pace: Pace,
    now: Callable[[], datetime],
) -> Core:
    gateway = Gateway(client)
    named = frozenset(network.facilitators)
    return Core(
        db=db,
        gateway=gateway,
        library=library,
        expertise=Expertise(library.encode, now=now),
        people=People(
            gateway,
            team_id=network.team_id,
            facilitators=named,
            has_role=partial(_facilitates, db),
            now=now,
        ),
        homes=Homes(now),
        submissions=Gathering(partial(_save, db)),
        network=network,
        pace=pace,
        now=now,
    )


@asynccontextmanager
async def serving(
    core: Core, settings: Settings, *, timetable: Sequence[jobs.Job] | None = None
) -> AsyncIterator[asyncio.Task[None]]:
    """Be at work while the block runs: listen to Slack, deliver, keep the timetable.

    `timetable`: another than the one for all jobs.

    Gives the delivery's task, which ends only when it is broken. At the end nothing more is
    taken, what is in flight has 10 s to finish, and the rest stays in the outbox.
    """
    stopping = asyncio.Event()
    async with AsyncExitStack() as opened:
        client = await opened.enter_async_context(start.connected(settings))
        secret = settings.slack_signing_secret
        app = build(client, core, signing_secret=secret.get_secret_value() if secret else "")
        intake = Intake(app)
        await opened.enter_async_context(_front(intake, core, client, settings))
        scheduler = jobs.schedule(core, intake.working, timetable)
        scheduler.start()
        delivering = asyncio.create_task(deliver.forever(core, stopping))
        try:
            yield delivering
        finally:
            intake.close()
            scheduler.pause()
            stopping.set()
            core.wake.set()
            finishing = asyncio.create_task(intake.finished())
            await asyncio.wait([delivering, finishing], timeout=GRACE)
            scheduler.shutdown(wait=False)
            for task in (delivering, finishing):
                task.cancel()
            await asyncio.gather(delivering, finishing, return_exceptions=True)


async def serve(core: Core, settings: Settings, stop: asyncio.Event) -> None:
    """Serve until told to stop."""
    told = asyncio.create_task(stop.wait())
    async with serving(core, settings) as delivering:
        _log.info("ready", socket_mode=bool(settings.slack_app_token))
        await asyncio.wait([told, delivering], return_when=asyncio.FIRST_COMPLETED)
    if not told.done():
        told.cancel()
        await delivering
    _log.info("stopped")


def build(client: AsyncWebClient, core: Core, *, signing_secret: str | None = None) -> AsyncApp:
    """Build the Slack side. Bolt hands `core` to any listener that names it."""
    app = AsyncApp(
        client=client,
        signing_secret=signing_secret,
        raise_error_for_unhandled_request=True,
    )

    @app.middleware
    async def provide(
        context: AsyncBoltContext,
        body: dict[str, Any],
        next: Callable[[], Awaitable[None]],  # noqa: A002  # Bolt passes arguments by name
    ) -> None:
        """Give the request a reference for logs and apologies, and the listener its core."""
        context["core"] = core
        context["reference"] = secrets.token_hex(4)
        structlog.contextvars.bind_contextvars(reference=context["reference"])
        _admit(body, core.network.team_id)
        await next()

    for module in FEATURES:
        module.register(app)
    for listener in app._async_listeners:  # noqa: SLF001  # Bolt has no switch for it
        listener.auto_acknowledgement = False  # an event too is saved first, or sent again
    return app


async def _facilitates(db: Database, member: str) -> bool:
    async with db.transaction() as session:
        return await roles.has(session, member, RoleName.FACILITATOR)


async def _save(db: Database, submissions: Sequence[problems.Submission]) -> None:
    async with db.transaction() as session:
        await problems.save(session, submissions)


def _admit(body: dict[str, Any], team_id: str) -> None:
    """Keep out people of other organisations, who see our posts in a shared channel."""
    user = body.get("user")
    if isinstance(user, dict) and user.get("team_id", team_id) != team_id:
        raise NotAllowed("This is for members of this workspace only.")


def _front(
    intake: Intake, core: Core, client: AsyncWebClient, settings: Settings
) -> AbstractAsyncContextManager[None]:
    """Choose how Slack reaches the bot."""
    if settings.slack_app_token:
        return socket_mode.listening(intake, settings.slack_app_token.get_secret_value())
    return web.listening(intake, web.Pulse(core, client), port=settings.port)
