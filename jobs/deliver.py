"""Send what the outbox owes. A loop, not a timetable: new work wakes it at once."""

import asyncio
import secrets
from datetime import UTC, datetime, timedelta
from time import monotonic

from bot import log
from bot.core import Core
from bot.services import dispatch, told, unasked
from bot.services.dispatch import Claim, Outcome
from bot.slack.gateway import Refused, Unavailable, Uncertain
from bot.views.blocks import Message
from bot.views.render import render
from jobs import announce, compose, illustrate
from models import Delivery, DeliveryState, Operation

AT_ONCE = 16
"""How many messages may be on their way, each to another channel."""
POLL, IDLE = 0.15, 1.0
"""Seconds until another process's work is noticed; and where there is no other process."""
BREATH = 0.05
"""Seconds in which what happens at once is gathered, so that a rush is not looked at each time."""
PATIENCE = 60
"""Attempts before a message is given up: with the pauses between them, some nine hours."""

_log = log.get(__name__)


async def forever(core: Core, stop: asyncio.Event) -> None:
    """Deliver until told to stop, then let what is on its way arrive."""
    worker = secrets.token_hex(8)
    sending: set[asyncio.Task[None]] = set()
    is_news, ended, looked_at = True, asyncio.Event(), 0.0
    while not stop.is_set():
        deadline = monotonic() + core.pace.lease.total_seconds() / 3
        ended.clear()
        if is_news or core.wake.is_set() or monotonic() - looked_at > IDLE:
            core.wake.clear()  # that a message arrived is no news
            looked_at = monotonic()
            is_news = any([await _announce(core), await _release(core)])
        claims, pause = await _claim(core, worker, AT_ONCE - len(sending))
        for claim in claims:
            task = asyncio.create_task(_deliver(core, claim, worker, deadline))
            sending.add(task)
            task.add_done_callback(sending.discard)
            task.add_done_callback(lambda _: ended.set())
        if not claims:
            is_news = not await _woken(core.wake, ended, within=pause) or is_news
            await asyncio.sleep(BREATH)
    if sending:
        await asyncio.wait(sending)


async def run(core: Core) -> int:
    """Deliver all that may go now, one after another; return how many attempts that took."""
    worker, attempts = secrets.token_hex(8), 0
    await _announce(core)
    while await _release(core):
        pass
    while claims := (await _claim(core, worker, 1))[0]:
        await _deliver(core, claims[0], worker, monotonic() + core.pace.lease.total_seconds())
        attempts += 1
    return attempts


async def _woken(*events: asyncio.Event, within: float) -> bool:
    """Wait until one of them is set, and tell whether one was within so many seconds."""
    waits = [asyncio.create_task(event.wait()) for event in events]
    done, pending = await asyncio.wait(waits, timeout=within, return_when=asyncio.FIRST_COMPLETED)
    for each in pending:
        each.cancel()
    return bool(done)


async def _announce(core: Core) -> bool:
    """Announce what was saved, and tell whether more of it may wait."""
    try:
        return await announce.run(core)
    except Exception:  # what was saved stays saved, and is announced when that works again
        _log.exception("announce failed")
        return False


async def _release(core: Core) -> bool:
    """Let go what was held and is due, and tell whether more of it may wait."""
    try:
        async with core.db.transaction() as session:
            return await unasked.release(session, now=core.now())
    except Exception:  # as above
        _log.exception("release failed")
        return False


async def _claim(core: Core, worker: str, free: int) -> tuple[list[Claim], float]:
    """Claim up to `free` messages, and tell for how many seconds there may be nothing to do."""
    if free <= 0:
        return [], IDLE
    try:
        async with core.db.transaction() as session:
            claims, due = await dispatch.claim(session, worker=worker, limit=free, pace=core.pace)
    except Exception:  # the loop outlives a database that is away
        _log.exception("claim failed")
        return [], 1.0
    longest = POLL if core.db.is_shared else IDLE
    pause = longest if due is None else (due - datetime.now(UTC)).total_seconds()
    return list(claims), min(max(pause, 0.005), longest)


async def _deliver(core: Core, claim: Claim, worker: str, deadline: float) -> None:
    """Attempt one message. No transaction is open while Slack thinks."""
    if monotonic() > deadline:
        return  # we were frozen: the lease decides, and whoever takes it looks first
    outcome = _after_hours(core, claim) or await _attempt(core, claim)
    try:
        async with core.db.transaction() as session:
            settled = await dispatch.settle(session, claim, outcome, worker=worker, pace=core.pace)
            if settled and outcome.state == DeliveryState.SENT:
                await told.note_sent(session, claim.delivery, now=core.now())
    except Exception:  # it stays claimed; after its lease it is looked for
        _log.exception("settle failed", delivery=claim.delivery.id)


def _after_hours(core: Core, claim: Claim) -> Outcome | None:
    """Keep for another day what nobody asked for, and what its reader's day was too short for."""
    until = claim.delivery.due_at
    if until is None or claim.uncertain or core.now() < until:
        return None
    return Outcome(state=DeliveryState.HELD, wait=timedelta(0))


async def _attempt(core: Core, claim: Claim) -> Outcome:
    delivery = claim.delivery
    try:
        async with asyncio.timeout(core.pace.lease.total_seconds() / 3):
            return await (_look(core, claim) if claim.uncertain else _send(core, claim))
    except Refused as error:
        _log.warning("refused", delivery=delivery.id, code=str(error))
        state = DeliveryState.UNKNOWN if claim.uncertain else DeliveryState.FAILED
        return Outcome(state=state, error=str(error))
    except (Uncertain, TimeoutError):
        return _again(claim, uncertain=True)
    except Unavailable as error:
        return _again(claim, slow_down=error)
    except Exception:  # one bad message must not hold up the others
        _log.exception("could not deliver", delivery=delivery.id)
        return Outcome(state=DeliveryState.FAILED, error="internal_error")


async def _send(core: Core, claim: Claim) -> Outcome:
    delivery, parent = claim.delivery, claim.parent
    if parent and not parent.ts:
        was_never_said = parent.state == DeliveryState.SPARED
        nothing_to_do = delivery.operation == Operation.DELETE or (
            delivery.operation == Operation.UPDATE and was_never_said
        )
        state = DeliveryState.SPARED if nothing_to_do else DeliveryState.FAILED
        return Outcome(state=state, error="parent_not_sent", wait=timedelta(0))
    if delivery.operation == Operation.DELETE and parent and parent.place:
        await core.gateway.delete(parent.place, str(parent.ts))
        await illustrate.remove(core, parent)
        return Outcome(state=DeliveryState.SENT)
    notice = await compose.notice_of(core, delivery)
    if notice is None:
        return Outcome(state=DeliveryState.SPARED, wait=timedelta(0))
    return await _show(core, claim, render(notice))


async def _show(core: Core, claim: Claim, message: Message) -> Outcome:
    """Put a message into its place with its pictures, or without where Slack never has them."""
    delivery, edited = claim.delivery, _edited(claim)
    shown = await illustrate.illustrated(core, edited or delivery, message)
    try:
        outcome = await _put(core, claim, shown)
    except Refused as error:
        if not illustrate.is_unsettled(error):
            await illustrate.tidy(core, delivery, None)
            raise
        if delivery.attempts < illustrate.PATIENCE:
            raise Unavailable("file_not_settled") from error
        shown = illustrate.in_words(shown)
        outcome = await _put(core, claim, shown)
    await illustrate.tidy(core, edited or delivery, shown)
    return outcome


async def _put(core: Core, claim: Claim, message: Message) -> Outcome:
    delivery, parent = claim.delivery, claim.parent
    if edited := _edited(claim):
        await core.gateway.update(str(edited.place), str(edited.ts), message)
        return Outcome(state=DeliveryState.SENT)
    to, thread = (
        (parent.place or delivery.channel, parent.ts) if parent else (delivery.channel, None)
    )
    posted = await core.gateway.post(to, message, key=delivery.key, thread=thread)
    return Outcome(state=DeliveryState.SENT, ts=posted.ts, place=posted.place)


def _edited(claim: Claim) -> Delivery | None:
    """Tell which message is to look otherwise, where this is no message of its own."""
    return claim.parent if claim.delivery.operation == Operation.UPDATE else None


async def _look(core: Core, claim: Claim) -> Outcome:
    """An earlier attempt may have arrived: look for its key before anything is sent again."""
    delivery, parent = claim.delivery, claim.parent
    if delivery.operation != Operation.POST or not delivery.started_at:
        return Outcome(state=DeliveryState.QUEUED, wait=timedelta(0))  # harmless twice
    place = await core.gateway.place(delivery.channel)
    ts = await core.gateway.find(
        place, key=delivery.key, since=delivery.started_at, thread=parent.ts if parent else None
    )
    if ts:
        return Outcome(state=DeliveryState.SENT, ts=ts, place=place)
    return Outcome(state=DeliveryState.QUEUED, wait=timedelta(0))


def _again(
    claim: Claim, *, uncertain: bool = False, slow_down: Unavailable | None = None
) -> Outcome:
    """Try later: when Slack said, or after a pause that doubles, with jitter."""
    attempts, method = claim.delivery.attempts, dispatch.METHODS[claim.delivery.operation]
    asked = slow_down.retry_after if slow_down else None
    if attempts >= PATIENCE:
        state = DeliveryState.UNKNOWN if uncertain else DeliveryState.FAILED
        return Outcome(state=state, error="gave_up")
    pause = min(0.25 * 2 ** min(attempts - 1, 12), 600) * (0.5 + secrets.randbelow(1000) / 1000)
    return Outcome(
        state=DeliveryState.SENDING if uncertain or claim.uncertain else DeliveryState.QUEUED,
        wait=timedelta(seconds=pause if asked is None else asked),
        blocks_method=slow_down is not None and asked is not None and slow_down.method == method,
    )
