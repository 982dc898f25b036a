"""Gives a message its pictures right before it is sent, and takes them away when it goes."""

import hashlib
import re
from collections.abc import Collection

from slack_sdk.models.blocks import Block
from sqlalchemy import update

from bot import charts, log
from bot.core import Core
from bot.domain.charts import Chart
from bot.slack.gateway import Refused
from bot.views.blocks import Message, Picture, literal, section
from models import Delivery

PATIENCE = 8
"""Attempts at a message with a picture that Slack has but cannot show yet: about a minute."""
_log = log.get(__name__)


async def illustrated(core: Core, holder: Delivery, message: Message) -> Message:
    """Draw and upload the message's pictures.

    `holder` is the post itself, whether this is its first look or an edit: it remembers the
    pictures by what they show, so that none is uploaded twice. What cannot be had is said in
    words.
    """
    pictures = [block for block in message.blocks if isinstance(block, Picture)]
    try:
        for each in pictures:
            each.show(await _file(core, holder, each.chart))
    except Refused as error:  # above all missing_scope, where the manifest is an older one
        _log.warning("no pictures", delivery=holder.id, code=str(error))
        return in_words(message)
    return message


def in_words(message: Message) -> Message:
    """Say what the pictures would have shown."""
    blocks = (_words(each) if isinstance(each, Picture) else each for each in message.blocks)
    return Message(message.text, *blocks)


def is_unsettled(error: Refused) -> bool:
    """Tell whether Slack only is not ready yet to show a picture that it has."""
    return str(error) == "invalid_blocks" and any("slack_file" in each for each in error.details)


async def tidy(core: Core, holder: Delivery, shown: Message | None) -> None:
    """Take away pictures that the message as it stands does not show; None: it stands nowhere.

    Nothing here may fail: what is sent is sent.
    """
    blocks = shown.blocks if shown else ()
    marks = {_mark(each.chart) for each in blocks if isinstance(each, Picture)}
    try:
        await remove(core, holder, keep=marks)
    except Exception:  # they go with the message
        _log.exception("pictures left", delivery=holder.id)


async def remove(core: Core, holder: Delivery, *, keep: Collection[str] = ()) -> None:
    """Take a message's pictures out of Slack."""
    files = dict(holder.files or {})
    for mark in files.keys() - set(keep):
        try:
            await core.gateway.delete_file(files.pop(mark))
        except Refused as error:  # it is somebody else's business now
            _log.warning("picture stays", delivery=holder.id, code=str(error))
    if files != (holder.files or {}):
        await _remember(core, holder, files)


async def _file(core: Core, holder: Delivery, chart: Chart) -> str:
    """Find the picture of a chart among those uploaded for this message, or upload it."""
    files, mark = dict(holder.files or {}), _mark(chart)
    if mark not in files:
        png = await charts.draw(chart)
        name = re.sub(r"[^a-z0-9]+", "-", chart.title.lower()).strip("-")[:60] or "chart"
        files[mark] = await core.gateway.upload(f"{name}.png", png, alt=chart.words)
        await _remember(core, holder, files)
    return files[mark]


async def _remember(core: Core, holder: Delivery, files: dict[str, str]) -> None:
    """Note the pictures at once, so that whoever comes after a crash finds them."""
    async with core.db.transaction() as session:
        await session.execute(
            update(Delivery).where(Delivery.id == holder.id).values(files=files or None)
        )
    holder.files = files


def _mark(chart: Chart) -> str:
    return hashlib.sha256(repr(chart).encode()).hexdigest()[:16]


def _words(picture: Picture) -> Block:
    return section(f"*{literal(picture.chart.title)}*\n{literal(picture.chart.words)}")
