"""Every kind of input: what it holds at first, what a person puts in, what is refused."""

from datetime import date, time
from typing import Any

import pytest

from fakeslack import Impossible, Person, Workspace
from fakeslack.forms import REQUIRED
from tests.fakeslack.shapes import form


def option(value: str) -> dict[str, Any]:
    return {"text": {"type": "plain_text", "text": value.title()}, "value": value}


def asking(kind: str, **more: Any) -> dict[str, Any]:
    return {
        "type": "input",
        "block_id": "it",
        "label": {"type": "plain_text", "text": "It"},
        "element": {"type": kind, "action_id": "it", **more},
    }


OPTIONS = {"options": [option("red"), option("blue")]}
RED, BLUE = OPTIONS["options"]

FILLED = [
    ("plain_text_input", {}, "Hello", {"value": None}, {"value": "Hello"}),
    ("plain_text_input", {"initial_value": "Hi"}, None, {"value": "Hi"}, {"value": None}),
    ("email_text_input", {}, "a@example.org", {"value": None}, {"value": "a@example.org"}),
    ("url_text_input", {}, "https://example.org", {"value": None},
     {"value": "https://example.org"}),
    ("number_input", {"is_decimal_allowed": False}, 7, {"value": None}, {"value": "7"}),
    ("static_select", OPTIONS, "Red", {"selected_option": None}, {"selected_option": RED}),
    ("static_select", OPTIONS | {"initial_option": RED}, "blue", {"selected_option": RED},
     {"selected_option": BLUE}),
    ("radio_buttons", OPTIONS, "blue", {"selected_option": None}, {"selected_option": BLUE}),
    ("checkboxes", OPTIONS, ["red", "blue"], {"selected_options": []},
     {"selected_options": [RED, BLUE]}),
    ("multi_static_select", OPTIONS, ["Blue"], {"selected_options": []},
     {"selected_options": [BLUE]}),
    ("users_select", {}, "{ada}", {"selected_user": None}, {"selected_user": "{ada}"}),
    ("multi_users_select", {}, ["{ada}"], {"selected_users": []}, {"selected_users": ["{ada}"]}),
    ("conversations_select", {}, "C1", {"selected_conversation": None},
     {"selected_conversation": "C1"}),
    ("channels_select", {}, "C1", {"selected_channel": None}, {"selected_channel": "C1"}),
    ("datepicker", {}, date(2030, 1, 2), {"selected_date": None}, {"selected_date": "2030-01-02"}),
    ("timepicker", {}, time(9, 30), {"selected_time": None}, {"selected_time": "09:30"}),
]  # fmt: skip


@pytest.fixture
def ada(workspace: Workspace) -> Person:
    return workspace.add_user("ada")


@pytest.mark.parametrize(("kind", "more", "given", "first", "then"), FILLED)
async def test_an_input_reports_what_is_in_it_as_slack_does(
    workspace: Workspace, ada: Person, *, kind: str, more: Any, given: Any, first: Any, then: Any
) -> None:
    view = workspace.modals.open(workspace.triggers.give(ada.id), form(asking(kind, **more)))
    assert view.values == {"it": {"it": {"type": kind, **first}}}
    person = {"{ada}": ada}
    await ada.fills(it=[ada] if given == ["{ada}"] else person.get(str(given), given))
    expected = {name: _named(value, ada.id) for name, value in then.items()}
    assert view.values == {"it": {"it": {"type": kind, **expected}}}


MISFITS = [
    ("plain_text_input", {}, "  ", REQUIRED),
    ("plain_text_input", {"min_length": 3}, "Hi", "Use at least 3 characters."),
    ("plain_text_input", {"max_length": 1}, "Hi", "Use no more than 1 characters."),
    ("plain_text_input", {}, "x" * 3001, "Use no more than 3000 characters."),
    ("email_text_input", {}, "nobody", "Enter a valid email address."),
    ("url_text_input", {}, "nowhere", "Enter a valid URL."),
    ("number_input", {"is_decimal_allowed": False}, "1.5", "Enter a whole number."),
    ("number_input", {"is_decimal_allowed": True, "min_value": "2"}, "1", "Enter a number from 2."),
    ("multi_static_select", OPTIONS, [], REQUIRED),
    ("multi_static_select", OPTIONS | {"max_selected_items": 1}, ["red", "blue"],
     "Choose no more than 1."),
    ("datepicker", {}, "soon", "Enter a valid date."),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "more", "given", "complaint"), MISFITS)
async def test_the_client_holds_back_what_does_not_fit(
    workspace: Workspace, ada: Person, *, kind: str, more: Any, given: Any, complaint: str
) -> None:
    workspace.modals.open(workspace.triggers.give(ada.id), form(asking(kind, **more)))
    await ada.submits(it=given)
    assert ada.modal_errors == {"it": complaint}
    assert not workspace.courier.sent


async def test_only_what_is_offered_can_be_chosen(workspace: Workspace, ada: Person) -> None:
    trigger = workspace.triggers.give(ada.id)
    workspace.modals.open(trigger, form(asking("static_select", **OPTIONS)))
    with pytest.raises(Impossible, match="'green' is not among"):
        await ada.fills(it="green")


async def test_a_field_that_is_not_there_is_named_with_those_that_are(
    workspace: Workspace, ada: Person
) -> None:
    workspace.modals.open(workspace.triggers.give(ada.id), form(asking("plain_text_input")))
    with pytest.raises(Impossible, match=r"has no field 'that'; it has \['it'\]"):
        await ada.fills(that="Hello")


async def test_a_choice_that_is_no_longer_offered_is_forgotten(
    workspace: Workspace, ada: Person
) -> None:
    trigger = workspace.triggers.give(ada.id)
    view = workspace.modals.open(trigger, form(asking("static_select", **OPTIONS)))
    await ada.fills(it="red")
    workspace.modals.update(view, form(asking("static_select", options=[BLUE])))
    assert view.values["it"]["it"]["selected_option"] is None


def _named(value: Any, ada: str) -> Any:
    if isinstance(value, list):
        return [_named(item, ada) for item in value]
    return ada if value == "{ada}" else value
