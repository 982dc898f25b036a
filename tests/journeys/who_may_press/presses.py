"""Anybody presses anything, over the wire, whether or not their Slack would show it to them."""

import asyncio
import time
from dataclasses import dataclass, field
from typing import Any

from fakeslack import Person, payloads
from fakeslack.answers import obey
from fakeslack.courier import Parcel, Unacknowledged
from fakeslack.interactions import stamped
from fakeslack.state import Json, View
from tests.journeys.who_may_press.doors import DOORS, Door
from tests.journeys.who_may_press.situation import Situation
from tests.journeys.who_may_press.watching import Ledger, Outcome, Rows

ELSEWHERE = "T0ELSEWHERE"
_CHOSEN = {
    "button": lambda value: {"value": value},
    "overflow": lambda value: {"selected_option": {"value": value}},
    "datepicker": lambda value: {"selected_date": value},
    "users_select": lambda value: {"selected_user": value},
}
_BLANK: Json = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "An old form"},
    "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "Old words"}}],
}
SHORTCUTS = {"share_problem_shortcut"}
ON_MESSAGES = {"make_problem", "find_guidance", "save_as_guidance", "mark_helpful"}
REFUSED = "says"
"""What is waited for where somebody may not."""
_PATIENCE = 10.0
"""Seconds until nothing more is expected to come of a press."""


def shape(name: str) -> tuple[object, ...]:
    """Tell in which way Slack delivers the use of a door."""
    door = DOORS[name]
    return name.startswith("form "), name in SHORTCUTS, name in ON_MESSAGES, door.at, door.kind


@dataclass(kw_only=True)
class Stage:
    """A situation in which every press is undone."""

    it: Situation
    ledger: Ledger
    forms: dict[str, dict[str, Any]]
    rows: Rows = field(init=False)
    shelves: dict[str, Any] = field(init=False)
    """What the bot's library has in memory, which is never changed in its place."""

    def __post_init__(self) -> None:
        self.rows = self.ledger.read()
        self.shelves = dict(vars(self.it.network.core.library))

    async def tries(self, who: str, name: str, *, may: bool) -> Outcome:
        """Let somebody try a door, and tell what came of it, which is then undone.

        `may` tells what is waited for: an effect, or a sentence.
        """
        person, door = self.it.people[who], DOORS[name]
        modals = self.it.network.workspace.modals
        modals.stack(person.id).clear()
        modals.complain(person.id, {})
        vars(self.it.network.core.library).update(self.shelves)
        heard = len(person.ephemerals), _last(person)
        await self._press(person, name, door)
        outcome = await self._come_to(person, heard, door.does if may else REFUSED)
        if outcome.changed:
            await self._undo()
        return outcome

    async def _undo(self) -> None:
        """Let what was begun come to its end, so that it is not undone halfway."""
        async with asyncio.timeout(10):
            while self.ledger.is_busy() or not self.ledger.restore(self.rows):  # noqa: ASYNC110  # rows
                await asyncio.sleep(0.005)

    async def _press(self, person: Person, name: str, door: Door) -> None:
        value = door.value.format(**self.it.numbers)
        called = name.partition(" @")[0]
        if name.startswith("form "):
            await self._submit(person, door, self.forms[name])
        elif name.startswith("/"):
            command, _, words = called.partition(" ")
            await person.uses(command, value or words)
        elif called in SHORTCUTS | ON_MESSAGES:
            await self._run(person, called)
        else:
            action = {"type": door.kind, "action_id": called, "block_id": "old"}
            action |= {"text": {"type": "plain_text", "text": "Old"}} | _CHOSEN[door.kind](value)
            await self._act(person, door, stamped(action))

    async def _act(self, person: Person, door: Door, action: Json) -> None:
        """Press on an old message, an old form or one's Home."""
        team, user = self.it.network.workspace, person.user
        if door.at == "message":
            place, message = person.dm(), person.sees(person.dm())[-1]
            trigger = team.triggers.give(user.id)
            payload = payloads.message_actions(
                team, user, place, message, action=action, trigger_id=trigger
            )
        else:
            hidden = door.hidden.format(**self.it.numbers)
            opened = self._opens(person, _BLANK | {"private_metadata": hidden})
            view = opened if door.at == "modal" else person.home
            assert view is not None
            if door.at == "home":
                team.modals.stack(person.id).clear()
            trigger = team.triggers.give(user.id, in_modal=view.is_modal)
            payload = payloads.view_actions(team, user, view, action, trigger)
        await self._send(person, payload)

    async def _submit(self, person: Person, door: Door, drawn: dict[str, Any]) -> None:
        view = self._opens(person, drawn)
        await person.fills(**{name: self._value(each) for name, each in door.typed.items()})
        team = self.it.network.workspace
        trigger = team.triggers.give(person.id, in_modal=True)
        answer = await self._send(person, payloads.submission(team, person.user, view, trigger))
        obey(team, view, answer)

    async def _run(self, person: Person, name: str) -> None:
        team, user = self.it.network.workspace, person.user
        trigger = team.triggers.give(user.id)
        if name in SHORTCUTS:
            await self._send(person, payloads.shortcut(team, user, name, trigger))
            return
        message = self.it.reply if name == "mark_helpful" else person.sees(person.dm())[0]
        place = team.channels[message.channel]
        payload = payloads.message_action(
            team, user, place, message, callback_id=name, trigger_id=trigger
        )
        await self._send(person, payload)

    async def _send(self, person: Person, payload: Json) -> Any:
        if person is self.it.people["X"]:
            payload["user"]["team_id"] = ELSEWHERE
        try:
            return await self.it.network.workspace.courier.offer(Parcel("interactive", payload))
        except Unacknowledged:
            return None

    def _opens(self, person: Person, drawn: dict[str, Any]) -> View:
        team = self.it.network.workspace
        return team.modals.open(team.triggers.give(person.id), drawn)

    def _value(self, typed: Any) -> Any:
        if isinstance(typed, list):
            return [self._value(each) for each in typed]
        return typed.format(**self.it.numbers) if isinstance(typed, str) else typed

    async def _come_to(
        self, person: Person, heard: tuple[int, tuple[str, str]], awaited: str
    ) -> Outcome:
        """Wait for what is awaited; after a while take what there is."""
        end = time.monotonic() + _PATIENCE
        while True:
            outcome = self._outcome(person, heard)
            if _has_come(outcome, awaited) or time.monotonic() > end:
                return outcome
            await asyncio.sleep(0.005)

    def _outcome(self, person: Person, heard: tuple[int, tuple[str, str]]) -> Outcome:
        modal = person.modal
        in_modal = [modal.words] if modal and modal.title == "Lantern" else []
        before, last = heard
        said = [each.words for each in person.ephemerals[before:]]
        told = [*person.modal_errors.values(), *in_modal, *said]
        return Outcome(
            changed=self.ledger.changed(self.rows),
            told=" ".join(told),
            posted=now[1] if (now := _last(person)) != last else "",
            shown=modal.title if modal else "",
            words=modal.words if modal else "",
        )


def _last(person: Person) -> tuple[str, str]:
    message = person.sees(person.dm())[-1]
    return message.ts, message.words


def _has_come(outcome: Outcome, awaited: str) -> bool:
    kind, _, what = awaited.partition(" ")
    if kind == "says":
        return bool(outcome.told) or bool(what and what in outcome.posted)
    if kind == "shows":
        return outcome.shown.startswith(what) and outcome.shown not in ("", "Lantern")
    if kind == "reads":
        return what in outcome.words
    return kind == "quiet" or kind in outcome.changed
