"""A person at their Slack: what they do about what they see."""

from datetime import date, time
from typing import Any

from fakeslack import interactions, talk
from fakeslack.blocks import interactive
from fakeslack.forms import INPUTS, find_option, options_of
from fakeslack.onlooker import Onlooker
from fakeslack.refusal import Impossible
from fakeslack.sight import Spot, Where
from fakeslack.state import Channel, Json, Message, View


class Person(Onlooker):
    """Does only what Slack's client would let them do, save for the last two methods."""

    async def uses(
        self, command: str, text: str = "", channel: Channel | str | None = None
    ) -> None:
        """Type a slash command; return when the app has acknowledged it."""
        place = self.dm() if channel is None else self._joined(channel)
        await interactions.command(self._team, self.user, place, command, talk.typed(text.strip()))

    async def runs(self, shortcut: str, message: Message | None = None) -> None:
        """Run a shortcut by its name or callback id, on a message if one is given."""
        names = {known.name: known.callback_id for known in self._team.app.shortcuts}
        channel = None if message is None else self._joined(message.channel)
        await interactions.shortcut(
            self._team, self.user, names.get(shortcut, shortcut), channel, message
        )

    async def opens_home(self) -> None:
        """Open the app's Home tab; it is there when the app has published it."""
        interactions.open_home(self._team, self.user)

    async def posts(
        self, channel: Channel | str, text: str, thread: Message | str | None = None
    ) -> Message:
        root = thread.ts if isinstance(thread, Message) else thread or ""
        place = self._joined(channel)
        return talk.say(self._team, place, self.id, talk.typed(text), root)

    async def fills(self, **values: Any) -> None:
        """Fill in fields of the form in front, by block id (or action id)."""
        view = await self._form()
        for name, value in values.items():
            block, element = _field(view, name)
            state = interactions.fill(self._team, view, element, block["block_id"], _plain(value))
            if interactions.dispatches(block, element):
                chosen = {key: item for key, item in state.items() if key != "type"}
                action = interactions.action_of(block, element, chosen)
                await interactions.press_in_view(self._team, self.user, view, action)

    async def submits(self, **values: Any) -> None:
        """Fill in what is given and press the form's button."""
        if values:
            await self.fills(**values)
        await interactions.submit(self._team, self.user, await self._form())

    async def closes(self, *, everything: bool = False) -> None:
        view = await self._form()
        await interactions.close(self._team, self.user, view, everything=everything)

    async def clicks(self, label: str, on: Where = None) -> None:
        """Press the nearest button with this text; a confirm dialog is confirmed."""
        spot = await self._spot(
            label, on, lambda e: e["type"] == "button" and e["text"]["text"] == label
        )
        await self._press(spot, None)

    async def chooses(self, label: str, on: Where = None) -> None:
        """Choose an option of a menu, by its text or value."""
        spot = await self._spot(
            label, on, lambda e: bool(options_of(e)) and find_option(e, label) is not None
        )
        await self._press(spot, find_option(spot.element, label))

    async def presses_old(
        self, place: Message | View, action_id: str, value: str | None = None
    ) -> None:
        """Send an action of a message or view whether or not they can see it."""
        found = [
            (block, element)
            for block, element in interactive(place.blocks)
            if element["action_id"] == action_id
        ]
        block, element = found[0] if found else _forged(action_id)
        option = find_option(element, value) if value is not None else None
        chosen: Json = {"selected_option": option} if option else {}
        if value is not None and not option:
            chosen = {"value": value}
        await self._send(place, interactions.action_of(block, element, chosen))

    async def resubmits(self, view: View) -> None:
        """Send a form again, open or not, as it was filled in."""
        await interactions.send(self._team, self.user, view)

    async def _press(self, spot: Spot, option: Json | None) -> None:
        element = spot.element
        chosen: Json | None = None
        if option is not None:
            known = INPUTS.get(element["type"])
            name = known.state if known else "selected_option"
            chosen = {name: [option] if known and known.many else option}
            if known and isinstance(spot.place, View):
                interactions.fill(self._team, spot.place, element, spot.block["block_id"], chosen)
                if not interactions.dispatches(spot.block, element):
                    return
        await self._send(spot.place, interactions.action_of(spot.block, element, chosen))

    async def _send(self, place: Message | View, action: Json) -> None:
        if isinstance(place, View):
            await interactions.press_in_view(self._team, self.user, place, action)
        else:
            channel = self._team.channels[place.channel]
            await interactions.press(self._team, self.user, channel, place, action)


def _field(view: View, name: str) -> tuple[Json, Json]:
    """Find a field by its block id or, where a block has several, its action id."""
    fields = [(b, e) for b, e in interactive(view.blocks) if e["type"] in INPUTS]
    for block, element in fields:
        if name in {block["block_id"], element["action_id"]}:
            return block, element
    known = [block["block_id"] for block, _ in fields]
    raise Impossible(f"The form {view.title!r} has no field {name!r}; it has {known}.")


def _plain(value: Any) -> Any:
    """Write a value as a field takes it: ids for people and channels, ISO for dates."""
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, (date, time)):
        return value.isoformat()[: len("2000-01-01" if isinstance(value, date) else "00:00")]
    return getattr(value, "id", value)


def _forged(action_id: str) -> tuple[Json, Json]:
    button = {"type": "button", "action_id": action_id, "text": {"type": "plain_text", "text": ""}}
    return {"block_id": "forged", "type": "actions"}, button
