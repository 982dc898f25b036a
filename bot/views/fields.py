"""The fields that forms ask with, and how what was typed into them is read back."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from slack_sdk.models.blocks import (
    CheckboxesElement,
    DatePickerElement,
    InputBlock,
    Option,
    PlainTextInputElement,
    PlainTextObject,
    RadioButtonsElement,
    StaticMultiSelectElement,
    StaticSelectElement,
    TimePickerElement,
    UserMultiSelectElement,
    UserSelectElement,
)
from slack_sdk.models.blocks.block_elements import FileInputElement

from bot.views.blocks import SECTION, options


def text_field(
    name: str,
    label: str,
    *,
    hint: str | None = None,
    placeholder: str | None = None,
    initial: str | None = None,
    multiline: bool = False,
    optional: bool = False,
    longest: int = SECTION,
) -> InputBlock:
    """Ask for words. A field's name is both its block id and its action id."""
    element = PlainTextInputElement(
        action_id=name,
        multiline=multiline,
        max_length=longest,
        placeholder=PlainTextObject(text=placeholder) if placeholder else None,
        initial_value=initial[:longest] if initial else None,
    )
    return _field(name, label, element, hint=hint, optional=optional)


def choices_field(
    name: str,
    label: str,
    choices: Sequence[tuple[str, str]],
    *,
    most: int,
    initial: Sequence[str] = (),
    placeholder: str = "Choose",
    hint: str | None = None,
    optional: bool = False,
) -> InputBlock:
    """Ask for up to `most` of the (value, text) choices."""
    element = StaticMultiSelectElement(
        action_id=name,
        placeholder=placeholder,
        options=options(choices),
        initial_options=options([c for c in choices if c[0] in initial]) or None,
        max_selected_items=most,
    )
    return _field(name, label, element, hint=hint, optional=optional)


def choice_field(
    name: str,
    label: str,
    choices: Sequence[tuple[str, str]],
    *,
    initial: str | None = None,
    hint: str | None = None,
    optional: bool = False,
) -> InputBlock:
    """Ask for one of the (value, text) choices, chosen from a list."""
    element = StaticSelectElement(
        action_id=name,
        placeholder="Choose",
        options=options(choices),
        initial_option=next(iter(options([c for c in choices if c[0] == initial])), None),
    )
    return _field(name, label, element, hint=hint, optional=optional)


def radio_field(
    name: str,
    label: str,
    choices: Sequence[tuple[str, str]],
    *,
    initial: str | None,
    hint: str | None = None,
) -> InputBlock:
    """Ask for one of a few (value, text) choices, all in sight.

    One is chosen at first; with None, none is, and none needs to be.
    """
    element = RadioButtonsElement(
        action_id=name,
        options=options(choices),
        initial_option=next(iter(options([c for c in choices if c[0] == initial])), None),
    )
    return _field(name, label, element, hint=hint, optional=initial is None)


def checks_field(
    name: str,
    label: str,
    choices: Sequence[tuple[str, str, str]],
    *,
    initial: Sequence[str] = (),
    hint: str | None = None,
) -> InputBlock:
    """Ask for any of a few (value, text, description) choices, all in sight; at most 10.

    A description may be empty.
    """
    offered = [
        Option(
            value=value,
            text=PlainTextObject(text=text),
            description=PlainTextObject(text=more) if more else None,
        )
        for value, text, more in choices
    ]
    element = CheckboxesElement(
        action_id=name,
        options=offered,
        initial_options=[each for each in offered if each.value in initial] or None,
    )
    return _field(name, label, element, hint=hint, optional=True)


def date_field(
    name: str, label: str, *, initial: date | None = None, hint: str | None = None
) -> InputBlock:
    element = DatePickerElement(
        action_id=name, initial_date=initial.isoformat() if initial else None
    )
    return _field(name, label, element, hint=hint, optional=True)


def time_field(
    name: str,
    label: str,
    *,
    initial: int | None = None,
    hint: str | None = None,
    optional: bool = False,
) -> InputBlock:
    """Ask for a time of day; `initial` is in minutes after midnight."""
    shown = None if initial is None else f"{initial // 60:02}:{initial % 60:02}"
    element = TimePickerElement(action_id=name, initial_time=shown)
    return _field(name, label, element, hint=hint, optional=optional)


def people_field(
    name: str,
    label: str,
    *,
    hint: str | None = None,
    initial: Sequence[str] = (),
    most: int | None = None,
) -> InputBlock:
    element = UserMultiSelectElement(
        action_id=name,
        placeholder="Choose people",
        initial_users=list(initial) or None,
        max_selected_items=most,
    )
    return _field(name, label, element, hint=hint, optional=True)


def person_field(
    name: str, label: str, *, hint: str | None = None, initial: str | None = None
) -> InputBlock:
    """Ask for one person."""
    element = UserSelectElement(action_id=name, placeholder="Choose a person", initial_user=initial)
    return _field(name, label, element, hint=hint)


def file_field(
    name: str, label: str, *, types: Sequence[str], hint: str | None = None, most: int = 1
) -> InputBlock:
    """Ask for files with one of these endings."""
    element = FileInputElement(action_id=name, filetypes=list(types), max_files=most)
    return _field(name, label, element, hint=hint)


_ONE = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
}
_SEVERAL = {"multi_users_select": "selected_users", "file_input": "files"}
"""Where Slack puts what was chosen."""


def typed(view: dict[str, Any], name: str) -> Any:
    """Read a field of a submitted form: text, a date's text, a choice's value, or several.

    A time is `HH:MM`; files are as Slack describes them.
    """
    state = view["state"]["values"].get(name, {}).get(name, {})
    match state.get("type"):
        case "multi_static_select" | "checkboxes":
            return [option["value"] for option in state["selected_options"] or ()]
        case "static_select" | "radio_buttons":
            return (state["selected_option"] or {}).get("value")
        case kind if kind in _ONE:
            return state[_ONE[kind]]
        case kind if kind in _SEVERAL:
            return state.get(_SEVERAL[kind]) or []
        case _:
            return (state.get("value") or "").strip()


def _field(
    name: str,
    label: str,
    element: Any,
    *,
    hint: str | None = None,
    optional: bool = False,
) -> InputBlock:
    return InputBlock(
        block_id=name,
        label=PlainTextObject(text=label),
        element=element,
        hint=PlainTextObject(text=hint) if hint else None,
        optional=optional,
    )
