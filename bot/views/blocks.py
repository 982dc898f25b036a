"""The few Block Kit shapes this bot shows. slack_sdk's models know the rest of Slack's limits."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time

from slack_sdk.models.blocks import (
    ActionsBlock,
    Block,
    ButtonElement,
    ConfirmObject,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    ImageBlock,
    InteractiveElement,
    MarkdownTextObject,
    Option,
    OverflowMenuElement,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks.basic_components import SlackFile
from slack_sdk.models.views import View

from bot.domain.charts import Chart

SECTION, HEADER, CHOICE, NOTE, ALT = 3000, 150, 75, 2000, 2000
"""Slack's limits in characters: a section, a header, an option's text, a line of context, and
what a picture says to who does not see it."""

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Message:
    """What to show, and what to read out where blocks cannot be shown."""

    def __init__(self, text: str, *blocks: Block) -> None:
        self.text = cut(text, SECTION)
        self.blocks = blocks


class Picture(ImageBlock):
    """The place of a chart in a message; it is drawn right before the message is sent.

    Only what goes through the outbox gets its pictures, so it has no place in a modal.
    """

    def __init__(self, chart: Chart) -> None:
        super().__init__(
            alt_text=cut(chart.words, ALT),
            title=PlainTextObject(text=cut(chart.title, HEADER), emoji=False),
            slack_file=SlackFile(id="F000000000"),
        )
        self.chart = chart

    def show(self, file: str) -> None:
        """Put a drawn picture into its place, by Slack's id."""
        self.slack_file = SlackFile(id=file)


def literal(text: str) -> str:
    """Make somebody's words safe to show: no mentions, no links, no @channel."""
    return text.translate(_ESCAPES)


def cut(text: str, limit: int) -> str:
    """Shorten a text to `limit` characters, an ellipsis included."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def quoted(text: str) -> str:
    """Set somebody's words apart from ours."""
    return "\n".join(f">{line}" for line in literal(text).splitlines())


def day(when: date) -> str:
    """Show a date in the reader's own words and zone."""
    return _date(when, "date_long")


def short_day(when: date) -> str:
    """Show a date where many stand in a list: Jan 5, 2026."""
    return _date(when, "date_short")


def _date(when: date, shape: str) -> str:
    noon = int(datetime.combine(when, time(12), UTC).timestamp())
    return f"<!date^{noon}^{{{shape}}}|{when:%B} {when.day}, {when.year}>"


def moment(when: datetime) -> str:
    """Show a time in the reader's own words and zone."""
    shown = when.astimezone(UTC)
    shape = "{date_short_pretty} at {time}"
    return f"<!date^{int(when.timestamp())}^{shape}|{shown:%B} {shown.day} at {shown:%H:%M} UTC>"


def header(text: str) -> HeaderBlock:
    return HeaderBlock(text=PlainTextObject(text=cut(text, HEADER), emoji=False))


def section(
    markdown: str, *, block_id: str | None = None, accessory: InteractiveElement | None = None
) -> SectionBlock:
    text = MarkdownTextObject(text=cut(markdown, SECTION), verbatim=True)
    return SectionBlock(text=text, block_id=block_id, accessory=accessory)


def context(*markdown: str) -> ContextBlock:
    return ContextBlock(
        elements=[MarkdownTextObject(text=cut(line, NOTE), verbatim=True) for line in markdown]
    )


def picture(chart: Chart) -> Picture:
    return Picture(chart)


def divider() -> DividerBlock:
    return DividerBlock()


def actions(*elements: InteractiveElement, block_id: str | None = None) -> ActionsBlock:
    return ActionsBlock(elements=list(elements), block_id=block_id)


def button(
    action: str,
    text: str,
    *,
    value: object = None,
    style: str | None = None,
    url: str | None = None,
    confirm: ConfirmObject | None = None,
    label: str | None = None,
) -> ButtonElement:
    """Build a button. `label` is what a screen reader says, where the text alone is too short."""
    return ButtonElement(
        action_id=action,
        text=PlainTextObject(text=text, emoji=False),
        value=None if value is None else str(value),
        style=style,
        url=url,
        confirm=confirm,
        accessibility_label=cut(label, CHOICE) if label else None,
    )


def menu(action: str, choices: Sequence[tuple[str, str]]) -> OverflowMenuElement:
    """Build an overflow menu of (value, text) choices; at most 5."""
    return OverflowMenuElement(action_id=action, options=options(choices))


def confirm(title: str, text: str, *, yes: str, no: str, style: str | None = None) -> ConfirmObject:
    return ConfirmObject(
        title=PlainTextObject(text=title),
        text=PlainTextObject(text=text),
        confirm=PlainTextObject(text=yes),
        deny=PlainTextObject(text=no),
        style=style,
    )


def modal(
    title: str,
    *blocks: Block,
    callback: str | None = None,
    submit: str | None = None,
    close: str = "Close",
    metadata: str | None = None,
) -> View:
    return View(
        type="modal",
        callback_id=callback,
        title=title,
        submit=submit,
        close=close,
        private_metadata=metadata,
        blocks=list(blocks),
    )


def options(choices: Sequence[tuple[str, str]]) -> list[Option]:
    return [
        Option(value=value, text=PlainTextObject(text=cut(text, CHOICE))) for value, text in choices
    ]
