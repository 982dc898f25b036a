"""What a person sees when something goes wrong. One place, four shapes.

A wrong field is explained beside it. What a person can put right is a sentence. Everything else
is a bug: it is logged under the reference that the person sees, and a form stays open, so that
nothing typed is lost.
"""

import asyncio
from contextlib import suppress
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext, AsyncRespond
from slack_bolt.error import BoltUnhandledRequestError

from bot import log
from bot.core import Core
from bot.domain.errors import DomainError, InvalidInput
from bot.slack.gateway import Refused, Unavailable
from bot.views import usage

LOOKED = 0.05
"""Seconds in which Bolt has seen an acknowledgement: an error right after it would wipe it."""

_log = log.get(__name__)


async def explain(
    error: Exception,
    ack: AsyncAck,
    body: dict[str, Any],
    respond: AsyncRespond,
    context: AsyncBoltContext,
) -> BoltResponse | None:
    """Choose the shape, and answer in the way that the request can still be answered."""
    is_late = ack.response is not None
    if is_late:
        await asyncio.sleep(LOOKED)
    match error:
        case BoltUnhandledRequestError():
            message = usage.text(body.get("command"))
        case InvalidInput() if _is_form(body):
            return await ack(response_action="errors", errors=error.problems)
        case DomainError():
            message = str(error)
        case _:
            _log.error("unhandled", exc_info=error, kind=str(body.get("type", "command")))
            message = usage.broken(context["reference"])
            if body.get("type") == "event_callback":
                return BoltResponse(status=503)  # Slack sends it again
    if _is_form(body) and not is_late:
        return await _tell_in_form(ack, body, message)
    response = None if is_late else await ack()
    await _tell(body, message, respond, context["core"])
    return response


async def _tell(body: dict[str, Any], message: str, respond: AsyncRespond, core: Core) -> None:
    if body.get("response_url"):
        await respond(text=message, replace_original=False, response_type="ephemeral")
    elif body.get("type") == "block_actions":
        await _show(message, body["trigger_id"], core)


async def _tell_in_form(ack: AsyncAck, body: dict[str, Any], message: str) -> BoltResponse:
    """Tell it beside the first field; a form that asks nothing makes way for it."""
    fields = [b["block_id"] for b in body["view"]["blocks"] if b["type"] == "input"]
    if fields:
        return await ack(response_action="errors", errors={fields[0]: message})
    return await ack(response_action="update", view=usage.told(message))


async def _show(message: str, trigger_id: str, core: Core) -> None:
    """Tell it in a modal, where a press in Home has no message to answer under."""
    with suppress(Refused, Unavailable):
        await core.gateway.open_view(trigger_id, usage.told(message))


def _is_form(body: dict[str, Any]) -> bool:
    return body.get("type") == "view_submission"


def register(app: AsyncApp) -> None:
    app.error(explain)
