"""Buttons, menus and inputs: what Slack allows in each, and how much of it."""

from typing import Any

from fakeslack.blocks.shapes import (
    Check,
    anything,
    both,
    complain,
    flag,
    list_of,
    number,
    one_of,
    plain,
    shape,
    string,
    variant,
    words,
)

ID = string(255)
TYPED = 3000
"""Characters a person can type into one field."""
CONFIRM = shape(
    {"title": plain(100), "text": words(300), "confirm": plain(30), "deny": plain(30)},
    {"style": one_of("primary", "danger")},
)
OPTION = shape(
    {"text": words(75), "value": string(150)}, {"description": words(75), "url": string(3000)}
)
PLAIN_OPTION = shape(
    {"text": plain(75), "value": string(150)}, {"description": plain(75), "url": string(3000)}
)
GROUP = shape({"label": plain(75), "options": list_of(PLAIN_OPTION, 100)})
_ANY = {"action_id": ID, "confirm": CONFIRM, "focus_on_load": flag}
_MENU = {**_ANY, "placeholder": plain(150)}
_SOME = {"max_selected_items": number(1, 1_000_000)}
_IDS = list_of(string(255), 1000, 0)


def _options_of(element: dict[str, Any]) -> list[Any]:
    groups = element.get("option_groups") or []
    return [
        option.get("value")
        for part in (element, *groups)
        for option in part.get("options") or []
        if isinstance(option, dict)
    ]


def _choices(element: Any, place: str, found: list[str]) -> None:
    """Ask for options or groups of options, and for initial ones that are among them."""
    if bool(element.get("options")) == bool(element.get("option_groups")):
        complain(found, place, "exactly one of options and option_groups is needed")
    known = _options_of(element)
    if len(set(known)) != len(known):
        complain(found, place, "the values of options must differ")
    first = [element["initial_option"]] if element.get("initial_option") else []
    for option in first + (element.get("initial_options") or []):
        if not isinstance(option, dict) or option.get("value") not in known:
            complain(found, place, "initial options must be among the options")


def _select(most: int, **initial: Check) -> Check:
    options = {"options": list_of(PLAIN_OPTION, most), "option_groups": list_of(GROUP, most)}
    return both(shape({}, {**_MENU, **options, **initial}), _choices)


def _ticks(**initial: Check) -> Check:
    return both(shape({"options": list_of(OPTION, 10)}, {**_ANY, **initial}), _choices)


def _typing(**more: Check) -> Check:
    return shape(
        {},
        {
            **_MENU,
            "initial_value": string(TYPED),
            "min_length": number(0, TYPED),
            "max_length": number(1, TYPED),
            "dispatch_action_config": anything,
            **more,
        },
    )


def _not_offered(value: Any, place: str, found: list[str]) -> None:
    complain(found, place, f"{value['type']} is not offered by this local workspace")


BUTTON = shape(
    {"text": plain(75)},
    {
        "action_id": ID,
        "url": string(3000),
        "value": string(2000),
        "style": one_of("primary", "danger"),
        "confirm": CONFIRM,
        "accessibility_label": string(75),
    },
)


def one_of_both(first: str, second: str) -> Check:
    """Ask for exactly one of two properties."""

    def check(value: Any, place: str, found: list[str]) -> None:
        if bool(value.get(first)) == bool(value.get(second)):
            complain(found, place, f"exactly one of {first} and {second} is needed")

    return check


SLACK_FILE = both(
    shape({}, {"id": string(255, 1), "url": string(3000, 1)}), one_of_both("id", "url")
)
PICTURE = {"image_url": string(3000, 1), "slack_file": SLACK_FILE}
IMAGE = both(shape({"alt_text": string(2000, 1)}, PICTURE), one_of_both("image_url", "slack_file"))
_CONVERSATION = {
    "default_to_current_conversation": flag,
    "response_url_enabled": flag,
    "filter": anything,
}
_MENUS: dict[str, Check] = {
    "static_select": _select(100, initial_option=PLAIN_OPTION),
    "multi_static_select": _select(100, initial_options=list_of(PLAIN_OPTION, 100, 0), **_SOME),
    "users_select": shape({}, {**_MENU, "initial_user": ID}),
    "multi_users_select": shape({}, {**_MENU, **_SOME, "initial_users": _IDS}),
    "conversations_select": shape({}, {**_MENU, **_CONVERSATION, "initial_conversation": ID}),
    "multi_conversations_select": shape(
        {}, {**_MENU, **_SOME, **_CONVERSATION, "initial_conversations": _IDS}
    ),
    "channels_select": shape({}, {**_MENU, "initial_channel": ID, "response_url_enabled": flag}),
    "multi_channels_select": shape({}, {**_MENU, **_SOME, "initial_channels": _IDS}),
    "datepicker": shape({}, {**_MENU, "initial_date": string(10)}),
    "timepicker": shape({}, {**_MENU, "initial_time": string(5), "timezone": ID}),
    "datetimepicker": shape({}, {**_ANY, "initial_date_time": anything}),
    "checkboxes": _ticks(initial_options=list_of(OPTION, 10, 0)),
    "radio_buttons": _ticks(initial_option=OPTION),
    "external_select": _not_offered,
    "multi_external_select": _not_offered,
}
_OVERFLOW = shape({"options": list_of(PLAIN_OPTION, 5)}, {"action_id": ID, "confirm": CONFIRM})
_FIELDS: dict[str, Check] = {
    "plain_text_input": _typing(multiline=flag),
    "email_text_input": _typing(),
    "url_text_input": _typing(),
    "number_input": both(
        _typing(is_decimal_allowed=flag, min_value=ID, max_value=ID),
        lambda value, place, found: (
            None
            if "is_decimal_allowed" in value
            else complain(found, place, "missing required field: is_decimal_allowed")
        ),
    ),
    "rich_text_input": _not_offered,
}
_FILES = shape(
    {}, {"action_id": ID, "filetypes": list_of(string(255, 1), 1000), "max_files": number(1, 10)}
)

IN_INPUT = variant(_MENUS | _FIELDS, "an input")
IN_INPUT_OF_MODAL = variant(_MENUS | _FIELDS | {"file_input": _FILES}, "an input")
IN_ACTIONS = variant(_MENUS | {"button": BUTTON, "overflow": _OVERFLOW}, "an element of actions")
IN_SECTION = variant(
    _MENUS | {"button": BUTTON, "overflow": _OVERFLOW, "image": IMAGE}, "an accessory"
)
IN_CONTEXT = variant(
    {
        "image": IMAGE,
        "plain_text": plain(2000),
        "mrkdwn": words(2000),
    },
    "an element of context",
)
