"""What a person does on the page, one function an act."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from fakeslack import interactions, passing_time, places, talk
from fakeslack.blocks import interactive
from fakeslack.forms import INPUTS
from fakeslack.refusal import Impossible
from fakeslack.state import Channel, Json, Message, User, View
from fakeslack.team import Team

Act: TypeAlias = Callable[[Team, User, Json], Awaitable[Json | None]]

_LONGEST_WAIT = 31 * 86_400
"""Seconds that one press lets pass at most."""


async def post(team: Team, user: User, said: Json) -> Json:
    text = said["text"].strip()
    if not text:
        raise Impossible("There is nothing to send yet.")
    channel = _channel(team, user, said["channel"])
    message = talk.say(team, channel, user.id, talk.encoded(text), said.get("thread_ts") or "")
    return {"message": message.on_page()}


async def edit(team: Team, user: User, said: Json) -> None:
    channel, message = _own(team, user, said)
    talk.change(team, channel, message, text=talk.encoded(said["text"]))


async def delete(team: Team, user: User, said: Json) -> None:
    if said["ts"] in {m.ts for m in team.contents.ephemerals.get(user.id, [])}:
        talk.delete(team, team.channels[said["channel"]], _message(team, user, said))
        return
    talk.delete(team, *_own(team, user, said))


async def react(team: Team, user: User, said: Json) -> None:
    """Add a reaction, or take one's own back."""
    channel = _channel(team, user, said["channel"])
    message = channel.messages[said["ts"]]
    mine = any(r["name"] == said["name"] and user.id in r["users"] for r in message.reactions)
    (talk.unreact if mine else talk.react)(team, channel, message, user.id, said["name"])


async def command(team: Team, user: User, said: Json) -> None:
    name = said["command"]
    channel = _channel(team, user, said["channel"])
    if said.get("thread_ts"):
        raise Impossible(f"{name} is not supported in threads.")
    text = talk.typed((said.get("text") or "").strip())
    await interactions.command(team, user, channel, name, text)


async def shortcut(team: Team, user: User, said: Json) -> None:
    channel = message = None
    if said.get("message_ts"):
        channel = _channel(team, user, said["channel"])
        message = channel.messages[said["message_ts"]]
    await interactions.shortcut(team, user, said["callback_id"], channel, message)


async def action(team: Team, user: User, said: Json) -> None:
    """Press or choose something in a message, a modal or on the Home tab."""
    place = _place(team, user, said["container"])
    block, element = next(
        (block, element)
        for block, element in interactive(place.blocks)
        if (block["block_id"], element["action_id"]) == (said["block_id"], said["action_id"])
    )
    chosen = {key: value for key, value in said["action"].items() if key != "type"}
    if isinstance(place, Message):
        pressed = interactions.action_of(block, element, chosen)
        await interactions.press(team, user, team.channels[place.channel], place, pressed)
        return
    _type(team, place, said.get("state"))
    if element["type"] in INPUTS:
        interactions.fill(team, place, element, block["block_id"], chosen)
    if interactions.dispatches(block, element):
        pressed = interactions.action_of(block, element, chosen)
        await interactions.press_in_view(team, user, place, pressed)


async def submit(team: Team, user: User, said: Json) -> None:
    view = _view(team, user, said["view_id"])
    _type(team, view, said.get("state"))
    await interactions.submit(team, user, view)


async def close(team: Team, user: User, said: Json) -> None:
    view = _view(team, user, said["view_id"])
    await interactions.close(team, user, view, everything=bool(said.get("clear")))


async def home(team: Team, user: User, _said: Json) -> None:
    interactions.open_home(team, user)


async def dm(team: Team, user: User, said: Json) -> Json:
    if said["user"] not in team.users:
        raise Impossible("There is nobody with that id here.")
    channel = places.direct(team, user.id, said["user"])
    if said["user"] == team.app.bot_user_id:
        interactions.open_home(team, user, "messages")
    return {"channel": places.on_page(channel, user.id)}


async def read(team: Team, user: User, said: Json) -> None:
    channel = _channel(team, user, said["channel"])
    if channel.messages:
        channel.read[user.id] = next(channel.newest_first()).ts
    news = {"type": "unread", "channel": channel.id, "count": 0}
    team.live.tell(user.id, lambda: news)


async def wait(team: Team, _user: User, said: Json) -> None:
    """Let time pass, where the workspace's clock can be moved; everybody sees it pass."""
    await passing_time.let_pass(team, min(max(float(said["seconds"]), 0), _LONGEST_WAIT))


ACTS: Mapping[str, Act] = {
    act.__name__: act
    for act in (
        post, edit, delete, react, command, shortcut, action, submit, close, home, dm, read, wait,
    )
}  # fmt: skip


def _channel(team: Team, user: User, name: str) -> Channel:
    channel = team.channels.get(name)
    if channel is None or user.id not in channel.members:
        raise Impossible("You are not in that conversation.")
    return channel


def _message(team: Team, user: User, said: Json) -> Message:
    for message in team.contents.ephemerals.get(user.id, []):
        if message.ts == said["ts"] and message.channel == said["channel"]:
            return message
    return _channel(team, user, said["channel"]).messages[said["ts"]]


def _own(team: Team, user: User, said: Json) -> tuple[Channel, Message]:
    channel = _channel(team, user, said["channel"])
    message = channel.messages[said["ts"]]
    if message.user != user.id:
        raise Impossible("Only your own messages can be changed.")
    return channel, message


def _place(team: Team, user: User, container: Json) -> Message | View:
    match container["type"]:
        case "message":
            return _message(team, user, container)
        case "modal":
            return _view(team, user, container["view_id"])
    home = team.modals.home(user.id)
    if home is None:
        raise Impossible("The Home tab is not there yet.")
    return home


def _view(team: Team, user: User, name: str) -> View:
    view = team.modals.find(view_id=name)
    if view.user != user.id:
        raise Impossible("This form is not yours.")
    return view


def _type(team: Team, view: View, state: Json | None) -> None:
    """Take over what was typed on the page so far."""
    typed = (state or {}).get("values", {})
    for block, element in interactive(view.blocks):
        given = typed.get(block["block_id"], {}).get(element.get("action_id"))
        if given is not None and element["type"] in INPUTS:
            interactions.fill(team, view, element, block["block_id"], given)
