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
    UserMultiSelectElement,
    UserSelectElement,
)

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
    initial: str,
    hint: str | None = None,
) -> InputBlock:
    """Ask for one of a few (value, text) choices, all in sight; one is chosen at first."""
    element = RadioButtonsElement(
        action_id=name,
        options=options(choices),
        initial_option=options([c for c in choices if c[0] == initial])[0],
    )
    return _field(name, label, element, hint=hint)


def checks_field(
    name: str,
    label: str,
    choices: Sequence[tuple[str, str, str]],
    *,
    initial: Sequence[str] = (),
    hint: str | None = None,
) -> InputBlock:
    """Ask for any of a few (value, text, description) choices, all in sight; at most 10."""
    offered = [
        Option(value=value, text=PlainTextObject(text=text), description=PlainTextObject(text=more))
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


def typed(view: dict[str, Any], name: str) -> Any:
    """Read a field of a submitted form: text, a date's text, a choice's value, or several."""
    state = view["state"]["values"].get(name, {}).get(name, {})
    match state.get("type"):
        case "multi_static_select" | "checkboxes":
            return [option["value"] for option in state["selected_options"] or ()]
        case "static_select" | "radio_buttons":
            return (state["selected_option"] or {}).get("value")
        case "datepicker":
            return state["selected_date"]
        case "users_select":
            return state["selected_user"]
        case "multi_users_select":
            return state["selected_users"] or []
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
