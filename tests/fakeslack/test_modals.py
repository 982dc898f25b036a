"""Forms: what the app may answer to one, and what becomes of what was typed."""

import asyncio
from typing import Any

from slack_bolt.async_app import AsyncApp

from fakeslack import Workspace
from tests.fakeslack.conftest import Connect
from tests.fakeslack.shapes import button, field, form, opening


async def test_the_client_holds_an_empty_required_field_back(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    opening(bolt)
    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        await ada.submits()
    assert ada.modal_errors == {"words": "Please complete this required field."}
    assert "interactive" not in {parcel.kind for parcel in workspace.courier.sent}


async def test_errors_stand_beside_the_field_and_nothing_typed_is_lost(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    opening(bolt)

    @bolt.view("say")
    async def refuse(ack: Any) -> None:
        await ack(response_action="errors", errors={"words": "Too loud"})

    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        await ada.submits(words="HELLO")
    assert ada.modal_errors == {"words": "Too loud"}
    assert ada.modal is not None
    assert ada.modal.values["words"]["words"]["value"] == "HELLO"


async def test_errors_for_a_field_that_is_not_there_are_trouble(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    opening(bolt)

    @bolt.view("say")
    async def refuse(ack: Any) -> None:
        await ack(response_action="errors", errors={"nowhere": "Too loud"})

    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        await ada.submits(words="HELLO")
    assert ada.notices == ["We had some trouble connecting. Try again?"]
    assert ada.modal is not None


async def test_a_form_acknowledged_too_late_stays_open(
    workspace: Workspace, bolt: AsyncApp, either_way: Connect
) -> None:
    opening(bolt)

    @bolt.view("say")
    async def dawdle(ack: Any) -> None:
        await asyncio.sleep(0.5)
        await ack()

    ada = workspace.add_user("ada")
    async with either_way(bolt):
        await ada.uses("/say")
        await ada.submits(words="Hello")
        assert ada.notices == ["We had some trouble connecting. Try again?"]
        assert ada.modal is not None
        await asyncio.sleep(0.4)
        assert ada.modal is not None


async def test_a_submission_can_update_push_and_clear(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    opening(bolt)
    second = form(field("more"), title={"type": "plain_text", "text": "More"})
    answers = [
        {"response_action": "update", "view": form(field("words"), field("also", optional=True))},
        {"response_action": "push", "view": second},
        {"response_action": "clear"},
    ]

    @bolt.view("say")
    async def answer(ack: Any) -> None:
        await ack(answers.pop(0))

    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        await ada.submits(words="Hello")
        assert ada.modal is not None
        assert ada.modal.values["words"]["words"]["value"] == "Hello"
        await ada.submits(also="And this")
        first = ada.modal
        assert first.title == "More"
        assert first.previous_id == first.root_id != first.id
        await ada.submits(more="And that")
    assert ada.modal is None


async def test_views_update_keeps_what_was_typed_where_the_field_stays(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    opening(bolt, field("words"), button("Longer", "longer"))

    @bolt.action("longer")
    async def longer(ack: Any, body: Any, client: Any) -> None:
        await ack()
        blocks = (field("words"), field("more", optional=True))
        await client.views_update(
            view_id=body["view"]["id"], hash=body["view"]["hash"], view=form(*blocks)
        )

    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        await ada.fills(words="Half a sent")
        await ada.clicks("Longer", on="modal")
        await workspace.until(lambda: ada.modal is not None and "More" in ada.modal.words)
    assert ada.modal is not None
    assert ada.modal.values["words"]["words"]["value"] == "Half a sent"
    assert ada.modal.values["more"]["more"]["value"] is None


async def test_closing_tells_the_app_only_if_it_asked(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    closed = []
    opening(bolt, notify_on_close=True)

    @bolt.view_closed("say")
    async def note(ack: Any, body: Any) -> None:
        await ack()
        closed.append(body["is_cleared"])

    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        await ada.closes(everything=True)
    assert closed == [True]
    assert ada.modal is None


async def test_a_form_can_be_delivered_twice(
    workspace: Workspace, bolt: AsyncApp, connected: Connect
) -> None:
    delivered = []
    opening(bolt)

    @bolt.view("say")
    async def note(ack: Any, view: Any) -> None:
        await ack()
        delivered.append(view["id"])

    ada = workspace.add_user("ada")
    async with connected(bolt):
        await ada.uses("/say")
        await ada.fills(words="Hello")
        view = ada.modal
        assert view is not None
        await ada.submits()
        await ada.resubmits(view)
    assert delivered == [view.id, view.id]
