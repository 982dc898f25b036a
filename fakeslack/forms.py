"""What is filled into a form: Slack's shape of each input's state, and what its client refuses."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fakeslack.blocks import interactive
from fakeslack.files import extension
from fakeslack.state import Json

LARGEST_FILE = 10 * 1024 * 1024
"""Bytes that Slack takes in through a form, a file."""
REQUIRED = "Please complete this required field."


@dataclass(frozen=True, slots=True)
class Input:
    """How an element reports what is in it: under which name, and from which initial property."""

    state: str
    initial: str
    many: bool = False
    options: bool = False


INPUTS: Mapping[str, Input] = {
    "plain_text_input": Input("value", "initial_value"),
    "email_text_input": Input("value", "initial_value"),
    "url_text_input": Input("value", "initial_value"),
    "number_input": Input("value", "initial_value"),
    "static_select": Input("selected_option", "initial_option", options=True),
    "radio_buttons": Input("selected_option", "initial_option", options=True),
    "multi_static_select": Input("selected_options", "initial_options", many=True, options=True),
    "checkboxes": Input("selected_options", "initial_options", many=True, options=True),
    "users_select": Input("selected_user", "initial_user"),
    "multi_users_select": Input("selected_users", "initial_users", many=True),
    "conversations_select": Input("selected_conversation", "initial_conversation"),
    "multi_conversations_select": Input(
        "selected_conversations", "initial_conversations", many=True
    ),
    "channels_select": Input("selected_channel", "initial_channel"),
    "multi_channels_select": Input("selected_channels", "initial_channels", many=True),
    "datepicker": Input("selected_date", "initial_date"),
    "timepicker": Input("selected_time", "initial_time"),
    "datetimepicker": Input("selected_date_time", "initial_date_time"),
    "file_input": Input("files", "", many=True),
}


def initial_values(blocks: list[Json]) -> dict[str, Json]:
    """Fill in a new form as its author wished."""
    values: dict[str, Json] = {}
    for block, element in interactive(blocks):
        if known := INPUTS.get(element["type"]):
            first = element.get(known.initial, [] if known.many else None)
            states = values.setdefault(block["block_id"], {})
            states[element["action_id"]] = {"type": element["type"], known.state: first}
    return values


def kept_values(blocks: list[Json], typed: Mapping[str, Json]) -> dict[str, Json]:
    """Fill in a changed form: what was in a field of the same name stays."""
    values = initial_values(blocks)
    for block, element in interactive(blocks):
        old = typed.get(block["block_id"], {}).get(element["action_id"])
        if old and old["type"] == element["type"] and _still_offered(element, old):
            values[block["block_id"]][element["action_id"]] = old
    return values


def _still_offered(element: Json, state: Json) -> bool:
    known = INPUTS[element["type"]]
    if not known.options:
        return True
    value = state[known.state]
    chosen = value if known.many else [value] if value else []
    offered = {option["value"] for option in options_of(element)}
    return all(option["value"] in offered for option in chosen)


def options_of(element: Json) -> list[Json]:
    """List what can be chosen in an element."""
    groups = element.get("option_groups") or []
    return [option for part in (element, *groups) for option in part.get("options") or []]


def find_option(element: Json, wanted: str) -> Json | None:
    """Find an option by its value or by its text."""
    options = options_of(element)
    by_value = (option for option in options if option.get("value") == wanted)
    by_text = (option for option in options if option["text"]["text"] == wanted)
    return next(by_value, None) or next(by_text, None)


def state_from(element: Json, given: Any) -> Json:
    """Take over what a page or a person says is in an element, options by value or text."""
    known = INPUTS[element["type"]]
    value = given.get(known.state) if isinstance(given, dict) else given
    if value in (None, "", [], ()):
        value = [] if known.many else None
    elif known.options:
        chosen = [_offered(element, item) for item in (value if known.many else [value])]
        value = chosen if known.many else chosen[0]
    elif known.many:
        value = list(value)
    elif known.state == "value":
        value = str(value)
    return {"type": element["type"], known.state: value}


def _offered(element: Json, item: Any) -> Json:
    wanted = item["value"] if isinstance(item, dict) else item
    option = find_option(element, wanted)
    if option is None:
        message = f"{wanted!r} is not among {[each['value'] for each in options_of(element)]}"
        raise LookupError(message)
    return option


def is_empty(state: Json) -> bool:
    known = INPUTS[state["type"]]
    value = state.get(known.state)
    return value in (None, "", []) or (isinstance(value, str) and not value.strip())


def problems(blocks: list[Json], values: Mapping[str, Json]) -> dict[str, str]:
    """Say what Slack's client says before it lets a form go: a sentence for each block."""
    found: dict[str, str] = {}
    for block, element in interactive(blocks):
        if block["type"] != "input":
            continue
        state = values[block["block_id"]][element["action_id"]]
        if is_empty(state):
            if not block.get("optional"):
                found[block["block_id"]] = REQUIRED
        elif sentence := _misfit(element, state):
            found[block["block_id"]] = sentence
    return found


def _misfit(element: Json, state: Json) -> str | None:
    known = INPUTS[element["type"]]
    value = state[known.state]
    most = element.get("max_selected_items")
    if known.many and most and len(value) > most:
        return f"Choose no more than {most}."
    if element["type"] == "file_input":
        return _wrong_files(element, value)
    if element["type"] == "plain_text_input":
        return _wrong_length(element, value)
    if pattern := _PATTERNS.get(element["type"]):
        return None if pattern[0].fullmatch(value) else pattern[1]
    if element["type"] == "number_input":
        return _wrong_number(element, value)
    return None


_PATTERNS = {
    "email_text_input": (re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+"), "Enter a valid email address."),
    "url_text_input": (re.compile(r"https?://\S+"), "Enter a valid URL."),
    "datepicker": (re.compile(r"\d{4}-\d{2}-\d{2}"), "Enter a valid date."),
    "timepicker": (re.compile(r"\d{2}:\d{2}"), "Enter a valid time."),
}


def _wrong_files(element: Json, files: list[Json]) -> str | None:
    most, kinds = element.get("max_files", 10), element.get("filetypes")
    if len(files) > most:
        return f"Choose no more than {most} {'file' if most == 1 else 'files'}."
    allowed = {extension(f".{kind}") for kind in kinds or []}
    for file in files:
        if kinds and not allowed & {file["filetype"], extension(file["name"])}:
            return f"{file['name']} is not one of these: {', '.join(kinds)}."
        if file["size"] > LARGEST_FILE:
            return f"{file['name']} is larger than 10 MB."
    return None


def _wrong_length(element: Json, value: str) -> str | None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if len(value) < least:
        return f"Use at least {least} characters."
    if len(value) > most:
        return f"Use no more than {most} characters."
    return None


def _wrong_number(element: Json, value: str) -> str | None:
    whole = not element["is_decimal_allowed"]
    if not re.fullmatch(r"-?\d+" if whole else r"-?\d+(\.\d+)?", value):
        return "Enter a whole number." if whole else "Enter a number."
    if "min_value" in element and float(value) < float(element["min_value"]):
        return f"Enter a number from {element['min_value']}."
    if "max_value" in element and float(value) > float(element["max_value"]):
        return f"Enter a number up to {element['max_value']}."
    return None
